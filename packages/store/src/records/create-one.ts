// One plain record, written with as few steps as there are: what most writes are, by a form, a person or a program.
import type { RecordData, RecordValues } from '@keepwell/model';
import { type Step, tell } from '../database/step.ts';
import { needsTransaction } from './prepare-rows.ts';
import { rowMakerOf } from './row-maker.ts';
import { toNewRecord, toRecordData } from './stored-record.ts';
import { appendChanges, type Placed, type WriteInput, type Writing } from './writing.ts';

export interface OneWritten extends Placed {
  readonly id: number;
  readonly records: readonly RecordData[];
}

/**
 * Undefined, with nothing written, where the record needs more than a row and a change, or something is wrong with it: it then goes the
 * ordinary way (create-records.ts), which says the same of what is right and finds the words for what is not.
 */
export function* createOne(
  writing: Writing,
  given: RecordValues,
  input: Omit<WriteInput, 'entity'>,
): Step<OneWritten | undefined> {
  const { work, entity, grant, acting, context } = writing;
  if (grant.rowRule !== null || grant.fields !== null || needsTransaction(entity)) return undefined;
  if (grant.read && entity.computesOnRead) return undefined;
  for (const { field } of entity.relations) if ((given[field.id] ?? null) !== null) return undefined;
  const made = rowMakerOf(entity, work.dialect)(given, acting, context, true);
  if (made === undefined) return undefined;
  const [id = 0] = yield* work.dialect.takeIds(entity.entity.id, 1);
  made.row[0] = id;
  // The index knows who has a unique value; asking first would cost as much as writing.
  const written = yield* tell(work.dialect.insertFree(entity.insert, [made.row]));
  if (written === 0) return undefined;
  const placed = yield* appendChanges(
    writing,
    [{ record: id, change: 'create', before: '{}', after: made.text }],
    input,
  );
  const records = grant.read ? [toRecordData({ ...toNewRecord(acting, made.values), id }, entity, grant)] : [];
  return { ...placed, id, records };
}
