// SQLite: dynamic types, so numbers are cast where arithmetic must be that of doubles; lists are JSON text.
import { murmur3Name } from '../database-functions.ts';
import type { SqlDialect } from '../sql-dialect.ts';
import type { SqlFragment, SqlTemplate } from '../sql-tools.ts';

export const sqliteDialect: SqlDialect = {
  name: 'sqlite',
  overflowIsError: false,
  wholesTimesDoubleIsDouble: true,
  // better-sqlite3 binds every number as a double, and comparing a double with an INTEGER column is slow: the cast is done
  // once a statement, and an index still serves.
  integerParameter: (sql, value) => sql`cast(${value} as integer)`,
  doubleParameter: (sql, value) => sql`${value}`,
  textParameter: (sql, value) => sql`${value}`,
  booleanParameter: (sql, value) => (value ? sql`1` : sql`0`),
  listParameter: (sql, values) => sql`${JSON.stringify(values)}`,
  nothing: (sql) => sql`null`,
  toDouble: (sql, number) => sql`cast(${number} as real)`,
  integerToText: (sql, number) => sql`cast(cast(${number} as integer) as text)`,
  booleanToNumber: (sql, boolean) => sql`(${boolean})`,
  byCodePoint: (_sql, text) => text,
  isDistinct: (sql, a, b) => sql`${a} is not ${b}`,
  isNotDistinct: (sql, a, b) => sql`${a} is ${b}`,
  least: (sql, list) => sql`min(${list})`,
  greatest: (sql, list) => sql`max(${list})`,
  position: (sql, needle, text) => sql`instr(${text}, ${needle})`,
  murmur3: (sql, text) => sql`${rawName(sql, murmur3Name)}(${text})`,
  trim: (sql, text, characters) => sql`trim(${text}, ${characters})`,
  integerRemainder: (sql, a, b) => sql`(cast(${a} as integer) % cast(${b} as integer))`,
  // Civil arithmetic: an ISO date without a time has no zone, and the difference of two midnights is whole.
  daysBetween: (sql, from, to) => sql`cast(julianday(${to}) - julianday(${from}) as integer)`,
  addDays: (sql, date, days) => sql`date(${date}, ${days} || ' days')`,
  startOfWeek: (sql, date) => sql`date(${date}, '-6 days', 'weekday 1')`,
  listLength: (sql, list) => sql`json_array_length(${list})`,
  listContains: (sql, list, item) => sql`exists (select 1 from json_each(${list}) as item where item.value = ${item})`,
  listItems: (sql, list, alias) => sql`json_each(${list}) as ${rawName(sql, alias)}`,
};

/** Names are made here, never by a person. */
function rawName(sql: SqlTemplate, name: string): SqlFragment {
  return sql(Object.assign([name], { raw: [name] }) as unknown as TemplateStringsArray);
}
