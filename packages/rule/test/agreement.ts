// The agreement of all backends: many random rules over all records, and the table of what was met.
import type { Json } from '@keepwell/kernel';
import { stableJson } from '@keepwell/kernel';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Expression, Trace, ValueType } from '../src/index.ts';
import { evaluateRule, isOperation, operators, parseRule, toFunction } from '../src/index.ts';
import { toGeneratedFunction } from '../src/server.ts';
import { toSql } from '../src/sql/index.ts';
import type { TestDatabase } from './databases.ts';
import { createRandom } from './random.ts';
import { builtOperators, randomRule } from './random-rule.ts';
import { contexts, fields, randomRecord, scope } from './world.ts';

/** What one operator was met with, in rules that ran wholly in SQL. */
export interface Met {
  rules: number;
  true: number;
  false: number;
  empty: number;
}

export interface Agreement {
  rules: number;
  pairs: number;
  readonly met: Map<string, Met>;
  readonly disagreements: { rule: Json; record: Json; context: Json; answers: Record<string, unknown> }[];
}

interface Prepared {
  readonly rule: Json;
  readonly expression: Expression;
  readonly columns: readonly { as: 'condition' | 'value'; sql: RawBuilder<unknown>; type: ValueType }[];
}

const batch = 25;

/** Runs `perOperator` rules with each operator at the root, over `recordCount` records. */
export async function runAgreement(
  database: TestDatabase,
  seed: number,
  perOperator: number,
  recordCount: number,
): Promise<Agreement> {
  const random = createRandom(seed);
  const records = Array.from({ length: recordCount }, () => randomRecord(random));
  await store(database, records);
  const agreement: Agreement = { rules: 0, pairs: 0, met: new Map(), disagreements: [] };
  const seen = new Set<string>();
  for (let round = 0; round < perOperator; round += 1) {
    const context = contexts[round % contexts.length] ?? { now: 0, timeZone: 'UTC' };
    const prepared: Prepared[] = [];
    for (const operator of builtOperators) {
      const rule = randomRule(operator, random);
      const key = stableJson(rule);
      if (seen.has(key)) continue;
      seen.add(key);
      prepared.push(prepare(rule, database.name, context));
    }
    agreement.rules += prepared.length;
    for (const entry of prepared) judgeAlone(entry, records, context, agreement);
    const inSql = prepared.filter((entry) => entry.columns.length > 0);
    for (let start = 0; start < inSql.length; start += batch) {
      await judgeInSql(database, inSql.slice(start, start + batch), records, context, agreement);
    }
  }
  await database.execute('drop table record');
  return agreement;
}

function prepare(rule: Json, dialect: 'sqlite' | 'postgres', context: (typeof contexts)[number]): Prepared {
  const { expression } = parseRule(rule);
  const columns = (['condition', 'value'] as const).flatMap((as) => {
    const result = toSql(expression, scope, { dialect, context, as, column: (path) => sql.ref(path) });
    return result.ok ? [{ as, sql: result.sql, type: result.type }] : [];
  });
  return { rule, expression, columns };
}

async function store(database: TestDatabase, records: readonly Record<string, Json>[]): Promise<void> {
  const columns = fields.map((field) => `${field.id} ${field[database.name]}`);
  await database.execute(`create table record (id integer, ${columns.join(', ')})`);
  for (const [index, record] of records.entries()) {
    const row: Record<string, unknown> = { id: index };
    for (const field of fields) row[field.id] = stored(record[field.id], database.name);
    await database.run(database.builder.insertInto('record').values(row).compile());
  }
}

function stored(value: Json | undefined, database: 'sqlite' | 'postgres'): unknown {
  if (Array.isArray(value)) return JSON.stringify(value);
  return typeof value === 'boolean' && database === 'sqlite' ? Number(value) : value;
}

function judgeAlone(
  entry: Prepared,
  records: readonly Json[],
  context: (typeof contexts)[number],
  agreement: Agreement,
): void {
  const closure = toFunction(entry.expression);
  const generated = toGeneratedFunction(entry.expression);
  for (const record of records) {
    const answers = {
      evaluate: evaluateRule(entry.expression, record, context).value,
      closure: closure(record, context),
      generated: generated(record, context),
    };
    if (!isSame(answers.evaluate, answers.closure) || !isSame(answers.evaluate, answers.generated)) {
      agreement.disagreements.push({ rule: entry.rule, record, context: { ...context }, answers });
    }
  }
}

async function judgeInSql(
  database: TestDatabase,
  entries: readonly Prepared[],
  records: readonly Json[],
  context: (typeof contexts)[number],
  agreement: Agreement,
): Promise<void> {
  const columns = entries.flatMap((entry, index) =>
    entry.columns.map((column) => {
      const value = column.as === 'condition' ? sql`case when ${column.sql} then 1 else 0 end` : column.sql;
      return value.as(`${column.as}_${index}`);
    }),
  );
  const query = database.builder.selectFrom('record').select(columns).orderBy('id').compile();
  const rows = await database.run(query).catch(async (thrown: unknown) => {
    const [only] = entries;
    if (entries.length === 1 && only !== undefined) {
      agreement.disagreements.push({
        rule: only.rule,
        record: null,
        context: { ...context },
        answers: { [database.name]: String(thrown), sql: query.sql },
      });
      return undefined;
    }
    for (const entry of entries) await judgeInSql(database, [entry], records, context, agreement);
    return undefined;
  });
  if (rows === undefined) return;
  entries.forEach((entry, index) => {
    const counted = new Set<string>();
    records.forEach((record, at) => {
      const { value, trace } = evaluateRule(entry.expression, record, context);
      agreement.pairs += 1;
      tally(trace, agreement.met, counted);
      for (const column of entry.columns) {
        const found = rows[at]?.[`${column.as}_${index}`];
        const answer = column.as === 'condition' ? found === 1 : read(found, column.type);
        const expected = column.as === 'condition' ? isTrue(value) : value;
        if (isSame(expected, answer)) continue;
        agreement.disagreements.push({
          rule: entry.rule,
          record,
          context: { ...context },
          answers: {
            evaluate: expected,
            [database.name]: answer,
            as: column.as,
            sql: database.builder.selectNoFrom(column.sql.as('x')).compile().sql,
          },
        });
      }
    });
  });
}

function isTrue(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function read(value: unknown, type: ValueType): unknown {
  if (value === null || value === undefined) return null;
  return type.kind === 'boolean' && typeof value === 'number' ? value !== 0 : value;
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || stableJson(a) === stableJson(b);
}

function tally(trace: Trace, met: Map<string, Met>, counted: Set<string>): void {
  const { expression } = trace;
  if (isOperation(expression)) {
    const own = met.get(expression.operator) ?? { rules: 0, true: 0, false: 0, empty: 0 };
    met.set(expression.operator, own);
    if (!counted.has(expression.operator)) own.rules += 1;
    counted.add(expression.operator);
    if (trace.value === null || trace.value === undefined) own.empty += 1;
    else if (isTrue(trace.value)) own.true += 1;
    else own.false += 1;
  }
  for (const part of trace.parts) tally(part, met, counted);
}

/** Operators whose value no choice of operands makes false or empty. */
const never: Readonly<Record<string, readonly ('false' | 'empty')[]>> = {
  bucket: ['false'],
  today: ['false'],
  now: ['false'],
  startOf: ['false'],
  dateAdd: ['false'],
  me: ['false'],
  literal: ['false'],
};
const fromContext = ['today', 'now', 'me'];
const syntaxOnly = ['muted', 'literal', 'var'];

/** What each operator with SQL still lacks: met often enough, and with every answer it can give. */
export function shortcomings(met: ReadonlyMap<string, Met>): string[] {
  return operators.all.flatMap((operator) => {
    if ('notInSql' in operator.sql || syntaxOnly.includes(operator.name)) return [];
    const found = met.get(operator.name) ?? { rules: 0, true: 0, false: 0, empty: 0 };
    const lacks: string[] = [];
    if (found.rules < 50) lacks.push(`${operator.name}: met in ${found.rules} rules only`);
    if (found.true === 0) lacks.push(`${operator.name}: never true`);
    if (found.false === 0 && !never[operator.name]?.includes('false')) lacks.push(`${operator.name}: never false`);
    const unsure = { type: { kind: 'number' }, empty: true } as const;
    const mayBeEmpty = operator.result([unsure, unsure]).empty && !fromContext.includes(operator.name);
    if (mayBeEmpty && found.empty === 0) lacks.push(`${operator.name}: never empty`);
    return lacks;
  });
}

export function tableOf(agreement: Agreement, name: string): string {
  const rows = operators.all
    .filter((operator) => !('notInSql' in operator.sql))
    .map((operator) => {
      const found = agreement.met.get(operator.name) ?? { rules: 0, true: 0, false: 0, empty: 0 };
      return `${operator.name.padEnd(18)}${String(found.rules).padStart(8)}${String(found.true).padStart(9)}${String(found.false).padStart(9)}${String(found.empty).padStart(9)}`;
    });
  return [
    `${name}: ${agreement.rules} rules, ${agreement.pairs} pairs`,
    `${'operator'.padEnd(18)}   rules     true    false    empty`,
    ...rows,
  ].join('\n');
}
