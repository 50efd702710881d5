// Freezes the distribution of a number among all subjects: knots of value and percentile, median and MAD, in one statement.
import type { ValueType } from '@keepwell/rule';
import { sql } from 'kysely';
import type { ReferenceDistribution } from '../indicator-type.ts';
import { type HealthDialectName, healthDialect } from './dialects/index.ts';
import type { PathSql } from './score-options.ts';
import type { Fragment } from './stages.ts';

/**
 * Columns of the reference table; the first four are its primary key. `percentile` is mid-rank, 0…100; `slope` leads to the
 * next knot and is 0 at the last. Size, median and MAD stand in every row of a distribution, so that a look-up needs no join.
 */
export const referenceColumns = [
  { name: 'run', kind: 'text' },
  { name: 'indicator', kind: 'text' },
  { name: 'within', kind: 'text' },
  { name: 'value', kind: 'real' },
  { name: 'percentile', kind: 'real' },
  { name: 'slope', kind: 'real' },
  { name: 'size', kind: 'integer' },
  { name: 'median', kind: 'real' },
  { name: 'mad', kind: 'real' },
] as const;

/** Up to this many distinct values every one is a knot. */
const mostKnots = 1000;

export interface FreezeOptions {
  readonly dialect: HealthDialectName;
  readonly run: string;
  readonly indicator: string;
  /** All that follows FROM; the subjects as `t`. */
  readonly from: Fragment;
  readonly number: PathSql;
  /** Partitions the subjects; null: one distribution of all. */
  readonly within: PathSql | null;
}

/** The SELECT whose rows go into the reference table, in the order of `referenceColumns`. */
export function toReferenceSelect(options: FreezeOptions): Fragment {
  const dialect = healthDialect(options.dialect);
  const { number, within } = options;
  const raw = sql`${number.sql}`;
  const value = dialect.bounded(raw, isWhole(number.type));
  const part = within === null ? dialect.text('') : dialect.partition(sql`${within.sql}`, within.type);
  const [half, hundred] = [dialect.double(2), dialect.double(100)];
  const middle = (of: string): Fragment => sql`(
    min(case when upto >= (n + 1) / 2 then ${sql.ref(of)} end) / ${half} + min(case when upto >= n / 2 + 1 then ${sql.ref(of)} end) / ${half})`;
  const total = (of: string): Fragment => dialect.toWholeNumber(sql.raw(of));
  return sql`with counted as materialized (
      select p, v, count(*) as c from (select ${part} as p, ${value} as v from ${options.from}) as x
      where v is not null group by p, v
    ), ranked as materialized (
      select p, v, c, ${total('sum(c) over (partition by p order by v rows unbounded preceding)')} as upto, ${total('sum(c) over (partition by p)')} as n,
        row_number() over (partition by p order by v) as place, count(*) over (partition by p) as distincts
      from counted
    ), medians as materialized (
      select p, ${middle('v')} as median, max(n) as n from ranked group by p
    ), distances as (
      select r.p, abs(r.v - m.median) as v, ${total('sum(r.c)')} as c, max(m.n) as n from ranked as r join medians as m on m.p = r.p
      group by r.p, abs(r.v - m.median)
    ), deviations as (
      select p, ${middle('v')} as mad from (
        select p, v, n, ${total('sum(c) over (partition by p order by v rows unbounded preceding)')} as upto from distances
      ) as x group by p
    ), sliced as (
      select p, v, ${hundred} * ${dialect.toDouble(sql`(2 * upto - c)`)} / ${dialect.toDouble(sql`(2 * n)`)} as percentile, place, distincts,
        (upto - 1) * ${sql.raw(String(mostKnots))} / n as slice
      from ranked
    ), chosen as (
      select p, v, percentile from (select s.*, lag(slice) over (partition by p order by v) as earlier from sliced as s) as x
      where distincts <= ${sql.raw(String(mostKnots))} or place = 1 or place = distincts or slice <> earlier
    ), knots as (
      select p, v, percentile, lead(v) over (partition by p order by v) as next,
        lead(percentile) over (partition by p order by v) as higher
      from chosen
    )
    select ${dialect.text(options.run)} as run, ${dialect.text(options.indicator)} as indicator, k.p as within, k.v as value, k.percentile,
      coalesce((k.higher - k.percentile) / (k.next - k.v), ${dialect.double(0)}) as slope,
      m.n as size, m.median, d.mad
    from knots as k join medians as m on m.p = k.p join deviations as d on d.p = k.p`;
}

function isWhole(type: ValueType): boolean {
  return type.kind === 'money' || (type.kind === 'number' && type.integer === true);
}

export interface ReferenceRow {
  readonly run: string;
  readonly value: number;
  readonly percentile: number;
  readonly size: number;
  readonly median: number;
  readonly mad: number;
}

/** The rows of one distribution, in ascending order of value, as it is read in memory; undefined without rows. */
export function toReferenceDistribution(rows: readonly ReferenceRow[]): ReferenceDistribution | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  return {
    run: first.run,
    size: first.size,
    knots: rows.map(({ value, percentile }) => [value, percentile] as const),
    median: first.median,
    mad: first.mad,
  };
}
