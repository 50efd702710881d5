// One grid at work: what is in sight, chosen, checked, folded and edited, and what each action does.
import type { RecordView, Selection } from '@keepwell/api';
import { equalJson } from '@keepwell/kernel';
import {
  acceptValue,
  formatValue,
  parseValue,
  resultOf,
  type Entity,
  type FieldValue,
  type Reader,
} from '@keepwell/model';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { usePeople } from '../data/use-members.ts';
import { useReader } from '../data/use-session.ts';
import { useLabel, useText } from '../language/use-text.ts';
import { describeFinding } from '../problem/describe-finding.ts';
import { rangeAt, type Cell, type CellRange } from './cell-range.ts';
import { createCellWrites, dismiss, type CellWritesStore } from './cell-writes.ts';
import { cellValue } from './clipboard-data.ts';
import type { GridColumn } from './columns.ts';
import { createEditState, notEditing, type EditStore } from './edit-state.ts';
import type { GridCommands } from './grid-commands.ts';
import { flatLayout, groupedLayout, type Group, type RowLayout } from './row-layout.ts';
import { useChecked, type Checked } from './use-checked.ts';
import { mostChanges, useRecordWrites, type RecordEdit, type RecordWrites } from './use-record-writes.ts';
import { readRows, useRows, type Rows } from './use-rows.ts';

export interface GridSession extends Checked {
  readonly entity: Entity;
  readonly selection: Selection;
  readonly columns: readonly GridColumn[];
  readonly reader: Reader;
  readonly people: Readonly<Record<string, string>>;
  readonly rows: Rows;
  readonly layout: RowLayout;
  readonly folded: ReadonlySet<string>;
  readonly range: CellRange | null;
  readonly edit: EditStore;
  /** The cell whose value is chosen rather than typed. */
  readonly picking: Cell | null;
  readonly cells: CellWritesStore;
  readonly writes: RecordWrites;
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly commands: RefObject<GridCommands | null>;
  readonly queries: QueryClient;
  see(first: number, last: number): void;
  fold(key: string): void;
  check(display: number, checked: boolean, extend: boolean): void;
  open(display: number): void;
  setRange(range: CellRange | null): void;
  stopPicking(): void;
  /** Records of a stretch of displayed rows, read if need be; group heads are left out. */
  recordsBetween(top: number, bottom: number): Promise<RecordView[]>;
  toCommands(): Omit<GridCommands, 'pageRows'>;
}

/** Types whose value is chosen from a list or a calendar. */
const chosenTypes = new Set(['choice', 'choices', 'relation', 'person', 'yesNo']);

export interface GridSessionOptions {
  readonly entity: Entity;
  readonly selection: Selection;
  readonly columns: readonly GridColumn[];
  /** Null: not grouped; undefined: the groups are on their way. */
  readonly groups: readonly Group[] | null | undefined;
  readonly onOpen: (record: RecordView) => void;
  readonly onDelete: (ids: readonly number[]) => void;
}

export function useGridSession(options: GridSessionOptions): GridSession {
  const { entity, selection, columns, groups, onOpen, onDelete } = options;
  const t = useText('grid');
  const label = useLabel();
  const reader = useReader();
  const people = usePeople();
  const queries = useQueryClient();
  const [sight, setSight] = useState<readonly [number, number]>([0, 40]);
  const rows = useRows(entity.id, selection, sight[0], sight[1]);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [range, setRange] = useState<CellRange | null>(null);
  const [picking, setPicking] = useState<Cell | null>(null);
  const [edit] = useState(createEditState);
  const [cells] = useState(createCellWrites);
  const writes = useRecordWrites(entity, cells);
  const checked = useChecked(selection, rows.total ?? 0);
  const area = useRef<HTMLTextAreaElement>(null);
  const commands = useRef<GridCommands | null>(null);
  const lastChecked = useRef<number | null>(null);

  const total = rows.total ?? 0;
  const layout = useMemo(
    () => (groups == null ? flatLayout(total) : groupedLayout(groups, folded, total)),
    [groups, folded, total],
  );
  // Another selection is another list: what was chosen in the old one means nothing there.
  const [shownSelection, setShownSelection] = useState(selection);
  if (shownSelection !== selection) {
    setShownSelection(selection);
    setRange(null);
    setPicking(null);
  }
  useEffect(() => edit.setState(notEditing), [selection, edit]);

  const see = useCallback(
    (first: number, last: number) => {
      const rowOf = (display: number, step: 1 | -1): number => {
        for (let at = display; at >= 0 && at < layout.count; at += step) {
          const place = layout.at(at);
          if (place?.kind === 'row') return place.row;
        }
        return 0;
      };
      const next = [rowOf(first, 1), rowOf(last, -1)] as const;
      setSight((now) => (now[0] === next[0] && now[1] === next[1] ? now : next));
    },
    [layout],
  );

  const recordAt = (display: number): RecordView | undefined => {
    const place = layout.at(display);
    return place?.kind === 'row' ? rows.row(place.row) : undefined;
  };
  const latest = useRef({ layout, rows, recordAt, onOpen });
  useLayoutEffect(() => {
    latest.current = { layout, rows, recordAt, onOpen };
  });

  const { setChecked } = checked;
  const check = useCallback(
    (display: number, isChecked: boolean, extend: boolean) => {
      const from = extend && lastChecked.current !== null ? lastChecked.current : display;
      const ids: number[] = [];
      for (let at = Math.min(from, display); at <= Math.max(from, display); at++) {
        const record = latest.current.recordAt(at);
        if (record !== undefined) ids.push(record.id);
      }
      lastChecked.current = display;
      setChecked(ids, isChecked);
    },
    [setChecked],
  );
  const open = useCallback((display: number) => {
    const record = latest.current.recordAt(display);
    if (record !== undefined) latest.current.onOpen(record);
  }, []);
  const fold = useCallback(
    (key: string) =>
      setFolded((now) => {
        const next = new Set(now);
        if (!next.delete(key)) next.add(key);
        return next;
      }),
    [],
  );

  async function recordsBetween(top: number, bottom: number): Promise<RecordView[]> {
    const indexes: number[] = [];
    for (let at = top; at <= bottom; at++) {
      const place = layout.at(at);
      if (place?.kind === 'row') indexes.push(place.row);
    }
    const first = indexes[0];
    const last = indexes.at(-1);
    if (first === undefined || last === undefined) return [];
    const read = await readRows(queries, entity.id, selection, first, last);
    const wanted = new Set(indexes);
    return read.flatMap((record, offset) => (record !== undefined && wanted.has(first + offset) ? record : []));
  }

  function setValues(
    changes: readonly { display: number; values: Readonly<Record<string, FieldValue>> }[],
    what: string,
  ): void {
    const edits: RecordEdit[] = changes.flatMap(({ display, values }) => {
      const record = recordAt(display);
      if (record === undefined) return [];
      const changed = Object.entries(values).filter(
        ([field, value]) => !equalJson(value, record.values[field] ?? null),
      );
      return changed.length === 0 ? [] : { record, values: Object.fromEntries(changed) };
    });
    if (edits.length > 0) void writes.write(edits, what, { quiet: edits.length === 1 });
  }

  function beginEdit(cell: Cell, text?: string): void {
    const column = columns[cell.column];
    const record = recordAt(cell.row);
    if (column === undefined || record === undefined || edit.getState().cell !== null) return;
    setRange(rangeAt(cell));
    if (!column.editable || record.masked?.includes(column.field.id)) return;
    const value = cells.getState().cells[record.id]?.[column.field.id]?.value ?? cellValue(record, column.field);
    if (chosenTypes.has(column.field.type)) {
      if (column.field.type === 'yesNo' && text === undefined) {
        setValues([{ display: cell.row, values: { [column.field.id]: value !== true } }], describe(column, 1));
      } else setPicking(cell);
      return;
    }
    edit.setState({ cell, text: text ?? formatValue(column.field, value, reader), problem: null });
  }

  const describe = (column: GridColumn, count: number): string =>
    t('changed', { field: label(column.field.labels, column.field.key), count });

  function commit(): boolean {
    const { cell, text } = edit.getState();
    if (cell === null) return true;
    const column = columns[cell.column];
    if (column === undefined) return true;
    const answer = parseValue(column.field, text, reader);
    if (!answer.ok) {
      edit.setState({ problem: describeFinding(answer, reader.language) });
      return false;
    }
    edit.setState(notEditing);
    setValues([{ display: cell.row, values: { [column.field.id]: answer.value } }], describe(column, 1));
    return true;
  }

  function cancel(): void {
    const record = range === null ? undefined : recordAt(range.focus.row);
    const field = range === null ? undefined : columns[range.focus.column]?.field;
    if (record !== undefined && field !== undefined) cells.setState((state) => dismiss(state, record.id, field.id));
    edit.setState(notEditing);
    setPicking(null);
  }

  async function writeStretch(
    top: number,
    bottom: number,
    values: (record: RecordView) => Record<string, FieldValue>,
    what: string,
  ): Promise<void> {
    const records = (await recordsBetween(top, bottom)).slice(0, mostChanges);
    const edits = records.flatMap((record) => {
      const changed = Object.entries(values(record)).filter(
        ([field, value]) => !equalJson(value, record.values[field] ?? null),
      );
      return changed.length === 0 ? [] : { record, values: Object.fromEntries(changed) };
    });
    if (edits.length > 0) await writes.write(edits, what, { quiet: edits.length === 1 });
  }

  const inRange = (from: number, to: number): readonly GridColumn[] =>
    columns.slice(from, to + 1).filter((column) => column.editable);

  return {
    ...checked,
    entity,
    selection,
    columns,
    reader,
    people,
    rows,
    layout,
    folded,
    range,
    edit,
    picking,
    cells,
    writes,
    area,
    commands,
    queries,
    see,
    fold,
    check,
    open,
    setRange,
    stopPicking: () => {
      setPicking(null);
      area.current?.focus({ preventScroll: true });
    },
    recordsBetween,
    toCommands: () => ({
      columns,
      extent: { rows: layout.count, columns: columns.length },
      range,
      placeAt: (display) => layout.at(display),
      recordAt,
      setRange,
      edit: beginEdit,
      commit,
      cancel,
      fold,
      check: (display) => {
        const record = recordAt(display);
        if (record !== undefined) setChecked([record.id], !checked.isChecked(record.id));
      },
      openRecord: open,
      setValues,
      clearRange() {
        if (range === null) return;
        const left = Math.min(range.anchor.column, range.focus.column);
        const right = Math.max(range.anchor.column, range.focus.column);
        const fields = inRange(left, right).filter(({ field }) => acceptValue(field, null).ok);
        const empty = Object.fromEntries(fields.map(({ field }) => [field.id, null]));
        const top = Math.min(range.anchor.row, range.focus.row);
        const bottom = Math.max(range.anchor.row, range.focus.row);
        void writeStretch(top, bottom, () => empty, t('emptied', { count: (bottom - top + 1) * fields.length }));
      },
      fillDown(from, to) {
        const source = recordAt(from);
        if (range === null || source === undefined || to <= from) return;
        const left = Math.min(range.anchor.column, range.focus.column);
        const right = Math.max(range.anchor.column, range.focus.column);
        const fields = inRange(left, right);
        const values = Object.fromEntries(fields.map(({ field }) => [field.id, cellValue(source, field)]));
        setRange({ anchor: { row: from, column: left }, focus: { row: to, column: right } });
        void writeStretch(from + 1, to, () => values, t('filled', { count: (to - from) * fields.length }));
      },
      deleteRows() {
        const focused = range === null ? undefined : recordAt(range.focus.row);
        if (focused !== undefined) onDelete([focused.id]);
      },
      focus: () => area.current?.focus({ preventScroll: true }),
    }),
  };
}

/** Whether the figures of a range can be added up. */
export function isFigure(column: GridColumn): boolean {
  return (
    ['integer', 'decimal', 'money', 'percent'].includes(resultOf(column.field).type.name) && column.field.id !== 'id'
  );
}
