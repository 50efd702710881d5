// The actor's row rule as SQL, and which of some records he may see.
import { AppError, type Json } from '@keepwell/kernel';
import type { ModelLookup } from '@keepwell/model';
import { type Expression, parseRule, type RuleContext } from '@keepwell/rule';
import { type RawBuilder, sql } from 'kysely';
import type { StoredEntity } from '../catalog/stored-entity.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { type Acting, grantOn, type PlainGrant } from '../commands/acting.ts';
import type { Dialect } from '../database/dialect.ts';
import { ask, type Step } from '../database/step.ts';
import { toCondition } from './rule-sql.ts';
import type { Writing } from './writing.ts';

/** What a question about one entity needs to become SQL. The entity's table is known as `t`. */
export interface Asking {
  readonly dialect: Dialect;
  readonly lookup: ModelLookup;
  /** Another entity, for paths through relations. */
  stored(id: string): StoredEntity | undefined;
  readonly entity: StoredEntity;
  readonly grant: PlainGrant;
  /** The same actor's grant on another entity. */
  grantOn(entity: string): PlainGrant;
  readonly context: RuleContext;
}

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

export function toAsking(
  dialect: Dialect,
  catalog: Catalog,
  acting: Acting,
  entity: StoredEntity,
  grant: PlainGrant,
  context: RuleContext,
): Asking {
  return {
    dialect,
    lookup: catalog,
    stored: catalog.stored,
    entity,
    grant,
    grantOn: (id) => grantOn(acting, id),
    context,
  };
}
