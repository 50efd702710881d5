import { expect, test } from 'vitest';
import { nextSort, sortBy, toggleSort } from './sort-edits.ts';

test('clicks go from ascending to descending to none', () => {
  const up = nextSort([], 'a');
  expect(up).toEqual([{ field: 'a', direction: 'asc' }]);
  const down = nextSort(up, 'a');
  expect(down).toEqual([{ field: 'a', direction: 'desc' }]);
  expect(nextSort(down, 'a')).toEqual([]);
});

test('a click without Shift leaves one field, with Shift it adds one', () => {
  expect(nextSort([{ field: 'a', direction: 'asc' }], 'b')).toEqual([{ field: 'b', direction: 'asc' }]);
  const both = toggleSort([{ field: 'a', direction: 'asc' }], 'b');
  expect(both.map((item) => item.field)).toEqual(['a', 'b']);
  expect(toggleSort(toggleSort(both, 'b'), 'b')).toEqual([{ field: 'a', direction: 'asc' }]);
});

test('a field that is put first stands there once', () => {
  expect(
    sortBy(
      [
        { field: 'a', direction: 'asc' },
        { field: 'b', direction: 'asc' },
      ],
      'b',
      'desc',
    ),
  ).toEqual([
    { field: 'b', direction: 'desc' },
    { field: 'a', direction: 'asc' },
  ]);
});
