// Sets fields of every record of a selection, as one operation that one undo takes back.
import { AppError, issue } from '@keepwell/kernel';
import type { RecordValues } from '@keepwell/model';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import type { Step } from '../database/step.ts';
import { acceptRow } from './accept-row.ts';
import { loadSelected } from './load-records.ts';
import { findOutside } from './outside.ts';
import type { BulkResult, Selection } from './record-store.ts';
import { createRefusals } from './refusals.ts';
import { selectionCondition } from './selection.ts';
import { check } from './update-records.ts';
import { askingOf } from './visible.ts';
import { writeEdits } from './write-edits.ts';
import { beginWriting, type WriteInput } from './writing.ts';

export interface BulkUpdateInput extends WriteInput {
  readonly selection: Selection;
  readonly values: RecordValues;
}

/** Records read and written at a time. */
export const bulkSlice = 2_000;

export function* bulkUpdateRecords(work: Work, acting: Acting, input: BulkUpdateInput): Step<BulkResult> {
  const writing = yield* beginWriting(work, acting, input.entity, 'update');
  const { values, issues } = acceptRow(writing, input.values, 'update');
  if (issues.length > 0) throw new AppError('store.values_refused', {}, { issues });
  for (const field of writing.entity.uniques) {
    if ((values[field.id] ?? null) !== null) {
      throw new AppError('store.values_refused', {}, { issues: [issue('store.not_unique', [field.id])] });
    }
  }
  const condition = selectionCondition(yield* askingOf(writing), input.selection);
  const cause = input.cause ?? { kind: 'bulk' };
  let operation = input.operation;
  let changed = 0;
  let after = 0;
  for (;;) {
    const records = yield* loadSelected(writing, condition, after, bulkSlice);
    const last = records.at(-1);
    if (last === undefined) return { operation: operation ?? 0, changed };
    after = last.id;
    const refusals = createRefusals(false, 1);
    const edits = records.map((record, index) => ({ index, record, values }));
    if (changed === 0) yield* check(writing, edits.slice(0, 1), refusals);
    refusals.stop();
    const placed = yield* writeEdits(writing, edits, { cause, operation });
    if (placed.changed > 0) operation ??= placed.operation;
    changed += placed.changed;
    const outside = yield* findOutside(
      writing,
      records.map((record) => record.id),
    );
    if (outside.size > 0) throw new AppError('store.outside_rows');
  }
}
