// Moves records to the recycle bin and brings them back.
import { AppError } from '@keepwell/kernel';
import { type RawBuilder, sql } from 'kysely';
import type { Acting } from '../commands/acting.ts';
import type { Cause, ChangeKind } from '../changes/change-log.ts';
import type { Work } from '../commands/work.ts';
import type { UpdateShape } from '../database/dialect.ts';
import { type Step, tell } from '../database/step.ts';
import { loadRecords } from './load-records.ts';
import { logSelected } from './log-selected.ts';
import { toStatement } from './query.ts';
import type { BulkResult, Target } from './record-store.ts';
import { createRefusals } from './refusals.ts';
import { selectionCondition } from './selection.ts';
import type { StoredRecord } from './stored-record.ts';
import { findDuplicates } from './unique.ts';
import { askingOf } from './visible.ts';
import { appendChanges, beginWriting, type Placed, type WriteInput, type Writing } from './writing.ts';

export function* deleteRecords(
  work: Work,
  acting: Acting,
  input: WriteInput & { readonly target: Target },
): Step<BulkResult> {
  const writing = yield* beginWriting(work, acting, input.entity, 'delete');
  if ('ids' in input.target) {
    const records = yield* needRecords(writing, input.target.ids);
    const live = records.filter((record) => record.deletedAt === null);
    const { operation } = yield* setDeleted(writing, live, true, input);
    return { operation, changed: live.length };
  }
  const condition = selectionCondition(yield* askingOf(writing), input.target.selection);
  return yield* deleteSelected(writing, condition, {
    cause: input.cause ?? { kind: 'bulk' },
    operation: input.operation,
  });
}

/** By two statements for any number of records: the log first, then the table from the log. */
function* deleteSelected(
  writing: Writing,
  condition: RawBuilder<unknown>,
  input: { readonly cause: Cause; readonly operation: number | undefined },
): Step<BulkResult> {
  const { entity, acting, work } = writing;
  const { dialect } = work;
  const [first = 0] = yield* dialect.takePositions(1);
  const operation = input.operation ?? first;
  const nothing = dialect.typed('text', '{}');
  const from = sql`${sql.table(entity.table)} as t`;
  const { cause } = input;
  const selection = {
    from,
    condition,
    change: 'delete',
    cause,
    before: nothing,
    after: nothing,
    first,
    operation,
  } as const;
  const changed = yield* logSelected(writing, selection);
  if (changed === 0) return { operation: input.operation ?? 0, changed };
  const at = dialect.typed('integer', acting.now);
  const by = dialect.typed('text', acting.actor);
  // An operation that goes on holds other changes, too.
  const logged = sql`c.operation = ${operation} and c.entity = ${entity.entity.id} and c.position >= ${first}`;
  const remove = sql`update ${from} set version = t.version + 1, updated_at = ${at}, updated_by = ${by}, deleted_at = ${at}, deleted_by = ${by}
    from change as c where ${logged} and c.record = t.id`;
  yield* tell(toStatement(work, remove));
  return { operation, changed };
}

export function* restoreRecords(
  work: Work,
  acting: Acting,
  input: WriteInput & { readonly ids: readonly number[] },
): Step<BulkResult> {
  const writing = yield* beginWriting(work, acting, input.entity, 'delete');
  const records = (yield* needRecords(writing, input.ids)).filter((record) => record.deletedAt !== null);
  yield* refuseTaken(writing, records);
  const { operation } = yield* setDeleted(writing, records, false, {
    ...input,
    cause: input.cause ?? { kind: 'restore' },
  });
  return { operation, changed: records.length };
}

function* needRecords(writing: Writing, ids: readonly number[]): Step<readonly StoredRecord[]> {
  const found = yield* loadRecords(writing, [...new Set(ids)]);
  for (const id of ids) if (!found.has(id)) throw new AppError('store.record_not_found', { record: id });
  return [...found.values()];
}

/** Throws when a live record has taken a unique value meanwhile. */
export function* refuseTaken(writing: Writing, records: readonly StoredRecord[]): Step<void> {
  const refusals = createRefusals(false, records.length);
  const claims = records.map((record, index) => ({ index, record: record.id, values: record.values }));
  for (const [index, issues] of yield* findDuplicates(writing, claims)) refusals.add(index, issues);
  refusals.stop();
}

/** The change names no values: they are in the record still. */
export function* setDeleted(
  writing: Writing,
  records: readonly StoredRecord[],
  deleted: boolean,
  input: { readonly cause?: Cause; readonly operation?: number },
): Step<Placed> {
  const { entity, acting, work } = writing;
  const shape: UpdateShape = {
    table: entity.table,
    key: 'id',
    columns: ['id', 'version', 'updated_at', 'updated_by', 'deleted_at', 'deleted_by'],
    types: ['integer', 'integer', 'integer', 'text', 'integer', 'text'],
  };
  if (records.length > 0) {
    const [at, by] = deleted ? [acting.now, acting.actor] : [null, null];
    const rows = records.map((record) => [record.id, record.version + 1, acting.now, acting.actor, at, by]);
    yield* tell(work.dialect.update(shape, rows));
  }
  const change: ChangeKind = deleted ? 'delete' : 'restore';
  const drafts = records.map((record) => ({ record: record.id, change, before: {}, after: {} }));
  return yield* appendChanges(writing, drafts, input);
}
