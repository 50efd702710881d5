// What a list shows: a saved view with what the URL says differently; pure, so that both directions can be tested.
import { equalJson } from '@keepwell/kernel';
import type { Sort, ViewColumn, ViewDefinition } from '@keepwell/model';
import type { ListSearch } from './list-search.ts';

export interface ListState {
  /** JSON-Logic; null: no condition. */
  readonly filter: unknown;
  readonly sort: readonly Sort[];
  readonly search: string;
  readonly group: string | null;
  /** Empty: all fields. */
  readonly columns: readonly ViewColumn[];
}

type Saved = Pick<ViewDefinition, 'filter' | 'sort' | 'groupBy' | 'columns'>;

/** "All records": what there is without a view. */
export const allRecords: Saved = { filter: null, sort: [], groupBy: null, columns: [] };

export function listStateOf(view: Saved | null, search: ListSearch): ListState {
  const saved = view ?? allRecords;
  return {
    filter: search.filter === undefined ? saved.filter : search.filter,
    sort: search.sort ?? saved.sort,
    search: search.search ?? '',
    group: search.group === undefined ? saved.groupBy : search.group,
    columns: search.columns ?? saved.columns,
  };
}

/** The search parameters that show `state` on top of a view: only what differs is named. */
export function searchOf(view: Saved | null, viewId: string | undefined, state: ListState): ListSearch {
  const saved = view ?? allRecords;
  return {
    ...(viewId !== undefined && { view: viewId }),
    ...(!equalJson(state.filter, saved.filter) && { filter: state.filter }),
    ...(!equalJson(state.sort, saved.sort) && { sort: state.sort }),
    ...(state.search !== '' && { search: state.search }),
    ...(state.group !== saved.groupBy && { group: state.group }),
    ...(!equalJson(state.columns, saved.columns) && { columns: state.columns }),
  };
}

/** Whether there is something to save; words searched for are never part of a view. */
export function isChanged(search: ListSearch): boolean {
  return (
    search.filter !== undefined ||
    search.sort !== undefined ||
    search.group !== undefined ||
    search.columns !== undefined
  );
}

export function toViewBody(
  entity: string,
  state: ListState,
  given: Pick<ViewDefinition, 'labels' | 'owner'>,
): ViewDefinition {
  return {
    entity,
    labels: given.labels,
    filter: state.filter ?? null,
    sort: [...state.sort],
    columns: [...state.columns],
    groupBy: state.group,
    owner: given.owner,
  };
}
