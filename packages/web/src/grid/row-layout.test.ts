import { expect, test } from 'vitest';
import { flatLayout, groupedLayout, toGroups } from './row-layout.ts';

const groups = toGroups([
  { value: 'a', count: 3, figures: [] },
  { value: null, count: 2, figures: [] },
]);

const shape = (layout: ReturnType<typeof flatLayout>) =>
  Array.from({ length: layout.count }, (_, display) => {
    const place = layout.at(display);
    return place?.kind === 'row' ? place.row : place?.group.key;
  });

test('a head stands before the rows of each group', () => {
  expect(shape(groupedLayout(groups, new Set(), 5))).toEqual(['"a"', 0, 1, 2, 'null', 3, 4]);
});

test('the rows of a folded group take no place', () => {
  const layout = groupedLayout(groups, new Set(['"a"']), 5);
  expect(shape(layout)).toEqual(['"a"', 'null', 3, 4]);
  expect(layout.displayOf(1)).toBeNull();
});

test('rows of groups that the server did not name stand at the end', () => {
  expect(shape(groupedLayout(groups, new Set(), 7))).toEqual(['"a"', 0, 1, 2, 'null', 3, 4, 5, 6]);
});

test('display and row are inverse wherever a row is shown', () => {
  for (const layout of [
    flatLayout(5),
    groupedLayout(groups, new Set(), 6),
    groupedLayout(groups, new Set(['null']), 5),
  ]) {
    for (let display = 0; display < layout.count; display++) {
      const place = layout.at(display);
      if (place?.kind === 'row') expect(layout.displayOf(place.row)).toBe(display);
    }
    expect(layout.at(layout.count)).toBeUndefined();
    expect(layout.at(-1)).toBeUndefined();
  }
});
