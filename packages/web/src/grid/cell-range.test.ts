import { expect, test } from 'vitest';
import { isInside, moved, rangeAt, rectangleOf, tabbed } from './cell-range.ts';

const extent = { rows: 3, columns: 2 };

test('a rectangle is the same whichever way it was drawn', () => {
  const forth = rectangleOf({ anchor: { row: 0, column: 1 }, focus: { row: 2, column: 0 } });
  const back = rectangleOf({ anchor: { row: 2, column: 0 }, focus: { row: 0, column: 1 } });
  expect(forth).toEqual(back);
  expect(isInside(forth, 1, 1)).toBe(true);
  expect(isInside(forth, 3, 1)).toBe(false);
});

test('moving stops at the edges, and extending keeps the anchor', () => {
  const start = rangeAt({ row: 0, column: 0 });
  expect(moved(start, { rows: -1, columns: 9 }, extent, false).focus).toEqual({ row: 0, column: 1 });
  expect(moved(start, { rows: 2 }, extent, true)).toEqual({
    anchor: { row: 0, column: 0 },
    focus: { row: 2, column: 0 },
  });
});

test('Tab goes on in the next row and leaves the grid at its end', () => {
  expect(tabbed(rangeAt({ row: 0, column: 1 }), false, extent)?.focus).toEqual({ row: 1, column: 0 });
  expect(tabbed(rangeAt({ row: 2, column: 1 }), false, extent)).toBeNull();
  expect(tabbed(rangeAt({ row: 0, column: 0 }), true, extent)).toBeNull();
});
