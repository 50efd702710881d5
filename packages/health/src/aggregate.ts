// Children → the units and coverage of their group. Whole numbers only.
import type { CompiledGroup, CompiledNode } from './compiled-model.ts';
import type { Polarity } from './definition.ts';
import { divideWhole, mostUnits, toUnits } from './points.ts';
import type { Day } from './indicator-type.ts';

export interface Judged {
  readonly node: CompiledNode;
  /** Null: does not take part. */
  readonly units: number | null;
  readonly coverage: number;
}

export const neutralUnits = mostUnits / 2;
export const bestUnits = (polarity: Polarity): number => (polarity === 'health' ? mostUnits : 0);
export const worstUnits = (polarity: Polarity): number => (polarity === 'health' ? 0 : mostUnits);

/** At or beyond a limit, towards the bad. */
export function isBeyond(polarity: Polarity, units: number | null, limit: number | null): boolean {
  return units !== null && limit !== null && (polarity === 'health' ? units <= limit : units >= limit);
}

export function isAbnormal(polarity: Polarity, { node, units }: Judged): boolean {
  return isBeyond(polarity, units, node.abnormalAt);
}

export function coverageOf(children: readonly Judged[]): number {
  const covered = children.reduce((sum, { node, coverage }) => sum + node.weight * coverage, 0);
  return divideWhole(covered, sumOfWeights(children)) ?? 0;
}

export function weightedMean(children: readonly Judged[]): number | null {
  const present = children.filter(({ units }) => units !== null);
  return divideWhole(
    present.reduce((sum, { node, units }) => sum + node.weight * (units ?? 0), 0),
    sumOfWeights(present),
  );
}

export function sumOfWeights(children: readonly Judged[]): number {
  return children.reduce((sum, { node }) => sum + node.weight, 0);
}

/** How the group came to its units: shared out among its children, taken from one of them, or said by the group itself. */
export type Origin = 'mean' | 'group' | { readonly from: string };

export interface Aggregated {
  readonly units: number | null;
  readonly origin: Origin;
  /** Groups of type abnormalDays: since when. */
  readonly since: Day | null;
}

export function aggregate(
  group: CompiledGroup,
  children: readonly Judged[],
  polarity: Polarity,
  today: Day,
  wasSince: Day | null,
): Aggregated {
  const { aggregation } = group;
  const mean: Aggregated = { units: weightedMean(children), origin: 'mean', since: null };
  const said = (units: number | null, since: Day | null = null): Aggregated => ({ units, origin: 'group', since });
  switch (aggregation.type) {
    case 'weightedMean':
      return mean;
    case 'worst': {
      const weighty = children.filter(({ node, units }) => units !== null && node.weight > 0);
      const found = weighty.map(({ units }) => units ?? 0);
      if (found.length === 0) return said(null);
      const worst = polarity === 'health' ? Math.min(...found) : Math.max(...found);
      return { units: worst, origin: { from: weighty[found.indexOf(worst)]?.node.id ?? '' }, since: null };
    }
    case 'allGood': {
      const present = children.flatMap(({ units }) => (units === null ? [] : [units]));
      if (present.length === 0) return said(null);
      const good = toUnits(aggregation.goodAt);
      if (present.every((units) => (polarity === 'health' ? units >= good : units <= good)))
        return said(bestUnits(polarity));
      const poor = present.some((units) => isBeyond(polarity, units, toUnits(aggregation.poorAt)));
      return said(poor ? worstUnits(polarity) : neutralUnits);
    }
    case 'abnormalCount': {
      const abnormal = children.filter((child) => isAbnormal(polarity, child)).length;
      return abnormal >= aggregation.count ? said(worstUnits(polarity)) : mean;
    }
    case 'abnormalDays': {
      if (!isBeyond(polarity, mean.units, toUnits(aggregation.abnormalAt))) return mean;
      const since = wasSince ?? today;
      return today - since + 1 >= aggregation.days ? said(worstUnits(polarity), since) : { ...mean, since };
    }
  }
}
