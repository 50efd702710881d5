// A number's place in a frozen distribution: its percentile, or its distance from the median.
import { sql } from 'kysely';
import { logisticParts } from '../exp2-sql.ts';
import type { Fragment, Part, Use } from '../stages.ts';
import type { IndicatorSql, IndicatorTools } from './indicator-sql.ts';
import { unitsOf } from './indicator-sql.ts';

type Side = 'high' | 'low' | 'both';

interface Settings {
  readonly field: string;
  readonly within: string | null;
  readonly side: Side;
}

/** FROM and WHERE of the distribution the record belongs to; one index seek in the table's primary key. */
function distribution(settings: Settings, tools: IndicatorTools): (refer: Use) => Fragment {
  const { options, dialect, indicator } = tools;
  const within = settings.within === null ? undefined : tools.input(settings.within).part;
  const type = settings.within === null ? undefined : tools.input(settings.within).type;
  return (refer) =>
    sql`${options.references} as d where d.run = ${dialect.text(options.run)} and d.indicator = ${dialect.text(indicator)} and d.within = ${within === undefined || type === undefined ? dialect.text('') : dialect.partition(refer(within), type)}`;
}

export const percentileSql: IndicatorSql<Settings> = (settings, tools) => {
  const { stages, dialect, prefix } = tools;
  const x = tools.number(settings.field);
  const of = distribution(settings, tools);
  const percentile = stages.define(`${prefix}_p`, (refer) => {
    const between = sql`(select d.percentile + (${refer(x)} - d.value) * d.slope from ${of(refer)} and d.value <= ${refer(x)} order by d.value desc limit 1)`;
    const lowest = sql`(select d.percentile from ${of(refer)} order by d.value limit 1)`;
    return sql`(case when ${refer(x)} is not null then coalesce(${between}, ${lowest}) end)`;
  });
  return stages.define(prefix, (refer) => {
    const p = refer(percentile);
    const hundred = dialect.double(100);
    switch (settings.side) {
      case 'high':
        return unitsOf(p, tools);
      case 'low':
        return unitsOf(sql`(${hundred} - ${p})`, tools);
      case 'both':
        return unitsOf(sql`(${hundred} - ${dialect.double(2)} * abs(${p} - ${dialect.double(50)}))`, tools);
    }
  });
};

export const robustZSql: IndicatorSql<Settings & { readonly steepness: number }> = (settings, tools) => {
  const { stages, dialect, prefix } = tools;
  const x = tools.number(settings.field);
  const of = distribution(settings, tools);
  const seek = (column: string): Part =>
    stages.define(
      `${prefix}_${column}`,
      (refer) => sql`(select ${sql.ref(`d.${column}`)} from ${of(refer)} order by d.value limit 1)`,
    );
  const [median, mad] = [seek('median'), seek('mad')];
  const z = stages.define(
    `${prefix}_z`,
    (refer) =>
      sql`((${refer(x)} - ${refer(median)}) / (${dialect.double(1.4826)} * nullif(${refer(mad)}, ${dialect.double(0)})))`,
  );
  const y = stages.define(`${prefix}_y`, (refer) => {
    const steepened = sql`(${dialect.double(settings.steepness)} * ${refer(z)})`;
    return settings.side === 'low' ? sql`(-${steepened})` : steepened;
  });
  const logistic = logisticParts(`${prefix}_l`, y, tools);
  return stages.define(prefix, (refer) => {
    if (settings.side !== 'both') return unitsOf(refer(logistic), tools);
    const l = refer(logistic);
    const [two, hundred] = [dialect.double(2), dialect.double(100)];
    return unitsOf(
      sql`(case when ${l} <= ${hundred} - ${l} then ${two} * ${l} else ${two} * (${hundred} - ${l}) end)`,
      tools,
    );
  });
};
