// Numbers along a line or a broken line.
import { sql } from 'kysely';
import type { IndicatorSql } from './indicator-sql.ts';
import { constantUnits, unitsOf } from './indicator-sql.ts';

export const linearSql: IndicatorSql<{ field: string; zero: number; full: number }> = (settings, tools) => {
  const { stages, dialect, prefix } = tools;
  const { zero, full } = settings;
  const x = tools.number(settings.field);
  return stages.define(prefix, (refer) => {
    const [at, until] = zero < full ? ['<=', '>='] : ['>=', '<='];
    const points = sql`${dialect.double(100)} * ((${refer(x)} - ${dialect.double(zero)}) / ${dialect.double(full - zero)})`;
    return sql`(case when ${refer(x)} ${sql.raw(at ?? '')} ${dialect.double(zero)} then ${constantUnits(0, tools)} when ${refer(x)} ${sql.raw(until ?? '')} ${dialect.double(full)} then ${constantUnits(100, tools)} else ${unitsOf(points, tools)} end)`;
  });
};

export const piecewiseSql: IndicatorSql<{ field: string; knots: readonly (readonly [number, number])[] }> = (
  settings,
  tools,
) => {
  const { stages, dialect, prefix } = tools;
  const x = tools.number(settings.field);
  return stages.define(prefix, (refer) => {
    const { knots } = settings;
    const [first] = knots;
    const last = knots.at(-1);
    if (first === undefined || last === undefined) return dialect.nothing('integer');
    const pieces = knots.slice(1).map(([value, points], index) => {
      const [fromValue, fromPoints] = knots[index] ?? first;
      const share = sql`((${refer(x)} - ${dialect.double(fromValue)}) / ${dialect.double(value - fromValue)})`;
      const between = sql`${dialect.double(fromPoints)} + ${share} * ${dialect.double(points - fromPoints)}`;
      return sql`when ${refer(x)} < ${dialect.double(value)} then ${fromPoints === points ? constantUnits(points, tools) : unitsOf(sql`(${between})`, tools)}`;
    });
    return sql`(case when ${refer(x)} <= ${dialect.double(first[0])} then ${constantUnits(first[1], tools)} ${sql.join(pieces, sql` `)} when ${refer(x)} >= ${dialect.double(last[0])} then ${constantUnits(last[1], tools)} end)`;
  });
};
