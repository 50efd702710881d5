// The agreement of SQL and memory: many random models over random records with random states, and the table of what was met.
import { toSql } from '@keepwell/rule/sql';
import { createScope } from '@keepwell/rule';
import { sql } from 'kysely';
import type {
  Cadence,
  CompiledModel,
  ReferenceDistribution,
  ScoreState,
  ScoringContext,
  SubjectValues,
} from '../src/index.ts';
import {
  type PathSql,
  referenceColumns,
  type ReferenceRow,
  scoreColumns,
  type ScoreOptions,
  toReferenceDistribution,
  toReferenceSelect,
  toScoreSelect,
} from '../src/sql/index.ts';
import type { TestDatabase } from './databases.ts';
import { dayOf } from './points-by-hand.ts';
import { createRandom, type Random } from './random.ts';
import { nodesOf, randomModel } from './random-model.ts';
import { scoreByHand } from './score-by-hand.ts';
import { fields, now, randomRecord, typeOf, zones } from './world.ts';

type Row = Record<string, unknown>;

export interface Agreement {
  models: number;
  pairs: number;
  /** (model, record) pairs by indicator type and by aggregation. */
  readonly met: Map<string, number>;
  readonly disagreements: { model: number; record: number; column: string; expected: unknown; found: unknown }[];
}

interface Child {
  readonly parent: number;
  readonly units: number | null;
  readonly weight: number | null;
}

const types = {
  sqlite: { integer: 'integer', real: 'real', text: 'text' },
  postgres: { integer: 'bigint', real: 'double precision', text: 'text collate "C"' },
} as const;

const scope = createScope(
  fields.map(({ id, type }) => ({ path: id, labels: { en: id, zh: id }, type, required: false })),
);

export async function runAgreement(
  database: TestDatabase,
  seed: number,
  modelCount: number,
  recordCount: number,
): Promise<Agreement> {
  const random = createRandom(seed);
  const records = Array.from({ length: recordCount }, () => randomRecord(random));
  const children = records.flatMap((_, parent) =>
    Array.from(
      { length: random.below(4) },
      (): Child => ({
        parent,
        units: random.chance(0.1) ? null : random.below(1_000_001),
        weight: random.pick([null, 0, -3, 1, 2.5, 0.005, random.below(10_000) / 100]),
      }),
    ),
  );
  await store(database, records, children);
  const agreement: Agreement = { models: 0, pairs: 0, met: new Map(), disagreements: [] };
  for (let place = 0; place < modelCount; place += 1) {
    await judge(database, randomModel(random, place), place, records, children, random, agreement);
  }
  for (const table of ['record', 'child', 'reference']) await database.execute(`drop table ${table}`);
  return agreement;
}

function compiled(database: TestDatabase, query: ReturnType<typeof toScoreSelect>): ReturnType<typeof query.compile> {
  return query.compile(database.builder);
}

async function insert(database: TestDatabase, table: string, rows: readonly Row[]): Promise<void> {
  if (rows.length > 0)
    await database.run(
      database.builder
        .insertInto(table)
        .values([...rows])
        .compile(),
    );
}

async function store(
  database: TestDatabase,
  records: readonly SubjectValues[],
  children: readonly Child[],
): Promise<void> {
  const columns = fields.map((field) => `${field.id} ${field[database.name]}`);
  await database.execute(`create table record (id integer primary key, ${columns.join(', ')})`);
  const bound = (value: unknown): unknown =>
    typeof value === 'boolean' && database.name === 'sqlite' ? Number(value) : value;
  await insert(
    database,
    'record',
    records.map((record, id) => ({
      id,
      ...Object.fromEntries(fields.map(({ id: field }) => [field, bound(record[field])])),
    })),
  );
  const { integer, real } = types[database.name];
  await database.execute(`create table child (parent ${integer}, units ${integer}, weight ${real})`);
  await insert(
    database,
    'child',
    children.map((child) => ({ ...child })),
  );
  const described = referenceColumns.map(({ name, kind }) => `${name} ${types[database.name][kind]} not null`);
  await database.execute(
    `create table reference (${described.join(', ')}, primary key (run, indicator, within, value))`,
  );
}

const pathSql = (path: string): PathSql => ({ sql: sql.ref(`t.${path}`), type: typeOf(path), isColumn: true });

async function freeze(database: TestDatabase, model: CompiledModel): Promise<Map<string, ReferenceDistribution>> {
  await database.execute('delete from reference');
  for (const { indicator, path, within } of model.references) {
    const select = toReferenceSelect({
      dialect: database.name,
      run: 'run_1',
      indicator,
      from: sql`record as t`,
      number: pathSql(path),
      within: within === null ? null : pathSql(within),
    });
    await database.run(compiled(database, sql`insert into reference ${select}`));
  }
  const rows = (await database.run(
    compiled(database, sql`select * from reference order by indicator, within, value`),
  )) as unknown as (ReferenceRow & { indicator: string; within: string })[];
  const groups = Map.groupBy(rows, ({ indicator, within }) => `${indicator}:${within}`);
  const found = new Map<string, ReferenceDistribution>();
  for (const [key, own] of groups) {
    const distribution = toReferenceDistribution(own);
    if (distribution !== undefined) found.set(key, distribution);
  }
  return found;
}

function randomState(model: CompiledModel, today: number, random: Random): ScoreState | undefined {
  if (random.chance(0.15)) return undefined;
  const ids = (model.variants[0]?.bands ?? []).map(({ id }) => id);
  const day = (): number => today - random.pick([0, 1, 1, 2, 5, 40]);
  const pending = random.chance(0.5) ? random.pick(ids) : null;
  return {
    band: random.chance(0.15) ? 'unknown' : random.pick(ids),
    pending,
    pendingSince: pending === null ? null : day(),
    abnormalSince: Object.fromEntries(model.dayGroups.map((id) => [id, random.chance(0.4) ? null : day()])),
    kept: Object.fromEntries(
      model.keptGroups
        .filter(() => random.chance(0.7))
        .map(({ id }) => [
          id,
          { units: random.chance(0.2) ? null : random.below(1_000_001), coverage: random.below(10_001) },
        ]),
    ),
  };
}

const nothing: ScoreState = { band: null, pending: null, pendingSince: null, abnormalSince: {}, kept: {} };

/** A state as the row of the score table that holds it, or a result as the row that is expected. */
function rowOf(model: CompiledModel, record: number, state: ScoreState, given: Row): Row {
  const row: Row = { record, band: state.band, pending: state.pending, pending_since: state.pendingSince, ...given };
  for (const id of model.dayGroups) row[`since_${id}`] = state.abnormalSince[id] ?? null;
  for (const { id } of model.keptGroups) {
    row[`kept_${id}`] = state.kept[id]?.units ?? null;
    row[`cover_${id}`] = state.kept[id]?.coverage ?? null;
  }
  return row;
}

async function judge(
  database: TestDatabase,
  model: CompiledModel,
  place: number,
  records: readonly SubjectValues[],
  children: readonly Child[],
  random: Random,
  agreement: Agreement,
): Promise<void> {
  const timeZone = random.pick(zones);
  const today = dayOf(now, timeZone) ?? 0;
  const due: Cadence[] = random.pick<Cadence[]>([['atOnce'], ['atOnce', 'hourly'], ['atOnce', 'hourly', 'daily']]);
  const described = scoreColumns(model).map(({ name, kind }) => `${name} ${types[database.name][kind]}`);
  await database.execute(`create table score (${described.join(', ')}, primary key (record))`);
  const states = records.map(() => randomState(model, today, random));
  await insert(
    database,
    'score',
    states.flatMap((state, record) =>
      state === undefined ? [] : [rowOf(model, record, state, { coverage: 0, scored_at: 1, band_since: 1 })],
    ),
  );
  const references = await freeze(database, model);
  const options: ScoreOptions = {
    dialect: database.name,
    from: sql`record as t left join score as s on s.record = t.id where t.id >= ${sql.lit(0)}`,
    path: pathSql,
    condition(rule) {
      const result = toSql(rule, scope, {
        dialect: database.name,
        context: { now, timeZone },
        column: (path) => sql.ref(`t.${path}`),
      });
      if (!result.ok) throw new Error(JSON.stringify(result.issues));
      return result.sql;
    },
    children: () => ({
      from: sql`child as c where c.parent = t.id`,
      units: sql`c.units`,
      weight: sql`c.weight`,
    }),
    references: sql`reference`,
    run: 'run_1',
    today,
    context: { now, timeZone },
    due,
  };
  const select = toScoreSelect(model, options);
  const found = await database.run(compiled(database, sql`select * from (${select}) as x order by record`));
  await database.execute('drop table score');
  agreement.models += 1;
  const names = new Set(
    nodesOf(model.variants[0]?.root as never).map((node) =>
      node.kind === 'indicator' ? node.type.name : node.aggregation.type,
    ),
  );
  records.forEach((record, id) => {
    const before = states[id];
    const context: ScoringContext = {
      now,
      timeZone,
      today,
      reference: (indicator, within) => references.get(`${indicator}:${within}`),
      children: () =>
        children.flatMap(({ parent, units, weight }) =>
          parent === id && units !== null ? [{ units, weight: weight ?? 0 }] : [],
        ),
    };
    const hand = scoreByHand(model, record, before ?? nothing, due, context);
    const expected = rowOf(model, id, hand.after, {
      score: hand.score,
      coverage: hand.coverage,
      variant: hand.variant,
      scored_at: now,
      band_since: before?.band === hand.after.band ? 1 : now,
    });
    agreement.pairs += 1;
    for (const name of names) agreement.met.set(name, (agreement.met.get(name) ?? 0) + 1);
    for (const { name } of scoreColumns(model)) {
      if (found[id]?.[name] === expected[name]) continue;
      const [column, was] = [name, found[id]?.[name]];
      agreement.disagreements.push({ model: place, record: id, column, expected: expected[name], found: was });
    }
  });
}

export function tableOf(agreement: Agreement, name: string): string {
  const rows = [...agreement.met].map(([of, count]) => `${of.padEnd(16)}${String(count).padStart(8)}`);
  return [`${name}: ${agreement.models} models, ${agreement.pairs} pairs of model and record`, ...rows].join('\n');
}
