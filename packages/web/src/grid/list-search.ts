// The state of a list lives in its URL: which view, and what differs from it. The record page carries it along.
import type { Sort, ViewColumn } from '@keepwell/model';

export interface ListSearch {
  /** A saved view; absent: all records. */
  readonly view?: string;
  /** JSON-Logic instead of the view's; null: no condition. */
  readonly filter?: unknown;
  readonly sort?: readonly Sort[];
  readonly search?: string;
  /** Field to group by; null: not grouped, though the view is. */
  readonly group?: string | null;
  /** Columns in order, when they differ from the view's. */
  readonly columns?: readonly ViewColumn[];
}

function isSort(value: unknown): value is Sort {
  if (typeof value !== 'object' || value === null) return false;
  const { field, direction } = value as Record<string, unknown>;
  return typeof field === 'string' && (direction === 'asc' || direction === 'desc');
}

function isColumn(value: unknown): value is ViewColumn {
  return typeof value === 'object' && value !== null && typeof (value as { field?: unknown }).field === 'string';
}

/** Reads the search parameters; whatever is not of the right shape counts as absent. */
export function checkListSearch(search: Record<string, unknown>): ListSearch {
  const { view, filter, sort, search: words, group, columns } = search;
  return {
    ...(typeof view === 'string' && { view }),
    ...(filter !== undefined && { filter }),
    ...(Array.isArray(sort) && { sort: sort.filter(isSort).slice(0, 8) }),
    // Digits are read from the URL as a number.
    ...((typeof words === 'string' || typeof words === 'number') && words !== '' && { search: String(words) }),
    ...((typeof group === 'string' || group === null) && { group }),
    ...(Array.isArray(columns) && { columns: columns.filter(isColumn) }),
  };
}
