// Records by score and outcome: what every review, and every figure that is signed, is counted from.
import { toReviewCounts } from '@keepwell/health/sql';
import type { Json } from '@keepwell/kernel';
import { type RawBuilder, sql } from 'kysely';
import { ask, type Step } from '../database/step.ts';
import type { Asking } from '../records/asking.ts';
import { toStatement } from '../records/query.ts';
import { fieldSql, toCondition } from '../records/rule-sql.ts';
import { readFilter, refuseMasked } from '../records/selection.ts';
import { visibleCondition } from '../records/visible.ts';
import type { ReviewCount, ReviewQuestion } from './score-store.ts';

/** `scores`: the table of the scores in use. Only records that the actor may see are counted. */
export function* countReview(
  asking: Asking,
  scores: string,
  { label, where, by }: ReviewQuestion,
): Step<readonly ReviewCount[]> {
  const expression = readFilter(asking, label);
  if (expression === undefined) return [];
  if (by !== null) refuseMasked(asking, by);
  const part = by === null ? null : sql`${fieldSql(asking, asking.entity, by, 't') ?? sql`null`}`;
  const table = sql.table(asking.entity.table);
  const visible = sql`(select * from ${sql.table(scores)} where record in (
    select t.id from ${table} as t where ${visibleCondition(asking)} and ${only(asking, where)}))`;
  const counts = yield* ask(
    toStatement(asking, toReviewCounts(visible, sql`${table} as t`, toCondition(asking, expression), part)),
  );
  const kind = by === null ? undefined : asking.entity.field(by)?.kind;
  return counts.map((one) => ({
    part: one.segment == null || kind === undefined ? null : String(asking.dialect.fromColumn(kind, one.segment)),
    units: Number(one.score),
    label: Number(one.label) === 1,
    count: Number(one.count),
  }));
}

/** The records a rule holds for; all of them without one. */
function only(asking: Asking, where: Json | null): RawBuilder<unknown> {
  const expression = where === null ? undefined : readFilter(asking, where);
  return expression === undefined ? sql`1 = 1` : toCondition(asking, expression);
}
