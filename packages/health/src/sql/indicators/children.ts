// Scores of child records brought together: their mean, the worst, or a mean by weight, in whole units.
import { sql } from 'kysely';
import { divideWhole } from '../score-tools.ts';
import type { ChildrenSource } from '../../indicator-type.ts';
import type { Fragment } from '../stages.ts';
import type { IndicatorSql, IndicatorTools } from './indicator-sql.ts';

interface Settings extends ChildrenSource {
  readonly aggregate: 'mean' | 'worst' | 'weighted';
}

export const childrenSql: IndicatorSql<Settings> = (settings, tools) => {
  const { model, options, prefix, stages } = tools;
  const { from, units, weight } = options.children(settings);
  const worst = model.polarity === 'health' ? sql`min(${units})` : sql`max(${units})`;
  const aggregate =
    settings.aggregate === 'worst' ? worst : mean(units, settings.aggregate === 'weighted' ? weight : null, tools);
  return stages.source(prefix, sql`(select ${aggregate} from ${from})`, false);
};

/** By weight: hundredths of it, whole; a child without a weight or below 0 counts 0. */
function mean(units: Fragment, weight: Fragment | null, { dialect }: IndicatorTools): Fragment {
  if (weight === null) return divideWhole(dialect.sum(units), sql`count(${units})`);
  const doubled = sql`${dialect.number(weight, false)} * ${dialect.double(100)} + ${dialect.double(0.5)}`;
  const hundredths = sql`(case when ${units} is not null and ${weight} > 0 then ${dialect.toWhole(doubled)} else 0 end)`;
  return divideWhole(dialect.sum(sql`${hundredths} * ${units}`), dialect.sum(hundredths));
}
