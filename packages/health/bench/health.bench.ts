// What a model's SELECT costs beside the statement one would write by hand, over a million customers, and a thousand of them.
import { type BenchRow, toBenchRow } from '@keepwell/kernel';
import { createScope } from '@keepwell/rule';
import { toSql } from '@keepwell/rule/sql';
import { type RawBuilder, sql } from 'kysely';
import {
  referenceColumns,
  scoreColumns,
  type ScoreOptions,
  toReferenceSelect,
  toScoreSelect,
} from '../src/sql/index.ts';
import { openPostgres, openSqlite, type TestDatabase } from '../test/databases.ts';
import { byHand } from './by-hand.ts';
import { createCustomers, customerCount, model, today, types } from './customers.ts';

const now = Date.UTC(2026, 0, 31, 9);
const context = { now, timeZone: 'UTC' };
/** As the store will: a transaction this long holds no writer up for long. */
const slice = 20_000;

const columnTypes = {
  sqlite: { integer: 'integer', real: 'real', text: 'text' },
  postgres: { integer: 'bigint', real: 'double precision', text: 'text collate "C"' },
} as const;

const scope = createScope(
  Object.entries(types).map(([path, type]) => ({ path, labels: { en: path, zh: path }, type, required: false })),
);
const path = (name: string): ReturnType<ScoreOptions['path']> => ({
  sql: sql.ref(`t.${name}`),
  type: types[name] ?? { kind: 'unknown' },
  isColumn: true,
});

function optionsFor(database: TestDatabase, rows: RawBuilder<unknown>): ScoreOptions {
  return {
    dialect: database.name,
    from: sql`customer as t left join score_old as s on s.record = t.id where ${rows}`,
    path,
    condition(rule) {
      const found = toSql(rule, scope, { dialect: database.name, context, column: (name) => sql.ref(`t.${name}`) });
      if (!found.ok) throw new Error(JSON.stringify(found.issues));
      return found.sql;
    },
    children: () => {
      throw new Error('No children here.');
    },
    references: sql`reference`,
    run: 'run_1',
    today,
    context,
    due: ['atOnce'],
  };
}

function columnsOf(database: TestDatabase): string {
  return scoreColumns(model)
    .map(({ name, kind }) => `${name} ${columnTypes[database.name][kind]}${name === 'record' ? ' primary key' : ''}`)
    .join(', ');
}

async function fresh(database: TestDatabase, name: string): Promise<void> {
  await database.execute(`drop table if exists ${name}`);
  await database.execute(`create table ${name} (${columnsOf(database)})`);
}

async function ours(database: TestDatabase, table: string): Promise<number> {
  await fresh(database, table);
  const begin = performance.now();
  for (let from = 1; from <= customerCount; from += slice) {
    const select = toScoreSelect(model, optionsFor(database, sql`t.id between ${from} and ${from + slice - 1}`));
    await database.run(sql`insert into ${sql.table(table)} ${select}`.compile(database.builder));
  }
  return performance.now() - begin;
}

async function theirs(database: TestDatabase, table: string): Promise<number> {
  await fresh(database, table);
  const begin = performance.now();
  await database.execute(`insert into ${table} ${byHand(database.name, today, now, '')}`);
  return performance.now() - begin;
}

async function dirty(database: TestDatabase): Promise<number> {
  await database.execute('drop table if exists dirty');
  await database.execute(`create table dirty (record ${columnTypes[database.name].integer} primary key)`);
  await database.execute(`insert into dirty select id from customer where id % 1000 = 7`);
  await fresh(database, 'score_dirty');
  const begin = performance.now();
  const select = toScoreSelect(model, optionsFor(database, sql`t.id in (select record from dirty)`));
  await database.run(sql`insert into score_dirty ${select}`.compile(database.builder));
  return performance.now() - begin;
}

async function freeze(database: TestDatabase): Promise<number> {
  const columns = referenceColumns.map(({ name, kind }) => `${name} ${columnTypes[database.name][kind]}`);
  await database.execute(`create table reference (${columns.join(', ')}, primary key (run, indicator, within, value))`);
  const begin = performance.now();
  const select = toReferenceSelect({
    dialect: database.name,
    run: 'run_1',
    indicator: 'i_total',
    from: sql`customer as t`,
    number: path('f_total'),
    within: null,
  });
  await database.run(sql`insert into reference ${select}`.compile(database.builder));
  return performance.now() - begin;
}

async function mustAgree(database: TestDatabase): Promise<void> {
  const compare = sql<{
    n: number;
  }>`select count(*) as n from (select * from score_new except select * from score_hand) as x`;
  const [row] = await database.run(compare.compile(database.builder));
  if (Number(row?.n) !== 0) throw new Error(`${String(row?.n)} scores differ from those by hand`);
}

export async function measure(database: TestDatabase): Promise<BenchRow[]> {
  await createCustomers(database);
  await fresh(database, 'score_old');
  const frozen = await freeze(database);
  if (database.name === 'postgres') {
    await database.execute('vacuum analyze');
    // A plan that goes wrong fails with a sentence instead of holding the bench for hours.
    await database.execute("set statement_timeout = '300s'");
  }
  // The state of the day before.
  await database.execute(`insert into score_old ${byHand(database.name, today - 20, now - 20 * 86_400_000, '')}`);
  await database.execute('analyze');
  const best = { ours: Infinity, staged: Infinity, dirty: Infinity };
  for (let round = 0; round < 2; round += 1) {
    best.ours = Math.min(best.ours, await ours(database, 'score_new'));
    best.staged = Math.min(best.staged, await theirs(database, 'score_hand'));
    best.dirty = Math.min(best.dirty, await dirty(database));
    if (round === 0) await mustAgree(database);
  }
  process.stdout.write(`${database.name}: ${JSON.stringify(best)}, frozen in ${Math.round(frozen)} ms\n`);
  const name = database.name === 'sqlite' ? 'SQLite' : 'PostgreSQL';
  return [
    toBenchRow({
      name: `health: score ${customerCount.toLocaleString('en')} customers by 8 indicators in slices, ${name}`,
      ours: best.ours,
      reference: best.staged,
      unit: 'ms',
      goal: { atMost: 1.5 },
      note: 'reference: one insert … select written by hand, its steps as MATERIALIZED CTEs: without the word both databases evaluate for hours',
    }),
    toBenchRow({
      name: `health: score 1,000 dirty customers of them, ${name}`,
      ours: best.dirty,
      reference: best.ours,
      unit: 'ms',
      goal: { atMost: 0.04 },
      note: 'reference: our run over all',
    }),
    toBenchRow({
      name: `health: freeze one distribution of ${customerCount.toLocaleString('en')} numbers, ${name}`,
      ours: frozen,
      reference: best.ours,
      unit: 'ms',
      note: 'reference: our run over all',
    }),
  ];
}

export async function run(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const open of [() => Promise.resolve(openSqlite()), openPostgres]) {
    const database = await open();
    try {
      rows.push(...(await measure(database)));
    } finally {
      await database.stop();
    }
  }
  return rows;
}
