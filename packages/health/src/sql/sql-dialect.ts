// What scores need of a database beyond rules: capabilities of small pieces of SQL. A new database is one more of these.
import type { SqlDialect } from '@keepwell/rule/sql';
import type { ValueType } from '@keepwell/rule';
import type { Fragment } from './stages.ts';

export interface HealthDialect {
  /** Parameters, casts and comparisons as rules write them. */
  readonly rule: SqlDialect;
  /** Ends a subquery that must not be flattened into the one around it. */
  readonly fence: Fragment;
  /** The number as a double, of a size with which points can be computed without leaving the range of doubles. */
  number(value: Fragment, isInteger: boolean): Fragment;
  /**
   * A number as a distribution keeps it: within ±1e90, and 0 when nearer than 1e-90. Narrower than `number`, so that a value
   * cut down by that is still as far outside the distribution as points can tell.
   */
  bounded(value: Fragment, isInteger: boolean): Fragment;
  /** Some databases sum whole numbers to a decimal. */
  toWholeNumber(value: Fragment): Fragment;
  /** A whole number as a double. */
  toDouble(value: Fragment): Fragment;
  /** A double ≥ 0 cut to whole. */
  toWhole(value: Fragment): Fragment;
  /** A double rounded down to whole. */
  floor(value: Fragment): Fragment;
  double(value: number): Fragment;
  /** A whole number with which products stay exact beyond 32 bits. */
  whole(value: number): Fragment;
  /** Milliseconds since 1970, bound and not written: the steps of a run keep one text, which is compiled once. */
  instant(value: number): Fragment;
  /** 2^n of a whole number 0…62, as a double. */
  powerOfTwo(exponent: Fragment): Fragment;
  /** Whole days since 1970-01-01 of an ISO date. */
  dayOf(date: Fragment): Fragment;
  /** Milliseconds cut down to whole days; also before 1970. */
  dayOfInstant(instant: Fragment): Fragment;
  /** Whether a boolean column is true, as a condition. */
  isTrue(value: Fragment): Fragment;
  text(value: string): Fragment;
  /** A value as the text that names its part of a partitioned distribution; '' where empty. */
  partition(value: Fragment, type: ValueType): Fragment;
  /** Sum of whole numbers, itself whole. */
  sum(value: Fragment): Fragment;
  nothing(kind: 'text' | 'integer' | 'double'): Fragment;
}
