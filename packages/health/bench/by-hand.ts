// The same scores as one statement that an engineer would write by hand for this very model: what ours is measured by.
import { exp2Coefficients } from '../src/exp2.ts';

const words = {
  sqlite: {
    whole: (x: string) => `cast(${x} as integer)`,
    day: 'cast(julianday(t.f_seen) - 2440587.5 as integer)',
    power: (n: string) => `(1 << ${n})`,
    stage: 'materialized',
    real: (x: string) => `cast(${x} as real)`,
  },
  postgres: {
    whole: (x: string) => `cast(floor(${x}) as bigint)`,
    day: "(cast(t.f_seen as date) - date '1970-01-01')",
    power: (n: string) => `(cast(1 as bigint) << cast(${n} as integer))`,
    stage: 'materialized',
    real: (x: string) => `cast(${x} as double precision)`,
  },
} as const;

export function byHand(
  database: 'sqlite' | 'postgres',
  today: number,
  now: number,
  where: string,
  stage = true,
): string {
  const { whole, day, power, real } = words[database];
  const as = stage ? 'as materialized' : 'as';
  const units = (points: string): string => whole(`(${points}) * 1e4 + 0.5e0`);
  const horner = [...exp2Coefficients]
    .reverse()
    .reduce((all, c) => (all === '' ? String(c) : `(${all} * (x - k) + ${c})`), '');
  return `with a ${as} (
      select t.id, -${real(`(${today} - ${day})`)} / 30e0 as x, t.f_usage as usage, t.f_total as total, t.f_monthly as monthly, t.f_contract as contract,
        ${real('t.f_tenure')} as tenure, t.f_paperless as paper, t.f_tickets as tickets, s.band as was, s.pending, s.pending_since, s.band_since
      from customer as t left join score_old as s on s.record = t.id ${where}
    ), b ${as} (
      select a.*, ${database === 'sqlite' ? 'cast(x as integer) - (x < cast(x as integer))' : 'cast(floor(x) as bigint)'} as k from a
    ), u ${as} (
      select id, was, pending, pending_since, band_since,
        case when x is null then null when k < -40 then 0 else ${units(`100e0 * (${horner} / ${power('(-k)')})`)} end as u1,
        case when usage <= 0 then 0 when usage >= 100 then 1000000 else ${units('100e0 * ((usage - 0e0) / 100e0)')} end as u2,
        ${units(`coalesce((select percentile + (total - value) * slope from reference where run = 'run_1' and indicator = 'i_total' and within = '' and value <= total order by value desc limit 1),
          case when total is not null then (select percentile from reference where run = 'run_1' and indicator = 'i_total' and within = '' order by value limit 1) end)`)} as u3,
        case when monthly <= 20 then 400000 when monthly < 40 then ${units('40e0 + (monthly - 20e0) / 20e0 * 30e0')}
          when monthly < 60 then ${units('70e0 + (monthly - 40e0) / 20e0 * 30e0')} when monthly < 120 then ${units('100e0 + (monthly - 60e0) / 60e0 * -70e0')}
          when monthly >= 120 then 300000 end as u4,
        case contract when 'o_month' then 200000 when 'o_year' then 700000 when 'o_two' then 1000000 end as u5,
        case when tenure <= 0 then 0 when tenure >= 72 then 1000000 else ${units('100e0 * (tenure / 72e0)')} end as u6,
        case when paper then 800000 when paper is not null then 200000 end as u7,
        case when tickets > 3 then 100000 else 900000 end as u8
      from b
    ), w ${as} (
      select u.*, case when u1 is null then 0 else 4000 end + case when u2 is null then 0 else 6000 end as d1,
        case when u3 is null then 0 else 3000 end + case when u4 is null then 0 else 3000 end as d2,
        case when u5 is null then 0 else 4000 end as c2,
        case when u6 is null then 0 else 4000 end as c3, case when u7 is null then 0 else 3000 end as c4
      from u
    ), g ${as} (
      select id, was, pending, pending_since, band_since,
        (2 * (4000 * cast(coalesce(u1, 0) as bigint) + 6000 * cast(coalesce(u2, 0) as bigint)) + d1) / (2 * nullif(d1, 0)) as g1,
        (2 * (3000 * cast(coalesce(u3, 0) as bigint) + 3000 * cast(coalesce(u4, 0) as bigint) + 4000 * cast(coalesce(u5, 500000) as bigint)) + d2 + 4000) / (2 * (d2 + 4000)) as g2,
        case when (case when u6 <= 300000 then 1 else 0 end) + (case when coalesce(u7, 0) <= 300000 then 1 else 0 end) + (case when u8 <= 300000 then 1 else 0 end) >= 2 then 0
          else (2 * (4000 * cast(coalesce(u6, 0) as bigint) + 3000 * cast(coalesce(u7, 0) as bigint) + 3000 * cast(u8 as bigint)) + c3 + 6000) / (2 * (c3 + 6000)) end as g3,
        (2 * (4500 * cast(d1 as bigint) + 3500 * cast(d2 + c2 as bigint) + 2000 * cast(c3 + c4 + 3000 as bigint)) + 10000) / 20000 as coverage
      from w
    ), f ${as} (
      select g.*, (2 * (4500 * coalesce(g1, 0) + 3500 * coalesce(g2, 0) + 2000 * coalesce(g3, 0)) + case when g1 is null then 5500 else 10000 end)
        / (2 * case when g1 is null then 5500 else 10000 end) as score,
        case was when 'b_red' then 0 when 'b_amber' then 1 when 'b_green' then 2 end as c from g
    ), r ${as} (
      select f.*, case when coverage < 5000 then null when score < 400000 then 0 when score < 650000 then 1 else 2 end as raw from f
    ), x ${as} (
      select r.*, case when c is null or raw is null or raw < c then raw when c < 1 and score < 430000 then 0 when c < 2 and score < 680000 then 1 else 2 end as target,
        case pending when 'b_red' then 0 when 'b_amber' then 1 when 'b_green' then 2 end as asked from r
    ), y ${as} (
      select x.*, case when target <> c then case when (asked < c and target < c) or (asked > c and target > c) then coalesce(pending_since, ${today}) else ${today} end end as since from x
    ), z ${as} (
      select y.*, case when ${today} - since + 1 < 2 then c else target end as final from y
    ), e ${as} (
      select z.*, case final when 0 then 'b_red' when 1 then 'b_amber' when 2 then 'b_green' else 'unknown' end as band from z
    )
    select id, score, coverage, band, case when final <> target then case target when 0 then 'b_red' when 1 then 'b_amber' else 'b_green' end end,
      case when final <> target then since end, ${database === 'postgres' ? 'null::bigint' : 'null'}, ${now}, case when was = band then band_since else ${now} end from e`;
}
