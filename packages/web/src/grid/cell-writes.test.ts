import { expect, test } from 'vitest';
import { dismiss, withCells, withoutCells, type CellWrites } from './cell-writes.ts';

const saving = (_field: string, value: unknown) => ({ value: value as string, state: 'saving' as const });
const none: CellWrites = { cells: {} };

test('a saved value leaves, a newer edit of the same cell stays', () => {
  const first = withCells(none, 1, { f_a: 'x', f_b: 'y' }, saving);
  const second = withCells(first, 1, { f_a: 'z' }, saving);
  expect(withoutCells(second, 1, { f_a: 'x', f_b: 'y' }).cells).toEqual({
    1: { f_a: { value: 'z', state: 'saving' } },
  });
});

test('nothing is kept for a record without waiting cells', () => {
  expect(withoutCells(withCells(none, 1, { f_a: 'x' }, saving), 1, { f_a: 'x' })).toEqual(none);
});

test('only a refused value can be dismissed', () => {
  const writes = withCells(none, 1, { f_a: 'x' }, saving);
  expect(dismiss(writes, 1, 'f_a')).toBe(writes);
  const refused = withCells(none, 1, { f_a: 'x' }, (_field, value) => ({ value, state: 'refused' }));
  expect(dismiss(refused, 1, 'f_a')).toEqual(none);
});
