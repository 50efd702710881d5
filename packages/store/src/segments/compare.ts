// Two sets of records field by field: what the kept have in common and the lost do not.
import { type Json } from '@keepwell/kernel';
import { valueTypeOf } from '@keepwell/model';
import {
  type Counted,
  type Difference,
  isClear,
  meanDifference,
  medianDifference,
  quantileOf,
  sampleOf,
  shareDifference,
} from '@keepwell/retention';
import { type RawBuilder, sql } from 'kysely';
import { ask, askOne, type Row, type Step } from '../database/step.ts';
import type { Asking } from '../records/asking.ts';
import { toStatement } from '../records/query.ts';
import { fieldSql, toCondition } from '../records/rule-sql.ts';
import { readFilter, refuseMasked } from '../records/selection.ts';
import { visibleCondition } from '../records/visible.ts';

export interface FieldComparison {
  readonly field: string;
  /** The option whose share is compared; null: the field's values. */
  readonly option: string | null;
  readonly statistic: 'share' | 'mean' | 'median';
  /** In the field's unit, dates as days since 1970-01-01; shares 0…1. Null: no values on that side. */
  readonly these: number | null;
  readonly those: number | null;
  /** These minus those, with its 95 % interval; null: too few cases. */
  readonly difference: Difference | null;
  /** The interval does not hold 0. */
  readonly isClear: boolean;
  /** Records with a value on either side. */
  readonly filled: { readonly these: number; readonly those: number };
}

/** Of a larger side an even sample is looked at. */
const mostPerSide = 100_000;
/** With fewer different values a median says little: means are compared. */
const fewValues = 12;
const mostOptions = 12;

export function* compareSets(
  asking: Asking,
  question: { readonly these: Json; readonly those: Json; readonly fields: readonly string[] },
): Step<readonly FieldComparison[]> {
  for (const field of question.fields) refuseMasked(asking, field);
  const these = yield* sideOf(asking, question.these);
  const those = yield* sideOf(asking, question.those);
  const found: FieldComparison[] = [];
  for (const field of question.fields) {
    const rows = yield* ask(toStatement(asking, countsOf(asking, field, these, those)));
    found.push(...compareField(asking, field, rows));
  }
  return found.sort((a, b) => strengthOf(b) - strengthOf(a));
}

function* sideOf(asking: Asking, rule: Json): Step<RawBuilder<unknown>> {
  const expression = readFilter(asking, rule);
  const condition = expression === undefined ? sql`1 = 1` : toCondition(asking, expression);
  const table = sql.table(asking.entity.table);
  const counted = yield* askOne(
    toStatement(
      asking,
      sql`select count(*) as n from ${table} as t where ${visibleCondition(asking)} and (${condition})`,
    ),
  );
  const step = Math.max(1, Math.ceil(Number(counted?.n) / mostPerSide));
  return step === 1 ? sql`(${condition})` : sql`(${condition} and t.id % ${sql.lit(step)} = 0)`;
}

function countsOf(
  asking: Asking,
  field: string,
  these: RawBuilder<unknown>,
  those: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const value = fieldSql(asking, asking.entity, field, 't') ?? sql`null`;
  return sql`select v, sum(a) as these, sum(b) as those from (
      select ${value} as v, case when ${these} then 1 else 0 end as a, case when ${those} then 1 else 0 end as b
      from ${sql.table(asking.entity.table)} as t where ${visibleCondition(asking)} and (${these} or ${those})
    ) as x group by v`;
}

function compareField(asking: Asking, field: string, rows: readonly Row[]): FieldComparison[] {
  const stored = asking.entity.field(field);
  if (stored === undefined) return [];
  const type = valueTypeOf(stored.field);
  const groups = rows
    .filter(({ v }) => v !== null)
    .map((row) => ({
      value: asking.dialect.fromColumn(stored.kind, row.v),
      these: Number(row.these),
      those: Number(row.those),
    }));
  const sum = (side: 'these' | 'those'): number => groups.reduce((all, group) => all + group[side], 0);
  const filled = { these: sum('these'), those: sum('those') };
  if (filled.these === 0 && filled.those === 0) return [];
  if (type.kind === 'choice' || type.kind === 'boolean') {
    const shown = groups
      .filter(({ value }) => type.kind === 'choice' || value === true)
      .toSorted((a, b) => b.these + b.those - (a.these + a.those))
      .slice(0, mostOptions);
    return shown.map(({ value, these, those }) => ({
      field,
      option: type.kind === 'choice' ? String(value) : null,
      statistic: 'share',
      filled,
      these: filled.these === 0 ? null : these / filled.these,
      those: filled.those === 0 ? null : those / filled.those,
      ...told(shareDifference({ successes: these, trials: filled.these }, { successes: those, trials: filled.those })),
    }));
  }
  const number = numberOf(type.kind);
  if (number === undefined) return [];
  const counted = (side: 'these' | 'those'): Counted[] =>
    groups.map((group) => ({ value: number(group.value), count: group[side] })).filter(({ count }) => count > 0);
  return [{ field, option: null, filled, ...compareNumbers(counted('these'), counted('those'), groups.length) }];
}

function compareNumbers(
  these: readonly Counted[],
  those: readonly Counted[],
  values: number,
): Omit<FieldComparison, 'field' | 'option' | 'filled'> {
  const [one, two] = [sampleOf(these), sampleOf(those)];
  const medians = values <= fewValues ? null : medianDifference(these, those);
  if (medians !== null) {
    return { statistic: 'median', these: quantileOf(these, 0.5), those: quantileOf(those, 0.5), ...told(medians) };
  }
  const means = one === null || two === null ? null : meanDifference(one, two);
  return { statistic: 'mean', these: one?.mean ?? null, those: two?.mean ?? null, ...told(means) };
}

function told(difference: Difference | null): Pick<FieldComparison, 'difference' | 'isClear'> {
  return { difference, isClear: difference !== null && isClear(difference) };
}

const dayMs = 86_400_000;

/** Values as numbers; undefined: the type has none. */
function numberOf(kind: string): ((value: unknown) => number) | undefined {
  if (kind === 'number' || kind === 'money') return Number;
  if (kind === 'date') return (value) => Math.floor(Date.parse(`${String(value)}T00:00:00Z`) / dayMs);
  if (kind === 'dateTime') return (value) => Math.floor(Number(value) / dayMs);
  return undefined;
}

/** How many half-widths of its interval a difference is from nothing. */
function strengthOf({ difference }: FieldComparison): number {
  if (difference === null) return -1;
  const half = (difference.high - difference.low) / 2;
  return half === 0 ? (difference.difference === 0 ? 0 : Number.MAX_VALUE) : Math.abs(difference.difference) / half;
}
