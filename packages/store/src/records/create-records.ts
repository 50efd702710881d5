// Creates records: values through the door, uniqueness, numbers, formulas, rows, the row rule, changes.
import { AppError, issue } from '@keepwell/kernel';
import type { RecordData, RecordValues } from '@keepwell/model';
import type { StoredEntity, Values } from '../catalog/stored-entity.ts';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/engine.ts';
import { type Step, tell } from '../database/step.ts';
import { acceptRow } from './accept-row.ts';
import { computeInto } from './compute.ts';
import { takeAutoNumbers } from './auto-number.ts';
import { toInsertRow } from './encode.ts';
import { findOutside, goBack, keep, mark } from './outside.ts';
import { readData } from './read-data.ts';
import { findMissingRelated } from './related.ts';
import { recallAnswer, rememberAnswer } from './request-key.ts';
import { createRefusals, type Refusals, type Refused } from './refusals.ts';
import type { StoredRecord } from './stored-record.ts';
import { findDuplicates } from './unique.ts';
import {
  appendChanges,
  beginWriting,
  type ChangeDraft,
  type Placed,
  type WriteInput,
  type Writing,
} from './writing.ts';

export interface SliceInput {
  readonly key?: string;
  /** Good rows go in and bad rows are listed; otherwise one bad row refuses all. */
  readonly slice: boolean;
  /** Whether the answer holds the records as the actor sees them. */
  readonly answer: boolean;
  readonly dryRun?: boolean;
}

export interface CreateInput extends WriteInput, SliceInput {
  readonly rows: readonly RecordValues[];
}

export interface WriteAnswer extends Placed {
  readonly records: readonly RecordData[];
  readonly ids: readonly (number | null)[];
  readonly refused: readonly Refused[];
}

/** Rows of one insert statement. */
const insertSlice = 2_000;

interface Candidate {
  readonly index: number;
  readonly record: StoredRecord;
}

export function* createRecords(work: Work, acting: Acting, input: CreateInput): Step<WriteAnswer> {
  const writing = yield* beginWriting(work, acting, input.entity, 'create');
  const content = [input.entity, input.rows];
  const known = yield* recallAnswer<WriteAnswer>(acting, input.key, content);
  if (known !== undefined) return known;
  const refusals = createRefusals(input.slice, input.rows.length);
  const candidates = accept(writing, input.rows, refusals);
  yield* check(writing, candidates, refusals);
  refusals.stop();
  const written = yield* insert(writing, candidates, refusals, input);
  const answer = { ...written, refused: refusals.list() };
  yield* rememberAnswer(acting, input.key, content, answer);
  return answer;
}

function accept(writing: Writing, rows: readonly RecordValues[], refusals: Refusals): readonly Candidate[] {
  const { now: at, actor } = writing.acting;
  const candidates: Candidate[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const { values, issues } = acceptRow(writing, rows[index] ?? {}, 'create');
    if (issues.length > 0) {
      refusals.add(index, issues);
      continue;
    }
    const stamps = { createdAt: at, createdBy: actor, updatedAt: at, updatedBy: actor };
    candidates.push({ index, record: { id: 0, version: 1, ...stamps, deletedAt: null, values } });
  }
  return candidates;
}

function* check(writing: Writing, candidates: readonly Candidate[], refusals: Refusals): Step<void> {
  const claims = candidates.map(({ index, record }) => ({ index, values: record.values }));
  for (const [index, issues] of yield* findDuplicates(writing, claims)) refusals.add(index, issues);
  for (const [index, issues] of yield* findMissingRelated(writing, claims)) refusals.add(index, issues);
}

/** Writes what is good; a rehearsal, or an attempt with records outside the actor's rows, is taken back. */
function* insert(
  writing: Writing,
  candidates: readonly Candidate[],
  refusals: Refusals,
  input: CreateInput,
): Step<Placed & Pick<WriteAnswer, 'records' | 'ids'>> {
  const rehearsal = input.dryRun === true;
  const careful = rehearsal || writing.grant.rowRule !== null;
  const toText = textOfCreation(writing.entity);
  for (;;) {
    const good = candidates.filter(({ index }) => !refusals.has(index));
    const records = good.map(({ record }) => record);
    if (careful) yield* mark();
    yield* insertRows(writing, records);
    const outside = yield* findOutside(
      writing,
      records.map((record) => record.id),
    );
    if (outside.size > 0) {
      if (!input.slice) throw new AppError('store.outside_rows');
      yield* goBack();
      for (const { index, record } of good) {
        if (outside.has(record.id)) refusals.add(index, [issue('store.outside_rows', [])]);
      }
      continue;
    }
    const drafts = records.map((record) => toCreation(record, toText));
    const placed = yield* appendChanges(writing, drafts, input);
    const answer = {
      ...placed,
      records: input.answer ? yield* readData(writing, records) : [],
      ids: idsByRow(input.rows.length, good),
    };
    if (rehearsal) yield* goBack();
    else if (careful) yield* keep();
    return rehearsal ? { ...answer, operation: 0, position: 0, records: [] } : answer;
  }
}

function* insertRows(writing: Writing, records: readonly StoredRecord[]): Step<void> {
  const { entity, work, context } = writing;
  if (records.length === 0) return;
  const ids = yield* work.dialect.takeIds(entity.entity.id, records.length);
  for (const [place, record] of records.entries()) record.id = ids[place] ?? 0;
  yield* takeAutoNumbers(writing, records);
  for (const record of records) computeInto(record, entity.formulas.stored, context);
  for (let from = 0; from < records.length; from += insertSlice) {
    const rows = records.slice(from, from + insertSlice).map((record) => toInsertRow(record, entity, work.dialect));
    yield* tell(work.dialect.insert(entity.insert, rows));
  }
}

function idsByRow(count: number, good: readonly Candidate[]): readonly (number | null)[] {
  const ids = Array.from<number | null>({ length: count }).fill(null);
  for (const { index, record } of good) ids[index] = record.id;
  return ids;
}

function toCreation(record: StoredRecord, toText: (values: Values) => string): ChangeDraft {
  return { record: record.id, change: 'create', before: {}, after: toText(record.values) };
}

/** The filled fields as JSON text; formulas write no change, they follow from the rest. Twice as fast as JSON.stringify. */
function textOfCreation(entity: StoredEntity): (values: Values) => string {
  const logged = entity.columns.filter(({ field }) => field.type !== 'formula');
  const names = logged.map(({ id }) => `"${id}":`);
  const ids = logged.map(({ id }) => id);
  return (values) => {
    let text = '';
    for (let place = 0; place < ids.length; place += 1) {
      const value = values[ids[place] ?? ''];
      if (value === null || value === undefined) continue;
      if (text !== '') text += ',';
      text += names[place];
      text += typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
    }
    return `{${text}}`;
  };
}
