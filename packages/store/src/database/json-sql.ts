// JSON of the change log, built and read inside the database: the same values as the JavaScript path writes and reads.
import type { ColumnKind } from '@keepwell/model';
import { type RawBuilder, sql } from 'kysely';

export interface JsonSql {
  /** A column's value as JSON text, never NULL. */
  toText(value: RawBuilder<unknown>, type: ColumnKind): RawBuilder<string>;
  /** The value under a key of an object's JSON text, as a column of the type holds it. */
  read(object: RawBuilder<unknown>, key: string, type: ColumnKind): RawBuilder<unknown>;
  has(object: RawBuilder<unknown>, key: string): RawBuilder<boolean>;
  /** A list of texts with some added and some taken away, each once and in the order given; NULL without any. */
  editList(list: RawBuilder<unknown>, edit: ListEditing): RawBuilder<unknown>;
  /** A table of the keys of an object's JSON text, `k`, with its column `key`. */
  keys(object: RawBuilder<unknown>): RawBuilder<unknown>;
}

export interface ListEditing {
  /** All texts that the list may hold. */
  readonly order: readonly string[];
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** SQLite prints and reads doubles exactly (measured on 600,000), and has no booleans. */
export const sqliteJson: JsonSql = {
  toText(value, type) {
    if (type === 'boolean')
      return sql`(case when ${value} is null then 'null' when ${value} then 'true' else 'false' end)`;
    if (type === 'json') return sql`coalesce(${value}, 'null')`;
    return type === 'integer' ? sql`json_quote(cast(${value} as integer))` : sql`json_quote(${value})`;
  },
  read: (object, key) => sql`json_extract(${object}, ${pathOf(key)})`,
  has: (object, key) => sql`(json_type(${object}, ${pathOf(key)}) is not null)`,
  editList(list, { order, add, remove }) {
    const isIn = (texts: RawBuilder<unknown>): RawBuilder<boolean> =>
      sql`o.value in (select value from json_each(${texts}))`;
    const given = (texts: readonly string[]): RawBuilder<unknown> => sql`${JSON.stringify(texts)}`;
    return sql`(select nullif(json_group_array(value), '[]') from (select o.value as value from json_each(${given(order)}) as o
      where ${isIn(given(add))} or (${isIn(list)} and not ${isIn(given(remove))}) order by o.key))`;
  },
  keys: (object) => sql`json_each(${object}) as k`,
};

function pathOf(key: string): RawBuilder<string> {
  return sql`${`$."${key}"`}`;
}

const casts: Readonly<Record<ColumnKind, string>> = {
  text: 'text',
  integer: 'bigint',
  real: 'double precision',
  boolean: 'boolean',
  json: 'jsonb',
};

export const postgresJson: JsonSql = {
  toText: (value, type) =>
    type === 'json' ? sql`coalesce(${value}::text, 'null')` : sql`coalesce(to_json(${value})::text, 'null')`,
  read: (object, key, type) => sql`((${object}::jsonb ->> ${key}::text)::${sql.raw(casts[type])})`,
  has: (object, key) => sql`jsonb_exists(${object}::jsonb, ${key}::text)`,
  editList(list, { order, add, remove }) {
    const isIn = (texts: RawBuilder<unknown>): RawBuilder<boolean> =>
      sql`coalesce(jsonb_exists(${texts}, o.value), false)`;
    const given = (texts: readonly string[]): RawBuilder<unknown> => sql`${JSON.stringify(texts)}::jsonb`;
    return sql`(select jsonb_agg(o.value order by o.place)
      from jsonb_array_elements_text(${given(order)}) with ordinality as o(value, place)
      where ${isIn(given(add))} or (${isIn(list)} and not ${isIn(given(remove))}))`;
  },
  keys: (object) => sql`jsonb_object_keys(${object}::jsonb) as k(key)`,
};
