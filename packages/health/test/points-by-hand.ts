// Points of every indicator type, written from its definition alone: what the SQL is judged by.
import { wallClockAt } from '@keepwell/model';
import { evaluateRule, parseRule, referencesOf } from '@keepwell/rule';
import type { Json } from '@keepwell/kernel';
import { exp2, logistic } from '../src/exp2.ts';
import {
  type CompiledIndicator,
  divideWhole,
  type Polarity,
  type ScoringContext,
  type SubjectValues,
  toUnits,
} from '../src/index.ts';

type Numbers = Readonly<Record<string, number>>;
const dayMs = 86_400_000;

export function dayOf(value: unknown, timeZone: string): number | null {
  if (typeof value === 'string') return Date.parse(`${value}T00:00Z`) / dayMs;
  return typeof value === 'number' ? Math.floor(wallClockAt(value, timeZone) / dayMs) : null;
}

export function unitsByHand(
  indicator: CompiledIndicator,
  values: SubjectValues,
  polarity: Polarity,
  context: ScoringContext,
): number | null {
  if (indicator.type.name === 'children') return childrenUnits(indicator, polarity, context);
  const points = pointsByHand(indicator, values, context);
  return points === null ? null : toUnits(points);
}

function pointsByHand(indicator: CompiledIndicator, values: SubjectValues, context: ScoringContext): number | null {
  const s = indicator.settings;
  const value = values[String(s.field)] ?? null;
  const x = value as number;
  const n = s as unknown as Numbers;
  switch (indicator.type.name) {
    case 'linear':
      return value === null ? null : linear(x, n.zero ?? 0, n.full ?? 0);
    case 'piecewise':
      return value === null ? null : piecewise(x, s.knots as [number, number][]);
    case 'choice':
      return value === null ? null : ((s.points as Numbers)[value as string] ?? n.other ?? null);
    case 'yesNo':
      return value === null ? null : ((value === true ? n.yes : n.no) ?? null);
    case 'percentile':
    case 'robustZ':
      return value === null ? null : inReference(x, indicator, values, context);
    case 'recency': {
      const day = dayOf(value, context.timeZone);
      if (day === null) return null;
      const points = 100 * exp2(-Math.max(0, context.today - day) / (n.halfLifeDays ?? 1));
      return s.fresh === 'high' ? points : 100 - points;
    }
    case 'rule':
      if (!isTold(s.when as Json, values as Record<string, Json>, context)) return null;
      return evaluateRule(parseRule(s.when as Json).expression, values as Record<string, Json>, context).value === true
        ? (n.holds ?? null)
        : (n.otherwise ?? null);
    case 'assessment': {
      const day = dayOf(values[String(s.assessedAt)] ?? null, context.timeZone);
      if (value === null || day === null || context.today - day > (n.expiresAfterDays ?? 0)) return null;
      return (s.points as Numbers)[value as string] ?? null;
    }
    default:
      throw new Error(indicator.type.name);
  }
}

function linear(x: number, zero: number, full: number): number {
  if (zero < full ? x <= zero : x >= zero) return 0;
  if (zero < full ? x >= full : x <= full) return 100;
  return 100 * ((x - zero) / (full - zero));
}

function piecewise(x: number, knots: readonly (readonly [number, number])[]): number | null {
  const after = knots.findIndex(([value]) => x < value);
  if (after === 0) return knots[0]?.[1] ?? null;
  const low = knots[after === -1 ? knots.length - 1 : after - 1];
  const high = knots[after];
  if (low === undefined) return null;
  if (high === undefined) return low[1];
  return low[1] + ((x - low[0]) / (high[0] - low[0])) * (high[1] - low[1]);
}

function inReference(
  x: number,
  { id, type, settings }: CompiledIndicator,
  values: SubjectValues,
  context: ScoringContext,
): number | null {
  const part = settings.within === null ? '' : `${(values[settings.within as string] ?? '') as string | boolean}`;
  const reference = context.reference(id, part);
  if (reference === undefined) return null;
  if (type.name === 'percentile') {
    const { knots } = reference;
    let index = knots.findLastIndex(([value]) => value <= x);
    if (index < 0) index = 0;
    const [low, high] = [knots[index], knots[index + 1]];
    if (low === undefined) return null;
    const p =
      x <= low[0] || high === undefined ? low[1] : low[1] + (x - low[0]) * ((high[1] - low[1]) / (high[0] - low[0]));
    return settings.side === 'high' ? p : settings.side === 'low' ? 100 - p : 100 - 2 * Math.abs(p - 50);
  }
  if (reference.mad === 0) return null;
  const z = (x - reference.median) / (1.4826 * reference.mad);
  const kz = (settings.steepness as number) * z;
  const l = logistic(settings.side === 'low' ? -kz : kz);
  return settings.side === 'both' ? 2 * Math.min(l, 100 - l) : l;
}

function childrenUnits(
  { id, settings }: CompiledIndicator,
  polarity: Polarity,
  context: ScoringContext,
): number | null {
  const children = context.children(id);
  if (children.length === 0) return null;
  const units = children.map((child) => child.units);
  if (settings.aggregate === 'worst') return polarity === 'health' ? Math.min(...units) : Math.max(...units);
  const weights = children.map(({ weight }) =>
    settings.aggregate === 'mean' ? 1 : Math.max(0, Math.floor(weight * 100 + 0.5)),
  );
  return divideWhole(
    units.reduce((all, one, index) => all + one * (weights[index] ?? 0), 0),
    weights.reduce((all, one) => all + one, 0),
  );
}

/** By trying: told when the answer is the same whatever stands in the empty fields. */
function isTold(
  rule: Json,
  values: Readonly<Record<string, Json>>,
  context: Parameters<typeof evaluateRule>[2],
): boolean {
  const { expression } = parseRule(rule);
  const empty = referencesOf(expression).filter((path) => (values[path] ?? null) === null);
  const tried: Readonly<Record<string, Json>>[] = empty.reduce<Readonly<Record<string, Json>>[]>(
    (all, path) =>
      all.flatMap((one) => [-1e9, 1e9, 'o_a', '', true, false].map((value) => ({ ...one, [path]: value }))),
    [values],
  );
  return new Set(tried.map((one) => evaluateRule(expression, one, context).value === true)).size === 1;
}
