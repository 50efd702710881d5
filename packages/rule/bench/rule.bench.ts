// The bench of rules: 10 rules over 100,000 customers, every engine and both databases; all must count the same matches.
import { sql } from 'kysely';
import { LogicEngine } from 'json-logic-engine';
import jsonLogic from 'json-logic-js';
import type { FieldInScope, RuleContext, ValueType } from '../src/index.ts';
import { createScope, evaluateRule, parseRule, toFunction } from '../src/index.ts';
import type { BulkFunction } from '../src/server.ts';
import { toBulkFunction } from '../src/server.ts';
import { toSql } from '../src/sql/index.ts';
import type { TestDatabase } from '../test/databases.ts';
import { openPostgres, openSqlite } from '../test/databases.ts';
import { createRandom } from '../test/random.ts';
import type { Customer } from './rules.ts';
import { benchRules } from './rules.ts';

export interface BenchRow {
  readonly name: string;
  readonly ours: number;
  readonly reference: number;
  readonly ratio: number;
  readonly goal: string;
  readonly ok: boolean;
  readonly unit: string;
  readonly note?: string;
}

const customerCount = 100_000;
const context: RuleContext = { now: Date.UTC(2026, 0, 31), timeZone: 'UTC' };

function makeCustomers(): Customer[] {
  const random = createRandom(7043);
  return Array.from({ length: customerCount }, (_, index) => {
    const tenure = random.below(73);
    const monthly = (1800 + random.below(10_200)) / 100;
    return {
      f_id: index + 1,
      f_contract: random.pick(['month', 'month', 'year', 'two']),
      f_internet: random.pick(['fiber', 'dsl', 'none']),
      f_payment: random.pick(['check', 'mail', 'bank', 'card']),
      f_tenure: tenure,
      f_monthly: monthly,
      f_total: tenure === 0 ? null : Math.round(monthly * tenure * 100) / 100,
      f_tickets: random.below(9),
      f_senior: random.chance(0.16),
      f_paperless: random.chance(0.59),
      f_support: random.pick(['yes', 'no', 'none']),
    };
  });
}

const types: Readonly<Record<keyof Customer, { type: ValueType; sqlite: string; postgres: string }>> = {
  f_id: { type: { kind: 'number', integer: true }, sqlite: 'integer', postgres: 'bigint' },
  f_contract: { type: { kind: 'text' }, sqlite: 'text', postgres: 'text collate "C"' },
  f_internet: { type: { kind: 'text' }, sqlite: 'text', postgres: 'text collate "C"' },
  f_payment: { type: { kind: 'text' }, sqlite: 'text', postgres: 'text collate "C"' },
  f_tenure: { type: { kind: 'number', integer: true }, sqlite: 'integer', postgres: 'bigint' },
  f_monthly: { type: { kind: 'number' }, sqlite: 'real', postgres: 'double precision' },
  f_total: { type: { kind: 'number' }, sqlite: 'real', postgres: 'double precision' },
  f_tickets: { type: { kind: 'number', integer: true }, sqlite: 'integer', postgres: 'bigint' },
  f_senior: { type: { kind: 'boolean' }, sqlite: 'integer', postgres: 'boolean' },
  f_paperless: { type: { kind: 'boolean' }, sqlite: 'integer', postgres: 'boolean' },
  f_support: { type: { kind: 'text' }, sqlite: 'text', postgres: 'text collate "C"' },
};
const names = Object.keys(types) as (keyof Customer)[];
const scope = createScope(
  names.map(
    (path): FieldInScope => ({
      path,
      labels: { en: path, zh: path },
      type: types[path].type,
      required: path !== 'f_total',
    }),
  ),
);

type Judge = (customer: Customer, context: RuleContext) => unknown;

/** Counts the matches of each rule. */
type Contestant = (customers: readonly Customer[]) => number[];

function oneByOne(judges: readonly Judge[]): Contestant {
  return (customers) =>
    judges.map((judge) => {
      let count = 0;
      for (const customer of customers) if (judge(customer, context) === true) count += 1;
      return count;
    });
}

function atOnce(bulks: readonly BulkFunction[]): Contestant {
  return (customers) =>
    bulks.map((bulk) => {
      let count = 0;
      for (const answer of bulk(customers, context)) if (answer === true) count += 1;
      return count;
    });
}

/** Nanoseconds per rule and customer, the best of several rounds; the contestants take turns, so a busy machine slows all alike. */
function time<Name extends string>(
  contestants: Readonly<Record<Name, Contestant>>,
  customers: readonly Customer[],
  expected: readonly number[],
  rounds: number,
): Record<Name, number> {
  const names = Object.keys(contestants) as Name[];
  const best = Object.fromEntries(names.map((name) => [name, Infinity])) as Record<Name, number>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      const start = performance.now();
      const counts = contestants[name](customers);
      best[name] = Math.min(best[name], ((performance.now() - start) * 1e6) / (customers.length * benchRules.length));
      agree(counts, expected);
    }
  }
  return best;
}

function agree(counts: readonly number[], expected: readonly number[]): void {
  if (JSON.stringify(counts) !== JSON.stringify(expected))
    throw new Error(`The engines disagree: ${counts.join(' ')} against ${expected.join(' ')}`);
}

async function load(database: TestDatabase, customers: readonly Customer[]): Promise<void> {
  const columns = names.map((name) => `${name} ${types[name][database.name]}${name === 'f_total' ? '' : ' not null'}`);
  await database.execute(`create table customer (${columns.join(', ')}); begin`);
  for (let start = 0; start < customers.length; start += 500) {
    const rows = customers
      .slice(start, start + 500)
      .map((customer) =>
        database.name === 'sqlite'
          ? { ...customer, f_senior: Number(customer.f_senior), f_paperless: Number(customer.f_paperless) }
          : customer,
      );
    await database.run(
      database.builder
        .insertInto('customer')
        .values(rows as unknown as Record<string, unknown>[])
        .compile(),
    );
  }
  await database.execute('commit');
}

async function timeSql(
  database: TestDatabase,
  customers: readonly Customer[],
  expected: readonly number[],
): Promise<{ ours: number; byHand: number }> {
  await load(database, customers);
  const ours = benchRules.map(({ rule }, index) => {
    const result = toSql(parseRule(rule).expression, scope, {
      dialect: database.name,
      context,
      column: (path) => sql.ref(path),
    });
    if (!result.ok) throw new Error(`Rule ${index} has no SQL: ${JSON.stringify(result.issues)}`);
    return sql`count(case when ${result.sql} then 1 end)`.as(`r${index}`);
  });
  const byHand = benchRules.map(({ sqlByHand }, index) =>
    sql`count(case when ${sql.raw(sqlByHand)} then 1 end)`.as(`r${index}`),
  );
  const queries = [ours, byHand].map((columns) => database.builder.selectFrom('customer').select(columns).compile());
  const best = [Infinity, Infinity];
  for (let round = 0; round < 12; round += 1) {
    for (const [index, query] of queries.entries()) {
      const start = performance.now();
      const [row] = await database.run(query);
      best[index] = Math.min(best[index] ?? Infinity, performance.now() - start);
      agree(
        benchRules.map((_, at) => Number(row?.[`r${at}`])),
        expected,
      );
    }
  }
  const perRule = (milliseconds = Infinity): number => (milliseconds * 1e6) / (customers.length * benchRules.length);
  return { ours: perRule(best[0]), byHand: perRule(best[1]) };
}

function row(
  name: string,
  ours: number,
  reference: number,
  goal: string,
  holds: (ratio: number) => boolean,
  note?: string,
): BenchRow {
  const ratio = ours / reference;
  const digits = (value: number): number => Math.round(value * 100) / 100;
  return {
    name,
    ours: digits(ours),
    reference: digits(reference),
    ratio: digits(ratio),
    goal,
    ok: holds(ratio),
    unit: 'ns per rule and record',
    ...(note === undefined ? {} : { note }),
  };
}

/** Runs all engines; throws when two of them count different matches. */
export async function run(): Promise<BenchRow[]> {
  const customers = makeCustomers();
  const few = customers.slice(0, 10_000);
  const countBy = (records: readonly Customer[]): number[] =>
    benchRules.map(({ byHand }) => records.filter(byHand).length);
  const expected = countBy(customers);
  const expectedFew = countBy(few);
  const expressions = benchRules.map(({ rule }) => parseRule(rule).expression);
  const engine = new LogicEngine();
  const interpreted = new LogicEngine();
  const compiled = benchRules.map(({ rule }) => engine.build(rule) as Judge);
  const closures = expressions.map(toFunction) as Judge[];
  const slow = time(
    {
      js: oneByOne(
        benchRules.map(
          ({ rule }): Judge =>
            (customer) =>
              jsonLogic.apply(rule as never, customer) as unknown,
        ),
      ),
      interpreted: oneByOne(
        benchRules.map(
          ({ rule }): Judge =>
            (customer) =>
              interpreted.run(rule, customer) as unknown,
        ),
      ),
      evaluate: oneByOne(
        expressions.map(
          (expression): Judge =>
            (customer) =>
              evaluateRule(expression, customer, context).value,
        ),
      ),
    },
    few,
    expectedFew,
    5,
  );
  const fast = time(
    {
      compiled: oneByOne(compiled),
      closure: oneByOne(closures),
      hand: oneByOne(benchRules.map(({ byHand }): Judge => byHand)),
      bulk: atOnce(expressions.map(toBulkFunction)),
    },
    customers,
    expected,
    15,
  );
  const sqlite = openSqlite();
  const onSqlite = await timeSql(sqlite, customers, expected);
  await sqlite.stop();
  const rows = [
    row('rule: closure against json-logic-js', fast.closure, slow.js, '≤ 1/15', (ratio) => ratio <= 1 / 15),
    row(
      'rule: closure against json-logic-engine compiled',
      fast.closure,
      fast.compiled,
      '≤ 1.25',
      (ratio) => ratio <= 1.25,
    ),
    row('rule: bulk against hand-written closures', fast.bulk, fast.hand, '≤ 2', (ratio) => ratio <= 2),
    row('rule: SQLite against hand-written SQL', onSqlite.ours, onSqlite.byHand, '≤ 1.1', (ratio) => ratio <= 1.1),
    row('rule: evaluate with trace against json-logic-js', slow.evaluate, slow.js, '–', () => true, 'for comparison'),
    row(
      'rule: json-logic-engine interpreted against json-logic-js',
      slow.interpreted,
      slow.js,
      '–',
      () => true,
      'for comparison',
    ),
  ];
  const postgres = await openPostgres().catch(() => undefined);
  if (postgres === undefined) return rows;
  const onPostgres = await timeSql(postgres, customers, expected);
  await postgres.stop();
  return [
    ...rows,
    row(
      'rule: PostgreSQL against hand-written SQL',
      onPostgres.ours,
      onPostgres.byHand,
      '≤ 1.1',
      (ratio) => ratio <= 1.1,
    ),
  ];
}
