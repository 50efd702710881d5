// The checked rows: some by their numbers, or all of a selection but some.
import type { Selection } from '@keepwell/api';
import { useCallback, useMemo, useState } from 'react';

interface CheckedRows {
  /** True: every record of the selection but those in `ids`. */
  readonly all: boolean;
  readonly ids: ReadonlySet<number>;
}

export interface Checked {
  readonly checkedCount: number;
  readonly checkedState: 'none' | 'some' | 'all';
  /** The checked records by number, or null when they are named by the selection. */
  readonly checkedIds: readonly number[] | null;
  /** The rule of the checked records. */
  readonly checkedFilter: unknown;
  isChecked(id: number): boolean;
  setChecked(ids: readonly number[], checked: boolean): void;
  checkAll(checked: boolean): void;
}

const nothing: CheckedRows = { all: false, ids: new Set() };

/** The rule that holds for exactly the checked rows of a selection. */
export function checkedRule(filter: unknown, all: boolean, ids: readonly number[]): unknown {
  const named = { in: [{ var: 'id' }, ids] };
  if (!all) return named;
  if (ids.length === 0) return filter ?? null;
  const others = { '!': [named] };
  return filter == null ? others : { and: [filter, others] };
}

export function useChecked(selection: Selection, total: number): Checked {
  const [rows, setRows] = useState<CheckedRows>(nothing);
  const [shownSelection, setShownSelection] = useState(selection);
  if (shownSelection !== selection) {
    setShownSelection(selection);
    setRows(nothing);
  }
  const setChecked = useCallback((ids: readonly number[], checked: boolean) => {
    setRows((now) => {
      const next = new Set(now.ids);
      for (const id of ids) {
        if (checked === now.all) next.delete(id);
        else next.add(id);
      }
      return { all: now.all, ids: next };
    });
  }, []);
  const checkAll = useCallback((checked: boolean) => setRows({ all: checked, ids: new Set() }), []);
  return useMemo(() => {
    const count = rows.all ? Math.max(0, total - rows.ids.size) : rows.ids.size;
    const ids = [...rows.ids];
    return {
      checkedCount: count,
      checkedState: count === 0 ? 'none' : count === total ? 'all' : 'some',
      checkedIds: rows.all ? null : ids,
      checkedFilter: checkedRule(selection.filter, rows.all, ids),
      isChecked: (id) => rows.ids.has(id) !== rows.all,
      setChecked,
      checkAll,
    };
  }, [rows, total, selection.filter, setChecked, checkAll]);
}
