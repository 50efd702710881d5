// Days since a date, halving.
import { sql } from 'kysely';
import { exp2Parts } from '../exp2-sql.ts';
import { whole } from '../score-tools.ts';
import type { IndicatorSql } from './indicator-sql.ts';
import { unitsOf } from './indicator-sql.ts';

export const recencySql: IndicatorSql<{ field: string; halfLifeDays: number; fresh: 'high' | 'low' }> = (
  settings,
  tools,
) => {
  const { stages, dialect, options, prefix } = tools;
  const day = tools.day(settings.field);
  const exponent = stages.define(`${prefix}_x`, (refer) => {
    const age = sql`(${whole(options.today)} - ${refer(day)})`;
    const halves = sql`(-${dialect.toDouble(age)} / ${dialect.double(settings.halfLifeDays)})`;
    return sql`(case when ${refer(day)} >= ${whole(options.today)} then ${dialect.double(0)} else ${halves} end)`;
  });
  const power = exp2Parts(`${prefix}_e`, exponent, tools);
  return stages.define(prefix, (refer) => {
    const points = sql`(${dialect.double(100)} * ${refer(power)})`;
    return unitsOf(settings.fresh === 'high' ? points : sql`(${dialect.double(100)} - ${points})`, tools);
  });
};
