// round floor ceil abs percentChange in SQL: built from trunc, floor and comparisons, never from the database's own rounding.
import { halfTolerance, mostDigits } from '../operators/rounding.ts';
import type { SqlRefusal } from '../operators/operator.ts';
import { numberType } from '../value-type.ts';
import { guardedQuotient } from './arithmetic-sql.ts';
import { familyOf, refusals } from './families.ts';
import type { SqlFragment, SqlTools, SqlValue } from './sql-tools.ts';

/** The operand as a double; our own number operators take numbers only, anything else is empty. */
function numberOf(value: SqlValue | undefined, tools: SqlTools): SqlFragment | SqlRefusal {
  if (value === undefined || familyOf(value.type) !== 'number') return refusals.types;
  return tools.double(value);
}

export function floorSql(name: 'floor' | 'ceil', value: SqlValue | undefined, tools: SqlTools): SqlValue | SqlRefusal {
  const x = numberOf(value, tools);
  if ('refused' in x || value === undefined) return refusals.types;
  const { sql } = tools;
  return {
    fragment: name === 'floor' ? sql`floor(${x})` : sql`ceil(${x})`,
    type: numberType,
    empty: value.empty,
    double: true,
  };
}

export function absoluteSql(value: SqlValue | undefined, tools: SqlTools): SqlValue | SqlRefusal {
  const x = numberOf(value, tools);
  if ('refused' in x || value === undefined) return refusals.types;
  return {
    fragment: tools.sql`abs(${value.fragment})`,
    type: value.type,
    empty: value.empty,
    bound: value.bound,
    double: value.double,
    integral: value.integral,
  };
}

export function roundSql(
  value: SqlValue | undefined,
  digits: SqlValue | undefined,
  tools: SqlTools,
): SqlValue | SqlRefusal {
  const x = numberOf(value, tools);
  if ('refused' in x || value === undefined) return refusals.types;
  if (digits !== undefined && digits.constant === undefined) return refusals.computed;
  const places = digits === undefined ? 0 : digits.constant?.value;
  if (typeof places !== 'number' || !Number.isInteger(places) || Math.abs(places) > mostDigits) {
    return tools.value(null, numberType);
  }
  return { fragment: rounded(x, places, tools), type: numberType, empty: value.empty, double: true };
}

function rounded(x: SqlFragment, places: number, { sql, dialect }: SqlTools): SqlFragment {
  if (places === 0) {
    return sql`(case when abs(${x} - trunc(${x})) >= 0.5 then trunc(${x}) + sign(${x}) else trunc(${x}) end)`;
  }
  const scale = dialect.doubleParameter(sql, 10 ** Math.abs(places));
  const scaled = places > 0 ? sql`(${x} * ${scale})` : sql`(${x} / ${scale})`;
  const half = sql`(0.5 - abs(${scaled}) * ${dialect.doubleParameter(sql, halfTolerance)})`;
  const whole = sql`(case when abs(${scaled} - trunc(${scaled})) >= ${half} then trunc(${scaled}) + sign(${x}) else trunc(${scaled}) end)`;
  const back = places > 0 ? sql`${whole} / ${scale}` : sql`${whole} * ${scale}`;
  const tooLarge = places > 0 ? sql`when abs(${x}) >= 9007199254740992 then ${x}` : sql``;
  const tooSmall = dialect.doubleParameter(sql, 1e-100);
  return sql`(case ${tooLarge} when abs(${x}) < ${tooSmall} then 0.0 else ${back} end)`;
}

export function percentChangeSql(
  now: SqlValue | undefined,
  base: SqlValue | undefined,
  policy: SqlValue | undefined,
  tools: SqlTools,
): SqlValue | SqlRefusal {
  const to = numberOf(now, tools);
  const from = numberOf(base, tools);
  if ('refused' in to || 'refused' in from) return refusals.types;
  if (policy !== undefined && policy.constant === undefined) return refusals.computed;
  const { sql } = tools;
  const word = policy?.constant?.value;
  const onZero =
    word === 'zero'
      ? sql`case when ${to} is not null then 0.0 end`
      : word === 'full'
        ? sql`(sign(${to}) * 1.0)`
        : sql`case when ${to} = 0 then 0.0 end`;
  const quotient = guardedQuotient(sql`(${to} - ${from})`, sql`abs(${from})`, tools);
  return {
    fragment: sql`(case when ${from} = 0 then ${onZero} else ${quotient} end)`,
    type: numberType,
    empty: true,
    double: true,
  };
}
