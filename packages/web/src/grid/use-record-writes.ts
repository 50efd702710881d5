// Writing records from the grid or the record page: at once on the screen, one after another to the server, conflicts asked about.
import type { RecordView } from '@keepwell/api';
import { isAppError } from '@keepwell/kernel';
import type { Entity, FieldValue } from '@keepwell/model';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { client } from '../connection/client.ts';
import { wireDetail, type WireIssue } from '../connection/transport.ts';
import { keys } from '../data/keys.ts';
import { currentLanguage } from '../language/language-state.ts';
import { useText } from '../language/use-text.ts';
import { describeProblem } from '../problem/describe-problem.ts';
import { useFailure } from '../problem/use-failure.ts';
import { trackWrite } from '../undo/undo-stack.ts';
import { useUndo } from '../undo/use-undo.ts';
import { withCells, withoutCells, type CellWritesStore } from './cell-writes.ts';
import { patchBlocks } from './use-rows.ts';

export interface RecordEdit {
  readonly record: RecordView;
  readonly values: Readonly<Record<string, FieldValue>>;
}

/** One of `data.conflicts` of `store.record_conflict`. */
export interface RecordConflict {
  readonly record: number;
  readonly version: number;
  readonly by: string;
  readonly at: number;
  readonly fields: Readonly<Record<string, { base: FieldValue; mine: FieldValue; theirs: FieldValue }>>;
}

export function conflictKey(record: number, field: string): string {
  return `${record} ${field}`;
}

export interface ConflictQuestion {
  readonly conflicts: readonly RecordConflict[];
  readonly edits: readonly RecordEdit[];
  readonly label: string;
}

export interface RecordWrites {
  /** Writes all or nothing, as one operation that one undo takes back. Resolves true when saved. */
  write(edits: readonly RecordEdit[], label: string, options?: { quiet?: boolean }): Promise<boolean>;
  readonly question: ConflictQuestion | null;
  /** Goes on after a conflict: cells in `mine` (by `conflictKey`) are written, the others keep their value. */
  settle(mine: ReadonlySet<string>): void;
  discard(): void;
}

/** The server takes this many changes in one operation. */
export const mostChanges = 5000;

export function useRecordWrites(entity: Entity, cells: CellWritesStore): RecordWrites {
  const t = useText('grid');
  const queries = useQueryClient();
  const undo = useUndo();
  const fail = useFailure();
  const [question, setQuestion] = useState<ConflictQuestion | null>(null);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  /** Versions of what this page wrote itself: a second edit of a record must not meet its own first one. */
  const versions = useRef(new Map<number, number>());

  const send = useCallback(
    async (edits: readonly RecordEdit[], label: string, quiet: boolean): Promise<boolean> => {
      try {
        const answer = await client.updateRecords({
          params: { entity: entity.id },
          body: {
            changes: edits.map(({ record, values }) => ({
              id: record.id,
              version: Math.max(record.version, versions.current.get(record.id) ?? 0),
              values: values as Record<string, null | boolean | number | string | string[]>,
            })),
          },
        });
        for (const record of answer.records) versions.current.set(record.id, record.version);
        patchBlocks(queries, entity.id, answer.records);
        for (const { record, values } of edits) cells.setState((state) => withoutCells(state, record.id, values));
        if (answer.operation > 0) undo.done(answer.operation, label, { quiet });
        void queries.invalidateQueries({
          queryKey: keys.records(entity.id),
          // Blocks hold the answer already; figures, counts and the record's page are read again.
          predicate: (query) => query.queryKey[2] !== 'block' && query.queryKey[2] !== 'anchors',
        });
        return true;
      } catch (failure) {
        if (isAppError(failure, 'store.record_conflict')) {
          const data = wireDetail(failure)?.data as { conflicts?: readonly RecordConflict[] } | undefined;
          if (data?.conflicts !== undefined) {
            setQuestion({ conflicts: data.conflicts, edits, label });
            return false;
          }
        }
        markRefused(cells, edits, failure, t('notSaved'));
        if (edits.length > 1 || isAppError(failure, 'web.offline')) fail(failure);
        return false;
      }
    },
    [entity.id, cells, queries, undo, fail, t],
  );

  const write = useCallback(
    (edits: readonly RecordEdit[], label: string, options?: { quiet?: boolean }): Promise<boolean> => {
      cells.setState((state) => {
        let next = state;
        for (const { record, values } of edits) {
          next = withCells(next, record.id, values, (_field, value) => ({ value, state: 'saving' }));
        }
        return next;
      });
      const sent = queue.current.then(() => send(edits, label, options?.quiet ?? false));
      queue.current = sent;
      trackWrite(sent);
      return sent;
    },
    [cells, send],
  );

  return useMemo(
    () => ({
      write,
      question,
      settle(mine) {
        if (question === null) return;
        const { conflicts, edits, label } = question;
        for (const conflict of conflicts) versions.current.set(conflict.record, conflict.version);
        setQuestion(null);
        const next = edits.map((edit) => {
          const conflict = conflicts.find((other) => other.record === edit.record.id);
          if (conflict === undefined) return edit;
          const kept = Object.entries(edit.values).filter(
            ([field]) => !(field in conflict.fields) || mine.has(conflictKey(conflict.record, field)),
          );
          return { record: edit.record, values: Object.fromEntries(kept) };
        });
        for (const { record, values } of edits) cells.setState((state) => withoutCells(state, record.id, values));
        void queries.invalidateQueries({ queryKey: keys.records(entity.id) });
        const whole = next.filter((edit) => Object.keys(edit.values).length > 0);
        if (whole.length > 0) void write(whole, label);
      },
      discard() {
        if (question === null) return;
        for (const { record, values } of question.edits) {
          cells.setState((state) => withoutCells(state, record.id, values));
        }
        setQuestion(null);
        void queries.invalidateQueries({ queryKey: keys.records(entity.id) });
      },
    }),
    [write, question, cells, queries, entity.id],
  );
}

/** Puts each finding at its cell; a failure that names no cell stands at all of them. */
function markRefused(cells: CellWritesStore, edits: readonly RecordEdit[], failure: unknown, fallback: string): void {
  const words = describeProblem(failure, currentLanguage());
  const issues: readonly WireIssue[] = isAppError(failure) ? failure.issues : [];
  edits.forEach(({ record, values }, index) => {
    const own = issues.filter((found) => edits.length === 1 || found.path.includes(index));
    cells.setState((state) =>
      withCells(state, record.id, values, (field, value) => {
        const found = own.find((issue) => issue.path.includes(field));
        const message = found?.message ?? (own.length === 0 ? words.title : fallback);
        return { value, state: 'refused', message };
      }),
    );
  });
}
