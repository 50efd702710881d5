// PostgreSQL: OFFSET 0 keeps a subquery whole and leaves no trace in the plan; arithmetic that leaves the range of doubles is an error.
import { postgresDialect as rule } from '@keepwell/rule/sql';
import { sql } from 'kysely';
import type { HealthDialect } from '../sql-dialect.ts';
import type { Fragment } from '../stages.ts';

function bounded(value: Fragment, isInteger: boolean, digits: number): Fragment {
  if (isInteger) return sql`cast(${value} as double precision)`;
  const [most, least] = [sql.raw(`1e${digits}`), sql.raw(`1e-${digits}`)];
  return sql`(case when ${value} between -${least} and ${least} then 0e0 when ${value} < -${most} then -${most} when ${value} > ${most} then ${most} else ${value} end)`;
}

export const postgresDialect: HealthDialect = {
  rule,
  fence: sql`offset 0`,
  // Beyond these sizes products and quotients over- or underflow; points are the same to the last unit, since all curves
  // are flat out there.
  number: (value, isInteger) => bounded(value, isInteger, 100),
  bounded: (value, isInteger) => bounded(value, isInteger, 90),
  toWholeNumber: (value) => sql`cast(${value} as bigint)`,
  toDouble: (value) => sql`cast(${value} as double precision)`,
  toWhole: (value) => sql`cast(floor(${value}) as bigint)`,
  floor: (value) => sql`cast(floor(${value}) as bigint)`,
  double: (value) => rule.doubleParameter(sql, value),
  whole: (value) => sql.raw(`${value}::bigint`),
  instant: (value) => sql`cast(${value} as bigint)`,
  powerOfTwo: (exponent) => sql`cast(cast(1 as bigint) << cast(${exponent} as integer) as double precision)`,
  dayOf: (date) =>
    sql`cast(make_date(cast(substr(${date}, 1, 4) as integer), cast(substr(${date}, 6, 2) as integer), cast(substr(${date}, 9, 2) as integer)) - date '1970-01-01' as bigint)`,
  dayOfInstant: (instant) => sql`((${instant} - ((${instant} % 86400000) + 86400000) % 86400000) / 86400000)`,
  isTrue: (value) => sql`${value}`,
  partition: (value) => sql`coalesce(cast(${value} as text), '')`,
  sum: (value) => sql`cast(sum(${value}) as bigint)`,
  text: (value) => rule.textParameter(sql, value),
  nothing: (kind) => rule.nothing(sql, kind),
};
