// A value's place in a frozen distribution.
import type { ReferenceDistribution } from '../indicator-type.ts';

/** Mid-rank percentile, 0…100, in proportion between two knots and the last known beyond the ends. */
export function percentileIn({ knots }: ReferenceDistribution, x: number): number | null {
  let index = knots.findLastIndex(([value]) => value <= x);
  if (index < 0) index = 0;
  const low = knots[index];
  const high = knots[index + 1];
  if (low === undefined) return null;
  if (x <= low[0] || high === undefined) return low[1];
  return low[1] + (x - low[0]) * ((high[1] - low[1]) / (high[0] - low[0]));
}

/** The part of a distribution that decides about a value, for the receipt: the knots around it. */
export function aroundIn(reference: ReferenceDistribution, x: number): ReferenceDistribution {
  const index = Math.max(
    0,
    reference.knots.findLastIndex(([value]) => value <= x),
  );
  return { ...reference, knots: reference.knots.slice(index, index + 2) };
}

/** The part of the subjects that a record is compared with, as text. */
export function partitionOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' ? String(value) : '';
}
