// Which scored records really changed: for the history of scores and for the change log.
import { sql } from 'kysely';
import type { Fragment } from './stages.ts';

/**
 * Rows whose score or band differs: record, both scores and both bands; a record without an old row counts as changed. `after`
 * is a table or a subquery in brackets with the columns of the score table, `before` the table it is laid over.
 */
export function toChangedRows(before: Fragment, after: Fragment): Fragment {
  return sql`select n.record, o.score as score_before, n.score as score_after, o.band as band_before, n.band as band_after
    from ${after} as n left join ${before} as o on o.record = n.record
    where o.record is null or n.score is distinct from o.score or n.band is distinct from o.band`;
}
