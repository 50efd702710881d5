// Records as a health model sees them, for their receipts: the values at the model's paths, their state, references, children.
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
import { ask, type Row, type Step } from '../database/step.ts';
import type { Asking } from '../records/asking.ts';
import { toStatement } from '../records/query.ts';
import { pathSql } from '../records/rule-sql.ts';
import { visibleCondition } from '../records/visible.ts';
import { dayAt } from './local-day.ts';
import { type ScoringPlan, toScoreOptions } from './score-options.ts';

export interface SubjectRow {
  readonly values: Record<string, unknown>;
  readonly before: ScoreState | null;
  /** When the record came into its band; null before the first scoring. */
  readonly since: number | null;
}

type SubjectPlan = Omit<ScoringPlan, 'asking' | 'where' | 'due'>;

/** Throws `store.record_not_found` for a record the actor may not see. */
export function* readSubject(asking: Asking, plan: SubjectPlan, record: number): Step<SubjectRow> {
  const subject = (yield* readSubjects(asking, plan, [record])).get(record);
  if (subject === undefined) throw new AppError('store.record_not_found', { record });
  return subject;
}

/** By record; those that the actor may not see are left out. */
export function* readSubjects(
  asking: Asking,
  plan: SubjectPlan,
  records: readonly number[],
): Step<ReadonlyMap<number, SubjectRow>> {
  const { model, current } = plan;
  const system = { ...asking, grant: { ...asking.grant, fields: null } };
  const parts = model.paths.map((path, index) => sql`${pathSql(system, path) ?? sql`null`} as ${sql.ref(`p${index}`)}`);
  const state = current === null ? [] : scoreColumns(model).filter(({ name }) => current.columns.has(name));
  const kept = state.map(({ name }) => sql`${sql.ref(`s.${name}`)} as ${sql.ref(`s_${name}`)}`);
  const from = current === null ? sql`` : sql` left join ${sql.table(current.table)} as s on s.record = t.id`;
  const among = asking.dialect.isIn(sql.ref('t.id'), 'integer', records);
  const rows = yield* ask(
    toStatement(
      asking,
      sql`select ${sql.join([sql`t.id as id`, ...parts, ...kept])} from ${sql.table(asking.entity.table)} as t${from}
        where ${among} and ${visibleCondition(asking)}`,
    ),
  );
  return new Map(
    rows.map((row) => {
      const values: Record<string, unknown> = {};
      for (const [index, path] of model.paths.entries()) values[path] = valueAt(asking, path, row[`p${index}`]);
      const since = row.s_band_since == null ? null : Number(row.s_band_since);
      return [Number(row.id), { values, before: row.s_band == null ? null : toState(model, row), since }];
    }),
  );
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
  plan: Pick<ScoringPlan, 'model' | 'run'>,
  record: number,
  values: Readonly<Record<string, unknown>>,
): Step<ScoringContext> {
  const contextOf = yield* readContexts(asking, plan, new Map([[record, { values }]]));
  return contextOf(record);
}

/** The same for several records, with a statement per reference and per source of children. */
export function* readContexts(
  asking: Asking,
  { model, run }: Pick<ScoringPlan, 'model' | 'run'>,
  subjects: ReadonlyMap<number, Pick<SubjectRow, 'values'>>,
): Step<(record: number) => ScoringContext> {
  const partOf = (record: number, within: string | null): string =>
    within === null ? '' : partitionOf(subjects.get(record)?.values[within]);
  const references = new Map<string, (record: number) => ReferenceDistribution | undefined>();
  for (const { indicator, within } of model.references) {
    const parts = [...new Set([...subjects.keys()].map((record) => partOf(record, within)))];
    const isOne = asking.dialect.isIn(sql.ref('within'), 'text', parts);
    const rows = yield* ask(
      toStatement(
        asking,
        sql`select * from score_reference where run = ${run} and indicator = ${indicator} and ${isOne} order by value`,
      ),
    );
    const byPart = Map.groupBy(rows, (row) => String(row.within));
    const found = new Map(
      parts.map((part) => [part, toReferenceDistribution((byPart.get(part) ?? []).map(toReferenceRow))]),
    );
    references.set(indicator, (record) => found.get(partOf(record, within)));
  }
  const children = new Map<string, ReadonlyMap<number, { units: number; weight: number }[]>>();
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
    const among = asking.dialect.isIn(sql.ref('x.parent'), 'integer', [...subjects.keys()]);
    const rows = yield* ask(toStatement(asking, sql`select * from (${scored}) as x where ${among}`));
    const byParent = Map.groupBy(rows, (row) => Number(row.parent));
    children.set(indicator, new Map([...byParent].map(([parent, found]) => [parent, found.map(toChild)])));
  }
  const { now, timeZone, me } = asking.context;
  const shared = { now, timeZone, me: me ?? { id: '' }, today: dayAt(now, timeZone) };
  return (record) => ({
    ...shared,
    reference: (indicator) => references.get(indicator)?.(record),
    children: (indicator) => children.get(indicator)?.get(record) ?? [],
  });
}

function toChild(row: Row): { units: number; weight: number } {
  return { units: Number(row.units), weight: row.weight === null ? 0 : Number(row.weight) };
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

export function* readOverride(asking: Asking, model: string, record: number): Step<Override | null> {
  return (yield* readOverrides(asking, model, [record])).get(record) ?? null;
}

/** By record. */
export function* readOverrides(
  asking: Asking,
  model: string,
  records: readonly number[],
): Step<ReadonlyMap<number, Override>> {
  const among = asking.dialect.isIn(sql.ref('record'), 'integer', records);
  const rows = yield* ask(
    toStatement(asking, sql`select * from score_override where model = ${model} and ended_at is null and ${among}`),
  );
  return new Map(rows.map((row) => [Number(row.record), toOverride(row)]));
}

function toOverride(row: Row): Override {
  return {
    band: String(row.band),
    reason: String(row.reason),
    by: String(row.by),
    at: Number(row.at),
    until: row.until === null ? null : Number(row.until),
    locked: Number(row.locked) === 1,
  };
}
