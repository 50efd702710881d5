// Relations may only point to live records that the actor may see.
import { type Issue, issue } from '@keepwell/kernel';
import { sql } from 'kysely';
import { grantOn } from '../commands/acting.ts';
import { ask, type Step } from '../database/step.ts';
import type { Claim } from './unique.ts';
import { toAsking } from './asking.ts';
import { visibleCondition } from './visible.ts';
import type { Writing } from './writing.ts';

/** Issues by place in the caller's list. */
export function* findMissingRelated(
  writing: Writing,
  claims: readonly Claim[],
): Step<ReadonlyMap<number, readonly Issue[]>> {
  const found = new Map<number, Issue[]>();
  for (const { field, to } of writing.entity.relations) {
    const pointing = claims.filter((claim) => typeof claim.values[field.id] === 'number');
    if (pointing.length === 0) continue;
    const known = yield* existing(writing, to, [...new Set(pointing.map((claim) => Number(claim.values[field.id])))]);
    for (const claim of pointing) {
      const target = Number(claim.values[field.id]);
      if (known.has(target)) continue;
      const issues = found.get(claim.index) ?? [];
      issues.push(issue('store.related_missing', [field.id], { record: target }));
      found.set(claim.index, issues);
    }
  }
  return found;
}

function* existing(writing: Writing, to: string, ids: readonly number[]): Step<ReadonlySet<number>> {
  const { work, acting, context } = writing;
  const catalog = yield* work.catalog();
  const entity = catalog.stored(to);
  if (entity === undefined) return new Set();
  const asking = toAsking(work.dialect, catalog, acting, entity, grantOn(acting, to), context);
  const rows = yield* ask(
    sql`select t.id as id from ${sql.table(entity.table)} as t
      where ${work.dialect.isIn(sql.ref('t.id'), 'integer', ids)} and ${visibleCondition(asking)}`.compile(
      work.dialect.compiler,
    ),
  );
  return new Set(rows.map((row) => Number(row.id)));
}
