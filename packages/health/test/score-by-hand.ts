// A score written from the contract alone, without a thought for speed: what the SQL is judged by.
import { evaluateRule } from '@keepwell/rule';
import type { Json } from '@keepwell/kernel';
import {
  type Cadence,
  type CompiledGroup,
  type CompiledModel,
  type CompiledNode,
  divideWhole,
  type ScoreState,
  type ScoringContext,
  type SubjectValues,
  toUnits,
} from '../src/index.ts';
import { unitsByHand } from './points-by-hand.ts';

export interface HandScore {
  readonly score: number | null;
  readonly coverage: number;
  readonly variant: number | null;
  readonly after: ScoreState;
}

interface Outcome {
  readonly units: number | null;
  readonly coverage: number;
}

export function scoreByHand(
  model: CompiledModel,
  values: SubjectValues,
  before: ScoreState,
  due: readonly Cadence[],
  context: ScoringContext,
): HandScore {
  const place = model.variants.findIndex(
    ({ when }) => when === null || evaluateRule(when, values as Record<string, Json>, context).value === true,
  );
  const variant = model.variants[place];
  if (variant === undefined) throw new Error('no variant');
  const isHealth = model.polarity === 'health';
  const [best, worst] = isHealth ? [1_000_000, 0] : [0, 1_000_000];
  const isBad = (units: number | null, limit: number): boolean =>
    units !== null && (isHealth ? units <= limit : units >= limit);
  const isGood = (units: number, limit: number): boolean => (isHealth ? units >= limit : units <= limit);
  const abnormalSince = { ...before.abnormalSince };
  const kept = { ...before.kept };
  let refused = false;

  const nodeOutcome = (node: CompiledNode): Outcome => {
    if (node.kind === 'group') return groupOutcome(node);
    const units = unitsByHand(node, values, model.polarity, context);
    if (units !== null) return { units, coverage: 10_000 };
    if (node.missing === 'refuse') refused = true;
    return { units: node.missing === 'neutral' ? 500_000 : node.missing === 'worst' ? worst : null, coverage: 0 };
  };
  const groupOutcome = (group: CompiledGroup): Outcome => {
    const old = before.kept[group.id];
    if (group.cadence !== 'atOnce' && !due.includes(group.cadence) && old !== undefined) return old;
    const children = group.children.map((node) => ({ node, ...nodeOutcome(node) }));
    const present = children.flatMap(({ node, units }) => (units === null ? [] : [{ node, units }]));
    const mean = divideWhole(
      present.reduce((all, { node, units }) => all + node.weight * units, 0),
      present.reduce((all, { node }) => all + node.weight, 0),
    );
    const coverage =
      divideWhole(
        children.reduce((all, one) => all + one.node.weight * one.coverage, 0),
        children.reduce((all, one) => all + one.node.weight, 0),
      ) ?? 0;
    const { aggregation } = group;
    let units = mean;
    if (aggregation.type === 'worst') {
      const weighty = present.filter(({ node }) => node.weight > 0).map((one) => one.units);
      units = weighty.length === 0 ? null : isHealth ? Math.min(...weighty) : Math.max(...weighty);
    } else if (aggregation.type === 'allGood') {
      const allGood = present.every((one) => isGood(one.units, toUnits(aggregation.goodAt)));
      const onePoor = present.some((one) => isBad(one.units, toUnits(aggregation.poorAt)));
      units = present.length === 0 ? null : allGood ? best : onePoor ? worst : 500_000;
    } else if (aggregation.type === 'abnormalCount') {
      const count = children.filter(
        (one) => one.node.abnormalAt !== null && isBad(one.units, one.node.abnormalAt),
      ).length;
      if (count >= aggregation.count) units = worst;
    } else if (aggregation.type === 'abnormalDays') {
      const since = isBad(mean, toUnits(aggregation.abnormalAt))
        ? (before.abnormalSince[group.id] ?? context.today)
        : null;
      abnormalSince[group.id] = since;
      if (since !== null && context.today - since + 1 >= aggregation.days) units = worst;
    }
    if (group.cadence !== 'atOnce') kept[group.id] = { units, coverage };
    return { units, coverage };
  };

  const root = groupOutcome(variant.root);
  const score = refused ? null : root.units;
  const isKnown = score !== null && root.coverage >= model.definition.coverageFloor * 100;
  return {
    score,
    coverage: root.coverage,
    variant: place === model.variants.length - 1 ? null : place,
    after: { ...bandOf(isKnown ? score : null), abnormalSince, kept },
  };

  function bandOf(known: number | null): Pick<ScoreState, 'band' | 'pending' | 'pendingSince'> {
    if (known === null || variant === undefined) return { band: 'unknown', pending: null, pendingSince: null };
    const { bands } = variant;
    const raw = bands.findLastIndex(({ from }) => toUnits(from) <= known);
    const current = bands.findIndex(({ id }) => id === before.band);
    const idAt = (index: number): string => bands[index]?.id ?? '';
    const leaves = (index: number): number => toUnits(bands[index]?.leaveAt ?? bands[index]?.from ?? 0);
    if (current < 0) return { band: idAt(raw), pending: null, pendingSince: null };
    const isWorse = (a: number, b: number): boolean => (isHealth ? a < b : a > b);
    let target = current;
    if (isWorse(raw, current)) target = raw;
    else if (isHealth) while (target + 1 < bands.length && known >= leaves(target + 1)) target += 1;
    else while (target > 0 && known < leaves(target)) target -= 1;
    if (target === current) return { band: idAt(current), pending: null, pendingSince: null };
    const asked = bands.findIndex(({ id }) => id === before.pending);
    const isSameSide = asked >= 0 && asked !== current && isWorse(asked, current) === isWorse(target, current);
    const since = isSameSide ? (before.pendingSince ?? context.today) : context.today;
    const { hold } = model.definition;
    if (context.today - since + 1 >= (isWorse(target, current) ? hold.worse : hold.better))
      return { band: idAt(target), pending: null, pendingSince: null };
    return { band: idAt(current), pending: idAt(target), pendingSince: since };
  }
}
