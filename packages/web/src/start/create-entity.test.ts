import { expect, test } from 'vitest';
import { freeKey, toKey } from './create-entity.ts';

test('a key is made of the ASCII letters and digits of the words', () => {
  expect(toKey('Élèves & Parents 2', 'entity')).toBe('eleves_parents_2');
  expect(toKey('2026 orders', 'entity')).toBe('orders');
});

test('words without ASCII letters get the fallback', () => {
  expect(toKey('客户', 'entity')).toBe('entity');
});

test('a taken key gets the next free number', () => {
  expect(freeKey('a', ['a', 'a_2'])).toBe('a_3');
  expect(freeKey('b', ['a'])).toBe('b');
});
