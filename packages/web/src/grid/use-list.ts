// A list and its URL: the chosen view, what differs from it, and the ways to change either.
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useViews, type View } from '../data/use-documents.ts';
import type { ListSearch } from './list-search.ts';
import { isChanged, listStateOf, searchOf, type ListState } from './list-state.ts';

const route = getRouteApi('/shell/e/$entity');

export interface List {
  readonly views: readonly View[];
  /** Null: all records. */
  readonly view: View | null;
  readonly state: ListState;
  /** The view differs from what is saved. */
  readonly changed: boolean;
  readonly search: ListSearch;
  set(change: Partial<ListState>): void;
  choose(view: string | null): void;
  /** Back to what is saved. */
  discard(): void;
}

export function useList(entity: string): List {
  const search = route.useSearch();
  const navigate = useNavigate();
  const known = useViews(entity);
  const views = useMemo(() => known ?? [], [known]);
  const view = views.find((other) => other.id === search.view) ?? null;
  const state = useMemo(() => listStateOf(view?.body ?? null, search), [view, search]);

  const go = useCallback(
    (next: ListSearch, replace: boolean) =>
      void navigate({ to: '/e/$entity', params: { entity }, search: next, replace }),
    [navigate, entity],
  );
  const set = useCallback(
    (change: Partial<ListState>) => go(searchOf(view?.body ?? null, view?.id, { ...state, ...change }), true),
    [go, view, state],
  );
  const choose = useCallback((id: string | null) => go(id === null ? {} : { view: id }, false), [go]);
  const discard = useCallback(() => go(view === null ? {} : { view: view.id }, false), [go, view]);
  return { views, view, state, changed: isChanged(search), search, set, choose, discard };
}
