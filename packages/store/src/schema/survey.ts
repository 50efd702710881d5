// What publishing an entity would do to the records it has: the plan's steps, and the data's answers to its questions.
import { createHash } from 'node:crypto';
import { describeIssue, type Issue, stableJson, type Text } from '@keepwell/kernel';
import {
  columnOf,
  convertValue,
  type Entity,
  type FieldDefinition,
  type FieldValue,
  formatValue,
  modelCodes,
  type ModelLookup,
  planSchemaChange,
  plainValue,
  type Reader,
  type SchemaPlan,
} from '@keepwell/model';
import { columnName, tableName } from '@keepwell/model/sql';
import type { Database } from '../database/database.ts';
import type { Dialect } from '../database/dialect.ts';
import { ask, askOne, type Step } from '../database/step.ts';
import type { Conversion, Obstacle } from '../documents/document-store.ts';

export interface SchemaSurvey {
  readonly plan: SchemaPlan;
  readonly records: number;
  readonly conversions: readonly Conversion[];
  readonly removed: readonly { readonly field: string; readonly filled: number }[];
  readonly obstacles: readonly Obstacle[];
  /** Names this plan on this data. */
  readonly digest: string;
}

export interface SchemaQuestion {
  readonly dialect: Dialect;
  readonly lookup: ModelLookup;
  readonly before: Entity | null;
  readonly after: Entity;
  readonly reader: Reader;
}

const slice = 5_000;
const examplesShown = 5;
const exceptionsShown = 200;

export function* readBin(entity: string): Step<readonly FieldDefinition[]> {
  const rows = yield* ask({
    sql: 'select definition from binned_field where entity = $1 order by field',
    parameters: [entity],
  });
  return rows.map((row) => JSON.parse(String(row.definition)) as FieldDefinition);
}

export function* surveySchema(question: SchemaQuestion): Step<SchemaSurvey> {
  const { before, after, lookup } = question;
  const plan = planSchemaChange(before, after, lookup, yield* readBin(after.id));
  const records = before === null ? 0 : yield* count(after.id, 'deleted_at is null');
  const conversions: Conversion[] = [];
  const removed: { field: string; filled: number }[] = [];
  const obstacles: Obstacle[] = [];
  const converted = new Map<string, Converted>();
  for (const asked of plan.surveys) {
    if (asked.survey === 'conversion') {
      const found = yield* tryConversion(question, asked.from, asked.to);
      converted.set(asked.to.id, found);
      conversions.push(found.conversion);
    } else if (asked.survey === 'filled') {
      const column = columnName(asked.field.id);
      removed.push({ field: asked.field.id, filled: yield* count(after.id, `"${column}" is not null`) });
    } else {
      const obstacle = yield* findObstacle(question, asked.survey, asked.field, converted.get(asked.field.id), records);
      if (obstacle !== undefined) obstacles.push(obstacle);
    }
  }
  const content = {
    id: after.id,
    revision: before?.revision ?? 0,
    after: bodyOf(after),
    conversions,
    removed,
    obstacles,
  };
  const digest = createHash('sha256').update(stableJson(content)).digest('hex').slice(0, 32);
  return { plan, records, conversions, removed, obstacles, digest };
}

function bodyOf(entity: Entity): unknown {
  const { revision: _revision, ...body } = entity;
  return body;
}

function* count(entity: string, condition: string): Step<number> {
  const row = yield* askOne({
    sql: `select count(*) as n from "${tableName(entity)}" where ${condition}`,
    parameters: [],
  });
  return Number(row?.n);
}

interface Converted {
  readonly conversion: Conversion;
  /** Live records by what their value becomes. */
  readonly holders: ReadonlyMap<FieldValue, readonly number[]>;
  readonly missing: readonly number[];
}

/** Walks all values of a column in slices, the bin's records included. */
export function* eachValue(
  dialect: Dialect,
  entity: string,
  field: FieldDefinition,
  visit: (rows: readonly { readonly id: number; readonly live: boolean; readonly value: FieldValue }[]) => Step<void>,
): Step<void> {
  const column = columnName(field.id);
  const kind = columnOf(field);
  let after = 0;
  for (;;) {
    const rows = yield* ask({
      sql: `select id, deleted_at, "${column}" as value from "${tableName(entity)}"
        where id > $1 and "${column}" is not null order by id limit ${slice}`,
      parameters: [after],
    });
    if (rows.length === 0) return;
    after = Number(rows.at(-1)?.id);
    yield* visit(
      rows.map((row) => ({
        id: Number(row.id),
        live: row.deleted_at === null,
        value: dialect.fromColumn(kind, row.value),
      })),
    );
  }
}

function* tryConversion(question: SchemaQuestion, from: FieldDefinition, to: FieldDefinition): Step<Converted> {
  const { after, reader, dialect } = question;
  let converted = 0;
  let emptied = 0;
  const examples: { before: string; after: string }[] = [];
  const refused: { record: number; before: string; reason: Text }[] = [];
  const holders = new Map<FieldValue, number[]>();
  const missing: number[] = [];
  yield* eachValue(dialect, after.id, from, function* visit(rows) {
    for (const { id, live, value } of rows) {
      const taken = convertValue(from, to, value, reader);
      if (taken.ok && taken.value !== null) {
        converted += 1;
        if (live && to.unique) hold(holders, taken.value, id);
        if (examples.length < examplesShown) {
          examples.push({ before: formatValue(from, value, reader), after: formatValue(to, taken.value, reader) });
        }
        continue;
      }
      emptied += 1;
      if (live) missing.push(id);
      if (refused.length < exceptionsShown) {
        refused.push({ record: id, before: plainValue(from, value, reader), reason: reasonOf(taken) });
      }
    }
    yield* none();
  });
  const all = yield* count(after.id, '1 = 1');
  const titles = yield* readTitles(
    question,
    refused.map((one) => one.record),
  );
  const conversion: Conversion = {
    field: to.id,
    from: from.type,
    to: to.type,
    converted,
    emptied,
    empty: all - converted - emptied,
    examples,
    exceptions: refused.map((one) => ({ ...one, title: titles.get(one.record) ?? `#${one.record}` })),
  };
  return { conversion, holders, missing };
}

function* none(): Step<void> {}

interface ExceptionSlice {
  readonly exceptions: Conversion['exceptions'];
  /** Where the next slice goes on; null: there is none. */
  readonly next: number | null;
}

/** All values of a field that a change of type cannot keep, in slices; what is asked is looked at anew for each. */
export async function* exceptionsOf(
  database: Pick<Database, 'scan'>,
  field: string,
  asked: () => Step<SchemaQuestion>,
): AsyncGenerator<Conversion['exceptions']> {
  for (let after: number | null = 0; after !== null; ) {
    const behind: number = after;
    const found: ExceptionSlice = await database.scan(function* slice() {
      return yield* readExceptions(yield* asked(), field, behind);
    });
    yield found.exceptions;
    after = found.next;
  }
}

function* readExceptions(question: SchemaQuestion, field: string, after: number): Step<ExceptionSlice> {
  const from = question.before?.fields.find(({ id }) => id === field);
  const to = question.after.fields.find(({ id }) => id === field);
  if (from === undefined || to === undefined) return { exceptions: [], next: null };
  const { dialect, reader } = question;
  const rows = yield* ask({
    sql: `select id, "${columnName(field)}" as value from "${tableName(question.after.id)}"
      where id > $1 and "${columnName(field)}" is not null order by id limit ${slice}`,
    parameters: [after],
  });
  const refused = rows.flatMap((row) => {
    const value = dialect.fromColumn(columnOf(from), row.value);
    const taken = convertValue(from, to, value, reader);
    if (taken.ok && taken.value !== null) return [];
    return [{ record: Number(row.id), before: plainValue(from, value, reader), reason: reasonOf(taken) }];
  });
  const titles = yield* readTitles(
    question,
    refused.map(({ record }) => record),
  );
  return {
    exceptions: refused.map((one) => ({ ...one, title: titles.get(one.record) ?? `#${one.record}` })),
    next: rows.length < slice ? null : Number(rows.at(-1)?.id),
  };
}

function hold(holders: Map<FieldValue, number[]>, value: FieldValue, id: number): void {
  const known = holders.get(value);
  if (known === undefined) holders.set(value, [id]);
  else known.push(id);
}

function reasonOf(taken: ReturnType<typeof convertValue>): Text {
  if (taken.ok) return { en: 'It is empty.', zh: '值为空。' };
  const found: Pick<Issue, 'code' | 'params'> = taken;
  return { en: describeIssue(modelCodes, found, 'en'), zh: describeIssue(modelCodes, found, 'zh') };
}

function* findObstacle(
  question: SchemaQuestion,
  obstacle: 'duplicate' | 'missing',
  field: FieldDefinition,
  converted: Converted | undefined,
  records: number,
): Step<Obstacle | undefined> {
  const { before, after } = question;
  const existed = before?.fields.some((old) => old.id === field.id) === true;
  if (obstacle === 'missing' && converted === undefined && !existed) {
    return records === 0 ? undefined : { field: field.id, obstacle, records, examples: [] };
  }
  const found =
    obstacle === 'missing'
      ? yield* findMissing(after.id, field, converted)
      : yield* findDuplicate(question, field, converted);
  if (found.records === 0) return undefined;
  const titles = yield* readTitles(
    question,
    found.examples.map((one) => one.record),
  );
  const examples = found.examples.map((one) => ({ ...one, title: titles.get(one.record) ?? `#${one.record}` }));
  return { field: field.id, obstacle, records: found.records, examples };
}

interface Found {
  readonly records: number;
  readonly examples: readonly { readonly record: number; readonly value: FieldValue }[];
}

function* findMissing(entity: string, field: FieldDefinition, converted: Converted | undefined): Step<Found> {
  const condition = `"${columnName(field.id)}" is null and deleted_at is null`;
  const records = (yield* count(entity, condition)) + (converted?.missing.length ?? 0);
  const rows = yield* ask({
    sql: `select id from "${tableName(entity)}" where ${condition} order by id limit ${examplesShown}`,
    parameters: [],
  });
  const ids = [...rows.map((row) => Number(row.id)), ...(converted?.missing ?? [])].slice(0, examplesShown);
  return { records, examples: ids.map((record) => ({ record, value: null })) };
}

function* findDuplicate(
  { dialect, after }: SchemaQuestion,
  field: FieldDefinition,
  converted: Converted | undefined,
): Step<Found> {
  if (converted !== undefined) {
    const shared = [...converted.holders].filter(([, ids]) => ids.length > 1);
    const all = shared.flatMap(([value, ids]) => ids.map((record) => ({ record, value })));
    return { records: all.length, examples: all.slice(0, examplesShown) };
  }
  const [table, column] = [tableName(after.id), columnName(field.id)];
  const shared = `select "${column}" from "${table}" where deleted_at is null and "${column}" is not null
    group by "${column}" having count(*) > 1`;
  const condition = `deleted_at is null and "${column}" in (${shared})`;
  const records = yield* count(after.id, condition);
  const rows = yield* ask({
    sql: `select id, "${column}" as value from "${table}" where ${condition} order by "${column}", id limit ${examplesShown}`,
    parameters: [],
  });
  const kind = columnOf(field);
  return {
    records,
    examples: rows.map((row) => ({ record: Number(row.id), value: dialect.fromColumn(kind, row.value) })),
  };
}

function* readTitles(question: SchemaQuestion, ids: readonly number[]): Step<ReadonlyMap<number, string>> {
  const { before, dialect, reader } = question;
  const field = before?.fields.find((one) => one.id === before.titleField);
  if (before === null || field === undefined || field.type === 'formula' || ids.length === 0) return new Map();
  const rows = yield* ask({
    sql: `select id, "${columnName(field.id)}" as value from "${tableName(before.id)}" where id in (${ids.join(', ')})`,
    parameters: [],
  });
  const kind = columnOf(field);
  return new Map(rows.map((row) => [Number(row.id), formatValue(field, dialect.fromColumn(kind, row.value), reader)]));
}
