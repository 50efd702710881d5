// SQLite: one writer, counters in a table, a prepared statement run row by row (measured faster than multi-row inserts).
import { fromColumn, toColumn } from '@keepwell/model/sql';
import {
  DummyDriver,
  Kysely,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import { type Compiler, type Dialect, type InsertShape, likePattern, type UpdateShape } from './dialect.ts';
import { askOne, type Statement, type Step, tell } from './step.ts';

const compiler: Compiler = new Kysely({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

const insertTexts = new WeakMap<InsertShape, string>();
const updateTexts = new WeakMap<UpdateShape, string>();

function insertText(shape: InsertShape): string {
  let text = insertTexts.get(shape);
  if (text === undefined) {
    const columns = shape.columns.map((column) => `"${column}"`).join(', ');
    text = `insert into "${shape.table}" (${columns}) values (${shape.columns.map(() => '?').join(', ')})`;
    insertTexts.set(shape, text);
  }
  return text;
}

function updateText(shape: UpdateShape): string {
  let text = updateTexts.get(shape);
  if (text === undefined) {
    const settings = shape.columns.slice(1).map((column, index) => `"${column}" = $${index + 2}`);
    text = `update "${shape.table}" set ${settings.join(', ')} where "${shape.key}" = $1`;
    updateTexts.set(shape, text);
  }
  return text;
}

function* takeIds(entity: string, count: number): Step<readonly number[]> {
  const row = yield* askOne({
    sql: 'update counter set next = next + $1 where name = $2 returning next',
    parameters: [count, `id:${entity}`],
  });
  if (row === undefined) throw new Error(`No counter of record ids for ${entity}`);
  return upTo(Number(row.next) - count, count);
}

function* takePositions(count: number): Step<readonly number[]> {
  const row = yield* askOne({ sql: 'select coalesce(max(position), 0) + 1 as next from change', parameters: [] });
  return upTo(Number(row?.next), count);
}

function upTo(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

export const sqliteDialect: Dialect = {
  name: 'sqlite',
  compiler,
  hasConcurrentWriters: false,
  words: { integer: 'integer', text: 'text', real: 'real', json: 'text' },
  insert: (shape, rows): Statement => ({ sql: insertText(shape), parameters: [], each: rows }),
  update: (shape, rows): Statement => ({ sql: updateText(shape), parameters: [], each: rows }),
  toColumn: (type, value) => toColumn(value, type, 'sqlite'),
  fromColumn: (type, raw) => fromColumn(raw, type),
  typed: (_type, value) => sql`${value}`,
  isIn: (column, _type, values): RawBuilder<boolean> =>
    sql<boolean>`${column} in (select value from json_each(${JSON.stringify(values)}))`,
  isInText: (column, _type, place) => `${column} in (select value from json_each($${place}))`,
  toList: (values) => JSON.stringify(values),
  takeIds,
  takePositions,
  *createIds(entity) {
    yield* tell({
      sql: 'insert into counter (name, next) values ($1, 1) on conflict do nothing',
      parameters: [`id:${entity}`],
    });
  },
  latestPosition: () => sql<number>`(select coalesce(max(position), 0) from change)`,
  changesAfter: (after, limit) => ({
    sql: 'select * from change where position > $1 order by position limit $2',
    parameters: [after, limit],
  }),
  violatedColumn(thrown) {
    if (!(thrown instanceof Error) || !('code' in thrown)) return undefined;
    if (thrown.code !== 'SQLITE_CONSTRAINT_UNIQUE') return undefined;
    return /UNIQUE constraint failed: \w+\.(\w+)/.exec(thrown.message)?.[1];
  },
  containsText: (column, words) => sql<boolean>`${column} like ${likePattern(words)} escape '\\'`,
};
