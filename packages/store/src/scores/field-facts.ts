// What is known of fields' values today, for the author of a model: filled and missing, quantiles, histogram, separation by a label.
import type { FieldFacts } from '@keepwell/health';
import type { Json } from '@keepwell/kernel';
import { valueTypeOf } from '@keepwell/model';
import { aucOf, histogram, quantileOf, type ValueGroup } from '@keepwell/retention';
import { type RawBuilder, sql } from 'kysely';
import { ask, askOne, type Row, type Step } from '../database/step.ts';
import type { Asking } from '../records/asking.ts';
import { toStatement } from '../records/query.ts';
import { fieldSql, toCondition } from '../records/rule-sql.ts';
import { readFilter, refuseMasked } from '../records/selection.ts';
import { visibleCondition } from '../records/visible.ts';
import type { FactsOf } from './score-store.ts';

/** More records than this are looked at by an even sample: facts guide an author, they score nobody. */
const mostRecords = 200_000;

export function* readFacts(
  asking: Asking,
  fields: readonly string[],
  label: Json | null,
  where: Json | null,
): Step<readonly FactsOf[]> {
  for (const field of fields) refuseMasked(asking, field);
  const expression = label === null ? undefined : readFilter(asking, label);
  const lost = expression === undefined ? undefined : toCondition(asking, expression);
  const rule = where === null ? undefined : readFilter(asking, where);
  const condition =
    rule === undefined ? visibleCondition(asking) : sql`${visibleCondition(asking)} and ${toCondition(asking, rule)}`;
  const table = sql.table(asking.entity.table);
  const counted = yield* askOne(toStatement(asking, sql`select count(*) as n from ${table} as t where ${condition}`));
  const step = Math.max(1, Math.ceil(Number(counted?.n) / mostRecords));
  const sample = step === 1 ? condition : sql`${condition} and t.id % ${sql.lit(step)} = 0`;
  const all: FactsOf[] = [];
  for (const id of fields) {
    const rows = yield* ask(toStatement(asking, groupsOf(asking, id, lost, sample)));
    all.push(toFacts(asking, id, rows, lost !== undefined));
  }
  return all;
}

function groupsOf(
  asking: Asking,
  id: string,
  lost: RawBuilder<unknown> | undefined,
  sample: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const value = fieldSql(asking, asking.entity, id, 't') ?? sql`null`;
  const flag = lost === undefined ? sql`0` : sql`case when ${lost} then 1 else 0 end`;
  return sql`select v, count(*) as n, sum(l) as lost from (
      select ${value} as v, ${flag} as l from ${sql.table(asking.entity.table)} as t where ${sample}
    ) as x group by v`;
}

function toFacts(asking: Asking, id: string, rows: readonly Row[], hasLabel: boolean): FactsOf {
  const stored = asking.entity.field(id);
  const type = stored === undefined ? undefined : valueTypeOf(stored.field);
  const missing = rows.filter(({ v }) => v === null).reduce((sum, { n }) => sum + Number(n), 0);
  const filled = rows
    .filter(({ v }) => v !== null)
    .map((row) => ({
      value: stored === undefined ? null : asking.dialect.fromColumn(stored.kind, row.v),
      count: Number(row.n),
      lost: Number(row.lost),
    }));
  const isFigure = type?.kind === 'number' || type?.kind === 'money';
  const figures = isFigure ? filled.map(({ value, count, lost }) => ({ value: Number(value), count, lost })) : [];
  const isListed = type?.kind === 'choice' || type?.kind === 'boolean';
  const total = filled.reduce((sum, { count }) => sum + count, 0);
  const separation = hasLabel ? separate(isFigure ? figures : isListed ? byLossRate(filled) : []) : null;
  const quantiles = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1].flatMap((p) => quantileOf(figures, p) ?? []);
  const facts: FieldFacts = {
    filled: total,
    missing,
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
  const bins = isFigure ? histogram(figures, Math.max(low, from - wide / 4), Math.min(high, to + wide / 4)) : [];
  return {
    field: id,
    facts,
    histogram: bins.map(({ value, to: until, count }) => ({ from: value, to: until, count })),
    separation,
  };
}

interface Group {
  readonly value: unknown;
  readonly count: number;
  readonly lost: number;
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
