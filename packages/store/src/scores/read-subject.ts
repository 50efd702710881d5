// One record as a health model sees it, for its receipt: the values at the model's paths, its state, references, children.
import {
  type CompiledModel,
  type Override,
  partitionOf,
  type ReferenceDistribution,
  type ScoringContext,
  type ScoreState,
} from '@keepwell/health';
import { type ReferenceRow, scoreColumns, toReferenceDistribution } from '@keepwell/health/sql';
import { AppError } from '@keepwell/kernel';
import { placeOf, typeOf } from '@keepwell/model';
import { sql } from 'kysely';
import { ask, askOne, type Row, type Step } from '../database/step.ts';
import type { Asking } from '../records/asking.ts';
import { toStatement } from '../records/query.ts';
import { pathSql } from '../records/rule-sql.ts';
import { visibleCondition } from '../records/visible.ts';
import { dayAt } from './local-day.ts';
import { type ScoringPlan, toScoreOptions } from './score-options.ts';

export interface SubjectRow {
  readonly values: Record<string, unknown>;
  readonly before: ScoreState | null;
}

/** Throws `store.record_not_found` for a record the actor may not see. */
export function* readSubject(
  asking: Asking,
  plan: Omit<ScoringPlan, 'asking' | 'where' | 'due'>,
  record: number,
): Step<SubjectRow> {
  const { model, current } = plan;
  const system = { ...asking, grant: { ...asking.grant, fields: null } };
  const parts = model.paths.map((path, index) => sql`${pathSql(system, path) ?? sql`null`} as ${sql.ref(`p${index}`)}`);
  const state = current === null ? [] : scoreColumns(model).filter(({ name }) => current.columns.has(name));
  const kept = state.map(({ name }) => sql`${sql.ref(`s.${name}`)} as ${sql.ref(`s_${name}`)}`);
  const from = current === null ? sql`` : sql` left join ${sql.table(current.table)} as s on s.record = t.id`;
  const row = yield* askOne(
    toStatement(
      asking,
      sql`select ${sql.join([sql`t.id as id`, ...parts, ...kept])} from ${sql.table(asking.entity.table)} as t${from}
        where t.id = ${record} and ${visibleCondition(asking)}`,
    ),
  );
  if (row === undefined) throw new AppError('store.record_not_found', { record });
  const values: Record<string, unknown> = {};
  for (const [index, path] of model.paths.entries()) values[path] = valueAt(asking, path, row[`p${index}`]);
  return { values, before: row.s_band == null ? null : toState(model, row) };
}

function valueAt(asking: Asking, path: string, raw: Row[string] | undefined): unknown {
  const place = placeOf(asking.entity.entity, asking.lookup, path);
  if (place === undefined || place.kind === 'id') return raw ?? null;
  const { field } = place;
  return asking.dialect.fromColumn(typeOf(field).column(field.options), raw ?? null);
}

function toState(model: CompiledModel, row: Row): ScoreState {
  const whole = (name: string): number | null => (row[`s_${name}`] == null ? null : Number(row[`s_${name}`]));
  const text = (name: string): string | null => (row[`s_${name}`] == null ? null : String(row[`s_${name}`]));
  return {
    band: text('band'),
    pending: text('pending'),
    pendingSince: whole('pending_since'),
    abnormalSince: Object.fromEntries(model.dayGroups.map((id) => [id, whole(`since_${id}`)])),
    kept: Object.fromEntries(
      model.keptGroups.flatMap(({ id }) => {
        const coverage = whole(`cover_${id}`);
        return coverage === null ? [] : [[id, { units: whole(`kept_${id}`), coverage }]];
      }),
    ),
  };
}

/** What points depend on beside the record, read beforehand. */
export function* readContext(
  asking: Asking,
  { model, run }: Pick<ScoringPlan, 'model' | 'run'>,
  record: number,
  values: Readonly<Record<string, unknown>>,
): Step<ScoringContext> {
  const references = new Map<string, ReferenceDistribution | undefined>();
  for (const { indicator, within } of model.references) {
    const part = within === null ? '' : partitionOf(values[within]);
    const rows = yield* ask({
      sql: 'select * from score_reference where run = $1 and indicator = $2 and within = $3 order by value',
      parameters: [run, indicator, part],
    });
    references.set(indicator, toReferenceDistribution(rows.map(toReferenceRow)));
  }
  const children = new Map<string, { units: number; weight: number }[]>();
  for (const { indicator, ...source } of model.children) {
    const { from, units, weight } = toScoreOptions({
      asking,
      model,
      current: null,
      run,
      due: [],
      where: sql`1 = 1`,
    }).children(source);
    // The subquery of the score select names the parent `t`: a lateral row of its own here.
    const scored = sql`select ${units} as units, ${weight ?? sql`1`} as weight, t.id as parent from ${sql.table(asking.entity.table)} as t, ${from}`;
    const found = yield* ask(toStatement(asking, sql`select * from (${scored}) as x where x.parent = ${record}`));
    const rows = found.map((row) => ({
      units: Number(row.units),
      weight: row.weight === null ? 0 : Number(row.weight),
    }));
    children.set(indicator, rows);
  }
  const { now, timeZone, me } = asking.context;
  return {
    now,
    timeZone,
    me: me ?? { id: '' },
    today: dayAt(now, timeZone),
    reference: (indicator) => references.get(indicator),
    children: (indicator) => children.get(indicator) ?? [],
  };
}

function toReferenceRow(row: Row): ReferenceRow {
  return {
    run: String(row.run),
    value: Number(row.value),
    percentile: Number(row.percentile),
    size: Number(row.size),
    median: Number(row.median),
    mad: Number(row.mad),
  };
}

export function* readOverride(model: string, record: number): Step<Override | null> {
  const row = yield* askOne({
    sql: 'select * from score_override where model = $1 and record = $2 and ended_at is null',
    parameters: [model, record],
  });
  if (row === undefined) return null;
  return {
    band: String(row.band),
    reason: String(row.reason),
    by: String(row.by),
    at: Number(row.at),
    until: row.until === null ? null : Number(row.until),
    locked: Number(row.locked) === 1,
  };
}
