// SQLite: a LIMIT on both sides keeps a subquery whole, and it still runs as a co-routine (a MATERIALIZED CTE writes a table).
import { sqliteDialect as rule } from '@keepwell/rule/sql';
import { sql } from 'kysely';
import type { HealthDialect } from '../sql-dialect.ts';

export const sqliteDialect: HealthDialect = {
  rule,
  fence: sql`limit -1`,
  number: (value) => sql`cast(${value} as real)`,
  bounded: (value, isInteger) =>
    isInteger
      ? sql`cast(${value} as real)`
      : sql`(case when ${value} between -1e-90 and 1e-90 then 0e0 else cast(min(max(${value}, -1e90), 1e90) as real) end)`,
  toWholeNumber: (value) => value,
  toDouble: (value) => sql`cast(${value} as real)`,
  toWhole: (value) => sql`cast(${value} as integer)`,
  // The cast cuts towards zero.
  floor: (value) => sql`(cast(${value} as integer) - (${value} < cast(${value} as integer)))`,
  // Bound, not written: SQLite reads a decimal text to within a digit, not to the nearest double.
  double: (value) => rule.doubleParameter(sql, value),
  whole: (value) => sql.raw(String(value)),
  instant: (value) => sql`cast(${value} as integer)`,
  powerOfTwo: (exponent) => sql`cast(1 << ${exponent} as real)`,
  dayOf: (date) => sql`cast(julianday(${date}) - 2440587.5 as integer)`,
  dayOfInstant: (instant) => sql`((${instant} - ((${instant} % 86400000) + 86400000) % 86400000) / 86400000)`,
  isTrue: (value) => sql`${value}`,
  text: (value) => sql`${value}`,
  partition: (value, type) =>
    type.kind === 'boolean'
      ? sql`(case ${value} when 1 then 'true' when 0 then 'false' else '' end)`
      : sql`coalesce(cast(${value} as text), '')`,
  sum: (value) => sql`sum(${value})`,
  nothing: (kind) => rule.nothing(sql, kind),
};
