// A compiled health model over the store's tables: what the score select needs to know of columns, rules, children, references.
import type { Cadence, ChildrenSource, CompiledModel } from '@keepwell/health';
import { type PathSql, scoreColumns, type ScoreOptions } from '@keepwell/health/sql';
import { placeOf, valueTypeOf } from '@keepwell/model';
import { columnFor } from '@keepwell/model/sql';
import { type RawBuilder, sql } from 'kysely';
import type { ScoreTable } from '../catalog/score-table.ts';
import type { Asking } from '../records/asking.ts';
import { pathSql, toCondition } from '../records/rule-sql.ts';
import { dayAt } from './local-day.ts';

export const referenceTable = 'score_reference';

export interface ScoringPlan {
  readonly asking: Asking;
  readonly model: CompiledModel;
  /** Scores that hysteresis, kept groups and history start from; null at the first run. */
  readonly current: { readonly table: string; readonly columns: ReadonlySet<string> } | null;
  readonly run: string;
  readonly due: readonly Cadence[];
  /** Which live records, over `t`. */
  readonly where: RawBuilder<unknown>;
}

export function toScoreOptions({ asking, model, current, run, due, where }: ScoringPlan): ScoreOptions {
  const { entity, dialect, context } = asking;
  return {
    dialect: dialect.name,
    from: sql`${sql.table(entity.table)} as t left join ${stateOf(model, current, asking)} as s on s.record = t.id
      where t.deleted_at is null and (${where})`,
    path: (path) => pathOf(asking, path),
    condition: (rule) => toCondition(asking, rule),
    children: (source) => childrenOf(asking, source),
    references: sql.table(referenceTable),
    run,
    today: dayAt(context.now, context.timeZone),
    context,
    due,
  };
}

/** The rows in use with the columns this model expects: a revision may have groups that the one before it did not. */
function stateOf(model: CompiledModel, current: ScoringPlan['current'], { dialect }: Asking): RawBuilder<unknown> {
  const columns = scoreColumns(model).map(({ name, kind }) => {
    const known = current?.columns.has(name) === true;
    return known ? sql`${sql.ref(name)}` : sql`${dialect.typed(kind, null)} as ${sql.ref(name)}`;
  });
  if (current === null) return sql`(select ${sql.join(columns)} where 1 = 0)`;
  if (scoreColumns(model).every(({ name }) => current.columns.has(name))) return sql.table(current.table);
  return sql`(select ${sql.join(columns)} from ${sql.table(current.table)})`;
}

function pathOf(asking: Asking, path: string): PathSql {
  const place = placeOf(asking.entity.entity, asking.lookup, path);
  const expression = pathSql(asking, path);
  if (place === undefined || place.kind === 'id' || expression === undefined) throw new Error(`Nothing is at ${path}`);
  const own = place.kind === 'own' ? asking.entity.field(place.field.id) : undefined;
  return { sql: expression, type: valueTypeOf(place.field), isColumn: own !== undefined && own.column !== null };
}

function childrenOf(asking: Asking, source: ChildrenSource): ReturnType<ScoreOptions['children']> {
  const child = asking.stored(source.entity);
  const scores: ScoreTable | undefined = asking.scores.get(source.model);
  const relation = child?.field(source.relation);
  if (child === undefined || scores === undefined || relation?.column == null) {
    const nothing = asking.dialect.typed('integer', null);
    return {
      from: sql`(select 1 as one) as none where 1 = 0`,
      units: nothing,
      weight: source.weight === null ? null : nothing,
    };
  }
  const weight =
    source.weight === null ? undefined : columnFor(child.entity, asking.lookup, source.weight, { alias: 'c' });
  return {
    from: sql`${sql.table(child.table)} as c join ${sql.table(scores.table)} as cs on cs.record = c.id
      where ${sql.ref(`c.${relation.column}`)} = t.id and c.deleted_at is null and cs.score is not null`,
    units: sql`cs.score`,
    weight: weight === undefined ? null : sql`${weight}`,
  };
}
