// PostgreSQL: parameters carry their type, computed texts their collation, arithmetic past the range of doubles is guarded.
import { murmur3Name } from '../database-functions.ts';
import type { SqlDialect } from '../sql-dialect.ts';
import type { SqlFragment, SqlTemplate } from '../sql-tools.ts';

export const postgresDialect: SqlDialect = {
  name: 'postgres',
  overflowIsError: true,
  wholesTimesDoubleIsDouble: false,
  // bigint serves both kinds of column: it compares with bigint as it is, and becomes the double a double column needs.
  integerParameter: (sql, value) => sql`cast(${value} as bigint)`,
  doubleParameter: (sql, value) => sql`cast(${value} as double precision)`,
  textParameter: (sql, value) => sql`cast(${value} as text)`,
  booleanParameter: (sql, value) => (value ? sql`true` : sql`false`),
  listParameter: (sql, values) => sql`cast(${JSON.stringify(values)} as jsonb)`,
  nothing: (sql, kind) =>
    ({
      text: sql`null::text`,
      integer: sql`null::bigint`,
      double: sql`null::double precision`,
      boolean: sql`null::boolean`,
    })[kind],
  toDouble: (sql, number) => sql`cast(${number} as double precision)`,
  integerToText: (sql, number) => sql`cast(cast(${number} as bigint) as text)`,
  booleanToNumber: (sql, boolean) => sql`cast(cast(${boolean} as integer) as bigint)`,
  byCodePoint: (sql, text) => sql`${text} collate "C"`,
  isDistinct: (sql, a, b) => sql`${a} is distinct from ${b}`,
  isNotDistinct: (sql, a, b) => sql`${a} is not distinct from ${b}`,
  least: (sql, list) => sql`least(${list})`,
  greatest: (sql, list) => sql`greatest(${list})`,
  position: (sql, needle, text) => sql`strpos(${text}, ${needle})`,
  murmur3: (sql, text) => sql`${rawName(sql, murmur3Name)}(${text})`,
  trim: (sql, text, characters) => sql`btrim(${text}, ${characters})`,
  integerRemainder: (sql, a, b) => sql`(cast(${a} as bigint) % nullif(cast(${b} as bigint), 0))`,
  daysBetween: (sql, from, to) => sql`cast(${toDate(sql, to)} - ${toDate(sql, from)} as bigint)`,
  addDays: (sql, date, days) => toText(sql, sql`${toDate(sql, date)} + ${days}`),
  startOfWeek: (sql, date) =>
    toText(sql, sql`${toDate(sql, date)} - (cast(extract(isodow from ${toDate(sql, date)}) as integer) - 1)`),
  listLength: (sql, list) => sql`jsonb_array_length(${list})`,
  listContains: (sql, list, item) => sql`${list} @> jsonb_build_array(${item})`,
  listItems: (sql, list, alias) => sql`jsonb_array_elements_text(${list}) as ${rawName(sql, `${alias}(value)`)}`,
};

/** By its parts, so that the session's DateStyle has no say. */
function toDate(sql: SqlTemplate, text: SqlFragment): SqlFragment {
  return sql`make_date(cast(substr(${text}, 1, 4) as integer), cast(substr(${text}, 6, 2) as integer), cast(substr(${text}, 9, 2) as integer))`;
}

function toText(sql: SqlTemplate, date: SqlFragment): SqlFragment {
  return sql`to_char(cast(${date} as timestamp), 'YYYY-MM-DD')`;
}

/** Names are made here, never by a person. */
function rawName(sql: SqlTemplate, name: string): SqlFragment {
  return sql(Object.assign([name], { raw: [name] }) as unknown as TemplateStringsArray);
}
