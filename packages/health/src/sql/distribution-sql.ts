// A draft against the scores of today: how many records are in each band, who moves, and how far.
import { sql } from 'kysely';
import type { Fragment } from './stages.ts';

/** band_before, band_after, count. `before` is null for a record without a score. Both are tables or subqueries in brackets. */
export function toBandCounts(before: Fragment, after: Fragment): Fragment {
  return sql`select o.band as band_before, n.band as band_after, count(*) as count
    from ${after} as n left join ${before} as o on o.record = n.record group by o.band, n.band`;
}

/** record, before, after, delta (units): the largest changes first. */
export function toMovers(before: Fragment, after: Fragment, limit: number): Fragment {
  return sql`select n.record, o.score as before, n.score as after, n.score - o.score as delta, o.band as band_before, n.band as band_after
    from ${after} as n join ${before} as o on o.record = n.record where n.score <> o.score
    order by abs(n.score - o.score) desc, n.record limit ${sql.raw(String(Math.trunc(limit)))}`;
}

/** score, label and, when asked for, segment, count: what a review is computed from. `label` is a condition over `t`. */
export function toReviewCounts(scores: Fragment, rows: Fragment, label: Fragment, segment: Fragment | null): Fragment {
  const held = sql`case when ${label} then 1 else 0 end`;
  const parts = segment === null ? [sql`x.score`, sql`x.label`] : [sql`x.score`, sql`x.label`, sql`x.segment`];
  const inner = sql`select n.score, ${held} as label${segment === null ? sql`` : sql`, ${segment} as segment`}
    from ${rows} join ${scores} as n on n.record = t.id where n.score is not null`;
  return sql`select ${sql.join(parts)}, count(*) as count from (${inner}) as x group by ${sql.join(parts)}`;
}
