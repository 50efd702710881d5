// Sets fields of every record of a selection, as one operation that one undo takes back: a few statements for any number of records.
import { AppError, issue } from '@keepwell/kernel';
import { type RecordValues, sortKey } from '@keepwell/model';
import { sql } from 'kysely';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import { askOne, type Step, tell } from '../database/step.ts';
import { acceptRow } from './accept-row.ts';
import { toStatement } from './query.ts';
import type { BulkResult, Selection } from './record-store.ts';
import { createRefusals } from './refusals.ts';
import { findMissingRelated } from './related.ts';
import { selectionCondition } from './selection.ts';
import { changedIds, setChanges, type Setting } from './set-changes.ts';
import { type ListEdits, refuseEmptied, toListSettings } from './list-edits.ts';
import { askingOf, rowCondition } from './visible.ts';
import { beginWriting, type WriteInput, type Writing } from './writing.ts';

export interface BulkUpdateInput extends WriteInput {
  readonly selection: Selection;
  readonly values: RecordValues;
  readonly lists?: ListEdits;
}

export function* bulkUpdateRecords(work: Work, acting: Acting, input: BulkUpdateInput): Step<BulkResult> {
  const writing = yield* beginWriting(work, acting, input.entity, 'update');
  const { entity } = writing;
  const { values, issues } = acceptRow(writing, input.values, 'update');
  if (issues.length > 0) throw new AppError('store.values_refused', {}, { issues });
  for (const field of entity.uniques) {
    if ((values[field.id] ?? null) !== null) {
      throw new AppError('store.values_refused', {}, { issues: [issue('store.not_unique', [field.id])] });
    }
  }
  const condition = selectionCondition(yield* askingOf(writing), input.selection);
  const refusals = createRefusals(false, 1);
  for (const [index, found] of yield* findMissingRelated(writing, [{ index: 0, values }])) refusals.add(index, found);
  refusals.stop();
  const settings = Object.entries(values).flatMap(([id, value]): Setting[] => {
    const field = entity.field(id);
    if (field === undefined || field.column === null) return [];
    const becomes = work.dialect.typed(field.kind, work.dialect.toColumn(field.kind, value));
    return [{ field, value: becomes, constant: { sortKey: typeof value === 'string' ? sortKey(value) : null } }];
  });
  // A field that is both set and edited is set.
  const lists = toListSettings(writing, input.lists ?? {}).filter(({ field }) => !(field.field.id in values));
  const cause = input.cause ?? { kind: 'bulk' };
  const from = sql`${sql.table(entity.table)} as t`;
  const { operation, changed } = yield* setChanges(writing, {
    from,
    condition,
    settings: [...settings, ...lists],
    cause,
  });
  if (changed === 0) return { operation: input.operation ?? 0, changed };
  yield* refuseEmptied(writing, lists, operation);
  yield* refuseOutside(writing, operation, changed);
  if (input.operation === undefined) return { operation, changed };
  yield* tell({
    sql: 'update change set operation = $1 where operation = $2',
    parameters: [input.operation, operation],
  });
  return { operation: input.operation, changed };
}

function* refuseOutside(writing: Writing, operation: number, changed: number): Step<void> {
  if (writing.grant.rowRule === null) return;
  const asking = yield* askingOf(writing);
  const inside = sql`select count(*) as n from ${sql.table(writing.entity.table)} as t
    where t.id in ${changedIds(operation)} and (${rowCondition(asking) ?? sql`1 = 1`})`;
  const row = yield* askOne(toStatement(asking, inside));
  if (Number(row?.n) < changed) throw new AppError('store.outside_rows');
}
