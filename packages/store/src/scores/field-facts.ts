// What is known of fields' values today, for the author of a model: filled and missing, quantiles, histogram, separation by a label.
import { type FieldFacts, type FilledByOutcome, type LaterChanges, todaysReference } from '@keepwell/health';
import type { Json } from '@keepwell/kernel';
import { placeOf, valueTypeOf } from '@keepwell/model';
import { aucOf, histogram, quantileOf, type ValueGroup } from '@keepwell/retention';
import { type RawBuilder, sql } from 'kysely';
import type { StoredField } from '../catalog/stored-entity.ts';
import { ask, askOne, type Row, type Step } from '../database/step.ts';
import type { Asking } from '../records/asking.ts';
import { toStatement } from '../records/query.ts';
import { pathSql, toCondition } from '../records/rule-sql.ts';
import { readFilter, refuseMasked } from '../records/selection.ts';
import { visibleCondition } from '../records/visible.ts';
import { readLaterChanges } from './later-changes.ts';
import { dayAt } from './local-day.ts';
import type { FactsOf } from './score-store.ts';

/** More records than this are looked at by an even sample: facts guide an author, they score nobody. */
const mostRecords = 200_000;

/** `paths`: own fields, and fields of related records (`f_company.f_size`). */
export function* readFacts(
  asking: Asking,
  paths: readonly string[],
  label: Json | null,
  where: Json | null,
): Step<readonly FactsOf[]> {
  for (const path of paths) refuseMasked(asking, path);
  const expression = label === null ? undefined : readFilter(asking, label);
  const lost = expression === undefined ? undefined : toCondition(asking, expression);
  const rule = where === null ? undefined : readFilter(asking, where);
  const condition =
    rule === undefined ? visibleCondition(asking) : sql`${visibleCondition(asking)} and ${toCondition(asking, rule)}`;
  const table = sql.table(asking.entity.table);
  const counted = yield* askOne(toStatement(asking, sql`select count(*) as n from ${table} as t where ${condition}`));
  const step = Math.max(1, Math.ceil(Number(counted?.n) / mostRecords));
  const sample = step === 1 ? condition : sql`${condition} and t.id % ${sql.lit(step)} = 0`;
  const isOwn = (path: string): boolean => asking.entity.field(path) !== undefined;
  const laterChanges =
    expression === undefined || !paths.some(isOwn) ? null : yield* readLaterChanges(asking, expression, sample);
  const all: FactsOf[] = [];
  for (const path of paths) {
    const rows = yield* ask(toStatement(asking, groupsOf(asking, path, lost, sample)));
    const later = laterChanges !== null && isOwn(path) ? laterChanges(path) : null;
    all.push(toFacts(asking, path, rows, lost !== undefined, later));
  }
  return all;
}

function groupsOf(
  asking: Asking,
  path: string,
  lost: RawBuilder<unknown> | undefined,
  sample: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const value = pathSql(asking, path) ?? sql`null`;
  const flag = lost === undefined ? sql`0` : sql`case when ${lost} then 1 else 0 end`;
  return sql`select v, count(*) as n, sum(l) as lost from (
      select ${value} as v, ${flag} as l from ${sql.table(asking.entity.table)} as t where ${sample}
    ) as x group by v`;
}

/** The field at a path, with how its values are stored. */
function storedAt(asking: Asking, path: string): StoredField | undefined {
  const place = placeOf(asking.entity.entity, asking.lookup, path);
  if (place?.kind === 'related') return asking.stored(place.entity.id)?.field(place.field.id);
  return asking.entity.field(path);
}

function toFacts(
  asking: Asking,
  path: string,
  rows: readonly Row[],
  hasLabel: boolean,
  laterChanges: LaterChanges | null,
): FactsOf {
  const stored = storedAt(asking, path);
  const kind = stored === undefined ? undefined : valueTypeOf(stored.field).kind;
  const filled = rows
    .filter(({ v }) => v !== null)
    .map((row) => ({
      value: stored === undefined ? null : asking.dialect.fromColumn(stored.kind, row.v),
      count: Number(row.n),
      lost: Number(row.lost),
    }));
  const isFigure = kind === 'number' || kind === 'money';
  const isDate = kind === 'date' || kind === 'dateTime';
  const figures = isFigure || isDate ? filled.flatMap((group) => toFigure(asking, group, isDate)) : [];
  const isListed = kind === 'choice' || kind === 'boolean';
  const total = filled.reduce((sum, { count }) => sum + count, 0);
  const separation = hasLabel ? separate(isListed ? byLossRate(filled) : figures) : null;
  const quantiles = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1].flatMap((p) => quantileOf(figures, p) ?? []);
  const facts: FieldFacts = {
    filled: total,
    missing: countOf(
      rows.filter(({ v }) => v === null),
      'n',
    ),
    quantiles,
    shares: isListed ? Object.fromEntries(filled.map(({ value, count }) => [String(value), count / total])) : {},
    auc: isFigure ? (separation?.auc ?? null) : null,
    ...(hasLabel && isListed
      ? { lossRates: Object.fromEntries(filled.map(({ value, count, lost }) => [String(value), lost / count])) }
      : {}),
  };
  const [low, high] = [quantiles[0] ?? 0, quantiles[6] ?? 0];
  const [from, to] = [Math.max(low, quantiles[1] ?? low), Math.min(high, quantiles[5] ?? high)];
  // A long tail goes into the last bars, so that the rest can be seen.
  const wide = to - from;
  const bins = histogram(figures, Math.max(low, from - wide / 4), Math.min(high, to + wide / 4));
  return {
    field: path,
    facts,
    histogram: bins.map(({ value, to: until, count }) => ({ from: value, to: until, count })),
    distribution: isFigure ? todaysReference(figures) : null,
    separation,
    filledByOutcome: hasLabel ? filledByOutcome(rows) : null,
    laterChanges,
  };
}

interface Group {
  readonly value: unknown;
  readonly count: number;
  readonly lost: number;
}

/** Numbers as they are; dates as the days since. */
function toFigure(
  { context }: Asking,
  { value, ...rest }: Group,
  isDate: boolean,
): readonly (Group & { readonly value: number })[] {
  if (!isDate) return [{ ...rest, value: Number(value) }];
  const day =
    typeof value === 'number' ? dayAt(value, context.timeZone) : Date.parse(`${String(value)}T00:00Z`) / 86_400_000;
  return Number.isNaN(day) ? [] : [{ ...rest, value: dayAt(context.now, context.timeZone) - day }];
}

const countOf = (rows: readonly Row[], column: 'n' | 'lost'): number =>
  rows.reduce((sum, row) => sum + Number(row[column]), 0);

function filledByOutcome(rows: readonly Row[]): FilledByOutcome {
  const filled = rows.filter(({ v }) => v !== null);
  const [lost, filledLost] = [countOf(rows, 'lost'), countOf(filled, 'lost')];
  return { lost, kept: countOf(rows, 'n') - lost, filledLost, filledKept: countOf(filled, 'n') - filledLost };
}

/** Options have no order of their own: they are put in that of their loss rates, which is the best any points could do. */
function byLossRate(groups: readonly Group[]): (Group & { readonly value: number })[] {
  return groups.map((group) => ({ ...group, value: group.lost / group.count }));
}

function separate(groups: readonly (Group & { readonly value: number })[]): FactsOf['separation'] {
  const merged = new Map<number, ValueGroup>();
  for (const { value, count, lost } of groups) {
    const known = merged.get(value);
    merged.set(value, {
      value,
      positives: (known?.positives ?? 0) + lost,
      negatives: (known?.negatives ?? 0) + count - lost,
    });
  }
  const found = aucOf([...merged.values()]);
  return found === null ? null : { auc: found.auc, low: found.low, high: found.high };
}
