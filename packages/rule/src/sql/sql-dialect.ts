// What differs between databases, as small factories and capabilities. A new database is one more of these.
import type { SqlFragment, SqlTemplate } from './sql-tools.ts';

export interface SqlDialect {
  readonly name: 'sqlite' | 'postgres';
  /** Arithmetic past the range of doubles is an error of the statement instead of infinity. */
  readonly overflowIsError: boolean;
  /** A whole number beside a double is computed as a double without a cast. */
  readonly wholesTimesDoubleIsDouble: boolean;
  integerParameter(sql: SqlTemplate, value: number): SqlFragment;
  doubleParameter(sql: SqlTemplate, value: number): SqlFragment;
  textParameter(sql: SqlTemplate, value: string): SqlFragment;
  booleanParameter(sql: SqlTemplate, value: boolean): SqlFragment;
  listParameter(sql: SqlTemplate, values: readonly unknown[]): SqlFragment;
  nothing(sql: SqlTemplate, kind: 'text' | 'integer' | 'double' | 'boolean'): SqlFragment;
  toDouble(sql: SqlTemplate, number: SqlFragment): SqlFragment;
  /** Whole number to its decimal text. */
  integerToText(sql: SqlTemplate, number: SqlFragment): SqlFragment;
  booleanToNumber(sql: SqlTemplate, boolean: SqlFragment): SqlFragment;
  /** Makes a computed text compare by code point. */
  byCodePoint(sql: SqlTemplate, text: SqlFragment): SqlFragment;
  isDistinct(sql: SqlTemplate, a: SqlFragment, b: SqlFragment): SqlFragment;
  isNotDistinct(sql: SqlTemplate, a: SqlFragment, b: SqlFragment): SqlFragment;
  least(sql: SqlTemplate, list: SqlFragment): SqlFragment;
  greatest(sql: SqlTemplate, list: SqlFragment): SqlFragment;
  /** 1-based place of a text in another, 0 when absent. */
  position(sql: SqlTemplate, needle: SqlFragment, text: SqlFragment): SqlFragment;
  /** MurmurHash3 of a text's UTF-8, a whole number below 2³²: a function of ours, see database-functions.ts. */
  murmur3(sql: SqlTemplate, text: SqlFragment): SqlFragment;
  trim(sql: SqlTemplate, text: SqlFragment, characters: string): SqlFragment;
  integerRemainder(sql: SqlTemplate, a: SqlFragment, b: SqlFragment): SqlFragment;
  /** Whole days from one ISO date to another. */
  daysBetween(sql: SqlTemplate, from: SqlFragment, to: SqlFragment): SqlFragment;
  /** The ISO date some days later. */
  addDays(sql: SqlTemplate, date: SqlFragment, days: SqlFragment): SqlFragment;
  /** The Monday on or before an ISO date. */
  startOfWeek(sql: SqlTemplate, date: SqlFragment): SqlFragment;
  listLength(sql: SqlTemplate, list: SqlFragment): SqlFragment;
  listContains(sql: SqlTemplate, list: SqlFragment, item: SqlFragment): SqlFragment;
  /** The items of a list as rows, each a text named `alias.value`. */
  listItems(sql: SqlTemplate, list: SqlFragment, alias: string): SqlFragment;
}
