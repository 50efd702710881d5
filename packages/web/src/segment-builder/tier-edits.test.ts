import type { Tier, TieringDefinition } from '@keepwell/model';
import { expect, test } from 'vitest';
import { addTier, changeTier, moveTier, removeTier } from './tier-edits.ts';

const tier = (id: string): Tier => ({ id, labels: { en: id }, colour: 'grey', when: id });
const body: TieringDefinition = { entity: 'e', labels: {}, tiers: [tier('o_a'), tier('o_b'), tier('o_rest')] };
const ids = ({ tiers }: TieringDefinition): string => tiers.map(({ id }) => id.slice(2)).join(' ');

test('a new tier stands before the last, which takes everyone else', () => {
  expect(ids(addTier(body, tier('o_c')))).toBe('a b c rest');
  const full = { ...body, tiers: Array.from({ length: 20 }, (_, at) => tier(`o_${at}`)) };
  expect(addTier(full, tier('o_more'))).toBe(full);
});

test('a tier moves to a place among the others and keeps its rule', () => {
  expect(ids(moveTier(body, 'o_a', 1))).toBe('b a rest');
  expect(ids(moveTier(body, 'o_a', 2))).toBe('b rest a');
  expect(moveTier(body, 'o_a', 2).tiers.at(-1)?.when).toBe('o_a');
  expect(moveTier(body, 'o_gone', 0)).toBe(body);
});

test('one tier is changed or removed, the others stay the same objects', () => {
  const changed = changeTier(body, 'o_b', { colour: 'red' });
  expect(changed.tiers.map(({ colour }) => colour)).toEqual(['grey', 'red', 'grey']);
  expect(changed.tiers[0]).toBe(body.tiers[0]);
  expect(ids(removeTier(body, 'o_b'))).toBe('a rest');
});
