// Changes records named one by one, all or none, or the good ones of an import's slice.
import { AppError, issue } from '@keepwell/kernel';
import type { Values } from '../catalog/stored-entity.ts';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import type { Step } from '../database/step.ts';
import { acceptRow } from './accept-row.ts';
import { findConflict } from './conflicts.ts';
import type { SliceInput, WriteAnswer } from './create-records.ts';
import { loadRecords } from './load-records.ts';
import { findOutside, goBack, keep, mark } from './outside.ts';
import { readData } from './read-data.ts';
import type { RecordChange, RecordConflict } from './record-store.ts';
import { createRefusals, type Refusals } from './refusals.ts';
import { findMissingRelated } from './related.ts';
import { digestOf, recallAnswer, rememberAnswer } from './request-key.ts';
import type { StoredRecord } from './stored-record.ts';
import { findDuplicates } from './unique.ts';
import { changedFields, type Edit, writeEdits } from './write-edits.ts';
import { beginWriting, type WriteInput, type Writing } from './writing.ts';

export interface UpdateInput extends WriteInput, SliceInput {
  readonly changes: readonly RecordChange[];
}

interface PlacedEdit extends Edit {
  readonly index: number;
}

export function* updateRecords(work: Work, acting: Acting, input: UpdateInput): Step<WriteAnswer> {
  const writing = yield* beginWriting(work, acting, input.entity, 'update');
  const digest = input.key === undefined ? '' : digestOf([input.entity, input.changes]);
  const known = yield* recallAnswer<WriteAnswer>(acting, input.key, digest);
  if (known !== undefined) return known;
  const refusals = createRefusals(input.slice, input.changes.length);
  const answer = yield* attempt(writing, input, refusals);
  yield* rememberAnswer(acting, input.key, digest, answer);
  return answer;
}

function* attempt(writing: Writing, input: UpdateInput, refusals: Refusals): Step<WriteAnswer> {
  const rehearsal = input.dryRun === true;
  const careful = rehearsal || writing.grant.rowRule !== null;
  for (;;) {
    const { edits, records } = yield* prepare(writing, input, refusals);
    refusals.stop();
    if (careful) yield* mark();
    const placed = yield* writeEdits(writing, edits, input);
    const outside = yield* findOutside(writing, [...new Set(edits.map(({ record }) => record.id))]);
    if (outside.size > 0) {
      if (!input.slice) throw new AppError('store.outside_rows');
      yield* goBack();
      for (const { index, record } of edits) {
        if (outside.has(record.id)) refusals.add(index, [issue('store.outside_rows', [])]);
      }
      continue;
    }
    const done = records.filter((record, place) => records.indexOf(record) === place);
    const answer: WriteAnswer = {
      operation: placed.operation,
      position: placed.position,
      records: input.answer ? yield* readData(writing, done) : [],
      ids: input.changes.map((change, index) => (refusals.has(index) ? null : change.id)),
      refused: refusals.list(),
    };
    if (rehearsal) {
      yield* goBack();
      return { ...answer, operation: 0, position: 0, records: [] };
    }
    if (careful) yield* keep();
    return answer;
  }
}

/** Accepted edits on the records as they stand; in a slice those that fail a check are left out. */
function* prepare(
  writing: Writing,
  input: UpdateInput,
  refusals: Refusals,
): Step<{ readonly edits: readonly PlacedEdit[]; readonly records: readonly StoredRecord[] }> {
  const found = yield* loadRecords(writing, [...new Set(input.changes.map((change) => change.id))]);
  const edits: PlacedEdit[] = [];
  const conflicts: RecordConflict[] = [];
  for (const [index, change] of input.changes.entries()) {
    if (refusals.has(index)) continue;
    const record = found.get(change.id);
    if (record === undefined || record.deletedAt !== null) {
      refuseRecord(input, index, change.id, record === undefined, refusals);
      continue;
    }
    const { values, issues } = acceptRow(writing, change.values, 'update');
    if (issues.length > 0) {
      refusals.add(index, issues);
      continue;
    }
    const conflict =
      change.version === undefined ? undefined : yield* findConflict(writing, record, change.version, values);
    if (conflict !== undefined) conflicts.push(conflict);
    edits.push({ index, record, values });
  }
  if (conflicts.length > 0) {
    throw new AppError('store.record_conflict', { record: conflicts[0]?.record ?? 0 }, { detail: { conflicts } });
  }
  yield* check(writing, edits, refusals);
  const good = edits.filter(({ index }) => !refusals.has(index));
  return { edits: good, records: good.map(({ record }) => record) };
}

function refuseRecord(input: UpdateInput, index: number, id: number, unknown: boolean, refusals: Refusals): void {
  const code = unknown ? 'store.record_not_found' : 'store.record_deleted';
  if (!input.slice) throw new AppError(code, { record: id });
  refusals.add(index, [issue(code, [], { record: id })]);
}

export function* check(writing: Writing, edits: readonly PlacedEdit[], refusals: Refusals): Step<void> {
  const claims = edits.map(({ index, record, values }) => {
    const changed: Values = {};
    for (const id of changedFields(record, values)) changed[id] = values[id] ?? null;
    return { index, record: record.id, values: changed };
  });
  for (const [index, issues] of yield* findDuplicates(writing, claims)) refusals.add(index, issues);
  for (const [index, issues] of yield* findMissingRelated(writing, claims)) refusals.add(index, issues);
}
