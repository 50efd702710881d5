// The actor's row rule as SQL, and which of some records he may see.
import { AppError, type Json } from '@keepwell/kernel';
import { type Expression, parseRule } from '@keepwell/rule';
import { type RawBuilder, sql } from 'kysely';
import { ask, type Step } from '../database/step.ts';
import { type Asking, toAsking } from './asking.ts';
import { toCondition } from './rule-sql.ts';
import type { Writing } from './writing.ts';

export function parseWhole(rule: Json): Expression {
  const { expression, issues } = parseRule(rule);
  if (issues.length > 0) throw new AppError('store.rule_refused', {}, { issues });
  return expression;
}

/** The condition under which the actor may see a record; undefined: every record. Judged with system rights. */
export function rowCondition(asking: Asking): RawBuilder<unknown> | undefined {
  const { rowRule } = asking.grant;
  return rowRule === null ? undefined : toCondition(asking, parseWhole(rowRule));
}

/** Whether a record is live and the actor may see it. */
export function visibleCondition(asking: Asking): RawBuilder<unknown> {
  const rows = rowCondition(asking);
  if (!asking.grant.read) return sql`1 = 0`;
  return rows === undefined ? sql`t.deleted_at is null` : sql`t.deleted_at is null and (${rows})`;
}

export function* visibleIds(writing: Writing, ids: readonly number[]): Step<ReadonlySet<number>> {
  const { grant, entity, work } = writing;
  if (!grant.read) return new Set();
  if (grant.rowRule === null) return new Set(ids);
  const rows = yield* ask(
    sql`select t.id as id from ${sql.table(entity.table)} as t
      where ${work.dialect.isIn(sql.ref('t.id'), 'integer', ids)} and (${rowCondition(yield* askingOf(writing)) ?? sql`1 = 1`})`.compile(
      work.dialect.compiler,
    ),
  );
  return new Set(rows.map((row) => Number(row.id)));
}

export function* askingOf(writing: Writing): Step<Asking> {
  const { work, acting, entity, grant, context } = writing;
  return toAsking(work.dialect, yield* work.catalog(), acting, entity, grant, context);
}
