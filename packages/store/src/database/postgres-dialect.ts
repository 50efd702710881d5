// PostgreSQL: many writers, sequences, one statement with an array per column for any number of rows.
import { fromColumn, toColumn } from '@keepwell/model/sql';
import { postgresFunctions } from '@keepwell/rule/sql';
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely';
import { type Compiler, type Dialect, type InsertShape, likePattern, type StoredType } from './dialect.ts';
import { postgresJson } from './json-sql.ts';
import { ask, type Statement, type Step, tell } from './step.ts';

const compiler: Compiler = new Kysely({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** Type of the array that carries a column's values; JSON travels as text, because arrays of arrays are matrices here. */
const arrayTypes: Readonly<Record<StoredType, string>> = {
  text: 'text[]',
  integer: 'bigint[]',
  real: 'double precision[]',
  boolean: 'boolean[]',
  json: 'text[]',
};

function columnsOf(rows: readonly (readonly unknown[])[], count: number): unknown[][] {
  const columns: unknown[][] = [];
  for (let index = 0; index < count; index += 1) columns.push(rows.map((row) => row[index] ?? null));
  return columns;
}

function source(columns: readonly string[], types: readonly StoredType[]): { from: string; picked: string[] } {
  const arrays = columns.map((_, index) => `$${index + 1}::${arrayTypes[types[index] ?? 'text']}`);
  const names = columns.map((_, index) => `c${index}`);
  const picked = names.map((name, index) => (types[index] === 'json' ? `s.${name}::jsonb` : `s.${name}`));
  return { from: `unnest(${arrays.join(', ')}) as s(${names.join(', ')})`, picked };
}

function* nextValues(sequence: string, count: number): Step<readonly number[]> {
  const rows = yield* ask({
    sql: 'select nextval($1::regclass) as value from generate_series(1, $2::int)',
    parameters: [sequence, count],
  });
  return rows.map((row) => Number(row.value)).sort((a, b) => a - b);
}

/**
 * Changes younger than the oldest running transaction may still be overtaken by it. A snapshot names the transactions of the
 * whole server: those that the server says run in another database, or clean up by themselves, write no change here and are
 * not waited for. One of which nothing can be seen (ended a moment ago, or another user's) is. A function, for planning its
 * look at the sessions anew took longer than a page (measured: 0.45 ms).
 */
const changeHorizon = `create or replace function change_horizon() returns xid8 language plpgsql stable as $$
declare
  seen constant pg_snapshot := pg_current_snapshot();
begin
  if pg_snapshot_xmin(seen) = pg_snapshot_xmax(seen) then
    return pg_snapshot_xmax(seen);
  end if;
  return coalesce(
    (select held from pg_snapshot_xip(seen) as held
     where not exists (select from pg_stat_activity as other where other.backend_xid = held::xid
       and (other.datname <> current_database() or other.backend_type = 'autovacuum worker'))
     order by held limit 1),
    pg_snapshot_xmax(seen));
end $$`;
const settled = 'tx < change_horizon()';

function insert(shape: InsertShape, rows: readonly (readonly unknown[])[]): Statement {
  const { from, picked } = source(shape.columns, shape.types);
  const columns = shape.columns.map((column) => `"${column}"`).join(', ');
  return {
    sql: `insert into "${shape.table}" (${columns}) select ${picked.join(', ')} from ${from}`,
    parameters: columnsOf(rows, shape.columns.length),
  };
}

export const postgresDialect: Dialect = {
  name: 'postgres',
  compiler,
  hasConcurrentWriters: true,
  mergesSortedSets: false,
  words: { integer: 'bigint', text: 'text collate "C"', real: 'double precision', json: 'jsonb', byKey: '' },
  functions: [...postgresFunctions, changeHorizon],
  insert,
  insertFree(shape, rows): Statement {
    const { sql: text, parameters } = insert(shape, rows);
    return { sql: `${text} on conflict do nothing`, parameters };
  },
  update(shape, rows): Statement {
    const { from, picked } = source(shape.columns, shape.types);
    const settings = shape.columns.slice(1).map((column, index) => `"${column}" = ${picked[index + 1]}`);
    return {
      sql: `update "${shape.table}" as t set ${settings.join(', ')} from ${from} where t."${shape.key}" = s.c0`,
      parameters: columnsOf(rows, shape.columns.length),
    };
  },
  toColumn: (type, value) => toColumn(value, type, 'postgres'),
  fromColumn: (type, raw) => fromColumn(raw, type),
  typed: (type, value) =>
    sql`${value}::${sql.raw(arrayTypes[type === 'json' ? 'text' : type].replace('[]', ''))}${sql.raw(type === 'json' ? '::jsonb' : '')}`,
  isIn: (column, type, values): RawBuilder<boolean> =>
    sql<boolean>`${column} = any(${[...values]}::${sql.raw(arrayTypes[type])})`,
  isInText: (column, type, place) => `${column} = any($${place}::${arrayTypes[type]})`,
  toList: (values) => [...values],
  takeIds: (entity, count) => nextValues(`"ids_${entity}"`, count),
  takePositions: (count) => nextValues('change_position', count),
  positionFrom: () => sql<number>`nextval('change_position')`,
  json: postgresJson,
  forgetTaken() {
    // Sequences give nothing back.
  },
  *createIds(entity) {
    yield* tell({ sql: `create sequence if not exists "ids_${entity}"`, parameters: [] });
  },
  latestPosition: () =>
    sql<number>`coalesce((select position from change where ${sql.raw(settled)} order by tx desc, position desc limit 1), 0)`,
  changesAfter: (after, limit) => ({
    sql: `select * from change where ${settled} and (tx, position) > (coalesce((select tx from change where position = $1), '0'::xid8), $1)
      order by tx, position limit $2`,
    parameters: [after, limit],
  }),
  violatedColumn(thrown) {
    if (!(thrown instanceof Error) || !('code' in thrown) || thrown.code !== '23505') return undefined;
    return 'constraint' in thrown && typeof thrown.constraint === 'string' ? thrown.constraint : 'unknown';
  },
  containsText: (column, words) => sql<boolean>`${column} ilike ${likePattern(words)} escape '\\'`,
};
