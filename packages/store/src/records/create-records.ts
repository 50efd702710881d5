// Creates records: values through the door, uniqueness, numbers, formulas, rows, the row rule, changes.
import { AppError, issue } from '@keepwell/kernel';
import type { RecordData, RecordValues } from '@keepwell/model';
import type { Values } from '../catalog/stored-entity.ts';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import { type Step, tell } from '../database/step.ts';
import { acceptRow } from './accept-row.ts';
import { computeInto } from './compute.ts';
import { takeAutoNumbers } from './auto-number.ts';
import { createOne } from './create-one.ts';
import { writePrepared } from './create-prepared.ts';
import { textOfCreation } from './creation-text.ts';
import { toInsertRow } from './encode.ts';
import type { PreparedRows } from './prepare-rows.ts';
import { findOutside, goBack, keep, mark } from './outside.ts';
import { readData } from './read-data.ts';
import { findMissingRelated } from './related.ts';
import { digestOf, recallAnswer, rememberAnswer } from './request-key.ts';
import { createRefusals, type Refusals, type Refused } from './refusals.ts';
import { type StoredRecord, toNewRecord } from './stored-record.ts';
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
  /** The rows of a slice made ready beside the writer; `rows` is then empty. */
  readonly prepared?: PreparedRows;
  /** What the change log says of each prepared row, a line each; it may be long. */
  readonly text?: string;
  /** Names the content for the request key; absent: found from `rows`. */
  readonly digest?: string;
}

export interface WriteAnswer extends Placed {
  readonly records: readonly RecordData[];
  readonly ids: readonly (number | null)[];
  readonly refused: readonly Refused[];
}

/**
 * Rows of a slice that go through the door and into the database together. Small, so that what they leave behind in
 * memory is young garbage: measured, 5,000 at a time cost a third more.
 */
const chunk = 250;
/** Rows of one insert statement. */
const insertSlice = 2_000;

interface Candidate {
  readonly index: number;
  readonly record: StoredRecord;
}

/** One creation on its way. */
export interface Creation {
  readonly writing: Writing;
  readonly input: CreateInput;
  readonly refusals: Refusals;
  readonly toText: (values: Values) => string;
  readonly ids: (number | null)[];
  /** Rows of this write by the record they became. */
  readonly rowOf: Map<number, number>;
}

export function* createRecords(work: Work, acting: Acting, input: CreateInput): Step<WriteAnswer> {
  const writing = yield* beginWriting(work, acting, input.entity, 'create');
  const [only] = input.rows;
  if (only !== undefined && isPlain(input)) {
    const one = yield* createOne(writing, only, input);
    if (one !== undefined) return { ...one, ids: [one.id], refused: [] };
  }
  const digest = input.digest ?? (input.key === undefined ? '' : digestOf([input.entity, input.rows]));
  const known = yield* recallAnswer<WriteAnswer>(acting, input.key, digest);
  if (known !== undefined) return known;
  const count = input.prepared?.rows.length ?? input.rows.length;
  const creation: Creation = {
    writing,
    input,
    refusals: createRefusals(input.slice, count),
    toText: textOfCreation(writing.entity),
    ids: Array.from<number | null>({ length: count }).fill(null),
    rowOf: new Map(),
  };
  if (input.prepared !== undefined) {
    const placed = yield* writePrepared(creation, input.prepared);
    const answer = { ...placed, records: [], ids: creation.ids, refused: creation.refusals.list() };
    yield* rememberAnswer(acting, input.key, digest, answer);
    return answer;
  }
  const rehearsal = input.dryRun === true;
  if (rehearsal) yield* mark();
  const written = yield* writeChunks(creation);
  if (rehearsal) yield* giveBack(work);
  const placed = rehearsal ? { operation: 0, position: 0, records: [] } : written;
  const answer: WriteAnswer = { ...placed, ids: creation.ids, refused: creation.refusals.list() };
  yield* rememberAnswer(acting, input.key, digest, answer);
  return answer;
}

/** One record, all or nothing, asked for once. */
function isPlain({ rows, slice, answer, dryRun, key }: CreateInput): boolean {
  return rows.length === 1 && !slice && answer && dryRun !== true && key === undefined;
}

/** Takes an attempt back, with the ids and positions it took. */
function* giveBack({ dialect }: Work): Step<void> {
  yield* goBack();
  dialect.forgetTaken();
}

type Chunk = Placed & { readonly records: readonly RecordData[] };

/** All or none is one chunk: every issue is found before anything is written. */
function* writeChunks(creation: Creation): Step<Chunk> {
  const { rows, slice, operation } = creation.input;
  const size = slice ? chunk : rows.length;
  let last: Chunk = { operation: operation ?? 0, position: 0, records: [] };
  for (let from = 0; from === 0 || from < rows.length; from += size) {
    const joined = last.operation === 0 ? undefined : last.operation;
    const candidates = accept(creation, from, Math.min(from + size, rows.length));
    yield* check(creation, candidates);
    creation.refusals.stop();
    last = yield* insert(creation, candidates, joined);
    if (size === 0) break;
  }
  return last;
}

function accept({ writing, input, refusals }: Creation, from: number, to: number): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (let index = from; index < to; index += 1) {
    const { values, issues } = acceptRow(writing, input.rows[index] ?? {}, 'create');
    if (issues.length > 0) {
      refusals.add(index, issues);
      continue;
    }
    candidates.push({
      index,
      record: toNewRecord(writing.acting, values),
    });
  }
  return candidates;
}

function* check({ writing, refusals, rowOf }: Creation, candidates: readonly Candidate[]): Step<void> {
  const claims = candidates.map(({ index, record }) => ({ index, values: record.values }));
  for (const [index, issues] of yield* findDuplicates(writing, claims, rowOf)) refusals.add(index, issues);
  for (const [index, issues] of yield* findMissingRelated(writing, claims)) refusals.add(index, issues);
}

/** Writes what is good; an attempt with records outside the actor's rows is taken back and made without them. */
function* insert(creation: Creation, candidates: readonly Candidate[], operation: number | undefined): Step<Chunk> {
  const { writing, input, refusals, toText, ids, rowOf } = creation;
  const careful = writing.grant.rowRule !== null;
  for (;;) {
    const good = candidates.filter(({ index }) => !refusals.has(index));
    const records = good.map(({ record }) => record);
    if (careful) yield* mark();
    yield* insertRows(writing, records);
    const outside = careful
      ? yield* findOutside(
          writing,
          records.map((record) => record.id),
        )
      : undefined;
    if (outside !== undefined && outside.size > 0) {
      if (!input.slice) throw new AppError('store.outside_rows');
      yield* giveBack(writing.work);
      for (const { index, record } of good) {
        if (outside.has(record.id)) refusals.add(index, [issue('store.outside_rows', [])]);
      }
      continue;
    }
    const drafts = records.map((record) => toCreation(record, toText));
    const placed = yield* appendChanges(writing, drafts, { cause: input.cause, operation });
    if (careful) yield* keep();
    for (const { index, record } of good) {
      ids[index] = record.id;
      if (input.slice) rowOf.set(record.id, index);
    }
    return { ...placed, records: input.answer ? yield* readData(writing, records) : [] };
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

function toCreation(record: StoredRecord, toText: (values: Values) => string): ChangeDraft {
  return { record: record.id, change: 'create', before: {}, after: toText(record.values) };
}
