// SQLite: one writer that counts by itself, a prepared statement run row by row (measured faster than multi-row inserts).
import { fromColumn, tableName, toColumn } from '@keepwell/model/sql';
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
import { sqliteJson } from './json-sql.ts';
import { askOne, type Statement, tell } from './step.ts';

const compiler: Compiler = new Kysely({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

const insertTexts = new WeakMap<InsertShape, string>();
const freeTexts = new WeakMap<InsertShape, string>();
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

function freeText(shape: InsertShape): string {
  let text = freeTexts.get(shape);
  if (text === undefined) {
    text = `${insertText(shape)} on conflict do nothing`;
    freeTexts.set(shape, text);
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

function upTo(first: number, count: number): readonly number[] {
  if (count === 1) return [first];
  return Array.from({ length: count }, (_, index) => first + index);
}

/**
 * Ids and positions of the one writer: read once, then counted here, because a counter written for every record costs as much as
 * its row. What was rolled back is simply read again. An id follows the highest in the table, or the counter where
 * records were removed for good: a trigger raises it, whoever removes them.
 */
function createTaking(): Pick<Dialect, 'takeIds' | 'takePositions' | 'positionFrom' | 'forgetTaken' | 'createIds'> {
  const nextIds = new Map<string, number>();
  let nextPosition: number | undefined;
  return {
    *takeIds(entity, count) {
      let first = nextIds.get(entity);
      if (first === undefined) {
        const row = yield* askOne({
          sql: `select max(c.next, coalesce((select max(id) from "${tableName(entity)}"), 0) + 1) as next
            from counter as c where c.name = $1`,
          parameters: [`id:${entity}`],
        });
        if (row === undefined) throw new Error(`No counter of record ids for ${entity}`);
        first = Number(row.next);
      }
      nextIds.set(entity, first + count);
      return upTo(first, count);
    },
    *takePositions(count) {
      if (nextPosition === undefined) {
        const row = yield* askOne({ sql: 'select coalesce(max(position), 0) + 1 as next from change', parameters: [] });
        nextPosition = Number(row?.next);
      }
      const first = nextPosition;
      nextPosition += count;
      return upTo(first, count);
    },
    positionFrom(first) {
      // How many the statement will take is known only when it has run.
      nextPosition = undefined;
      return sql<number>`(${first - 1} + row_number() over (order by t.id))`;
    },
    forgetTaken() {
      nextIds.clear();
      nextPosition = undefined;
    },
    *createIds(entity) {
      yield* tell({
        sql: 'insert into counter (name, next) values ($1, 1) on conflict do nothing',
        parameters: [`id:${entity}`],
      });
      yield* tell({
        sql: `create trigger if not exists "ids_${entity}" after delete on "${tableName(entity)}" begin
          update counter set next = max(next, old.id + 1) where name = 'id:${entity}'; end`,
        parameters: [],
      });
    },
  };
}

export const createSqliteDialect = (): Dialect => ({
  name: 'sqlite',
  compiler,
  hasConcurrentWriters: false,
  mergesSortedSets: true,
  words: { integer: 'integer', text: 'text', real: 'real', json: 'text', byKey: ' without rowid' },
  functions: [],
  insert: (shape, rows): Statement => ({ sql: insertText(shape), parameters: [], each: rows }),
  insertFree: (shape, rows): Statement => ({ sql: freeText(shape), parameters: [], each: rows }),
  update: (shape, rows): Statement => ({ sql: updateText(shape), parameters: [], each: rows }),
  toColumn: (type, value) => toColumn(value, type, 'sqlite'),
  fromColumn: (type, raw) => fromColumn(raw, type),
  typed: (_type, value) => sql`${value}`,
  isIn: (column, _type, values): RawBuilder<boolean> =>
    sql<boolean>`${column} in (select value from json_each(${JSON.stringify(values)}))`,
  isInText: (column, _type, place) => `${column} in (select value from json_each($${place}))`,
  toList: (values) => JSON.stringify(values),
  ...createTaking(),
  json: sqliteJson,
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
});

/** For those who only read. */
export const sqliteDialect: Dialect = createSqliteDialect();
