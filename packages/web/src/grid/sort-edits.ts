// Changes of a sort order by clicks on column heads.
import type { Sort } from '@keepwell/model';

/** A click: ascending, descending, not sorted; alone. */
export function nextSort(sort: readonly Sort[], field: string): Sort[] {
  const now = sort.find((item) => item.field === field);
  if (now === undefined || sort.length > 1) return [{ field, direction: 'asc' }];
  return now.direction === 'asc' ? [{ field, direction: 'desc' }] : [];
}

/** A click with Shift: the same, beside what is sorted already. */
export function toggleSort(sort: readonly Sort[], field: string): Sort[] {
  const now = sort.find((item) => item.field === field);
  if (now === undefined) return [...sort, { field, direction: 'asc' as const }].slice(0, 8);
  if (now.direction === 'desc') return sort.filter((item) => item !== now);
  return sort.map((item) => (item === now ? { field, direction: 'desc' as const } : item));
}

/** Sorts by a field in a direction, first of all. */
export function sortBy(sort: readonly Sort[], field: string, direction: Sort['direction']): Sort[] {
  return [{ field, direction }, ...sort.filter((item) => item.field !== field)].slice(0, 8);
}
