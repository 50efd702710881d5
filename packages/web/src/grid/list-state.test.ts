import { expect, test } from 'vitest';
import { checkListSearch } from './list-search.ts';
import { isChanged, listStateOf, searchOf } from './list-state.ts';

const view = {
  filter: { '==': [1, 1] },
  sort: [{ field: 'f_a', direction: 'asc' as const }],
  groupBy: 'f_g',
  columns: [],
};

test('without overrides the list shows the view and nothing is changed', () => {
  const state = listStateOf(view, { view: 'v_1' });
  expect(state).toEqual({ filter: view.filter, sort: view.sort, group: 'f_g', columns: [], search: '' });
  expect(searchOf(view, 'v_1', state)).toEqual({ view: 'v_1' });
  expect(isChanged({ view: 'v_1', search: 'words' })).toBe(false);
});

test('a condition and a grouping can be taken off, and come back from the URL as taken off', () => {
  const search = searchOf(view, 'v_1', { ...listStateOf(view, {}), filter: null, group: null });
  expect(search).toEqual({ view: 'v_1', filter: null, group: null });
  expect(isChanged(search)).toBe(true);
  expect(listStateOf(view, checkListSearch(JSON.parse(JSON.stringify(search))))).toMatchObject({
    filter: null,
    group: null,
  });
});

test('every list state survives the way through the URL', () => {
  const state = {
    filter: { and: [{ '<': [{ var: 'f_a' }, 12] }] },
    sort: [{ field: 'f_b', direction: 'desc' as const }],
    search: '2026',
    group: 'f_c',
    columns: [{ field: 'f_a', width: 120 }],
  };
  const url = JSON.parse(JSON.stringify(searchOf(null, undefined, state)));
  expect(listStateOf(null, checkListSearch(url))).toEqual(state);
});

test('search parameters of a wrong shape count as absent', () => {
  expect(checkListSearch({ sort: 'x', columns: 3, view: 7, group: 4, search: 42 })).toEqual({ search: '42' });
});
