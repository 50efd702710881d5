// The distribution of today's values in the shape of a frozen one: what a full run of this moment would compare with, in few knots.
import { type Counted, quantileOf } from '@keepwell/retention';
import type { ReferenceDistribution } from './indicator-type.ts';

/** A drawing shows no more; a run freezes up to a thousand. */
const mostKnots = 41;

/**
 * From values with their counts, in any order. Mid-rank percentiles, median and unscaled MAD as a full run defines them; null of
 * no values.
 */
export function todaysReference(groups: readonly Counted[]): Omit<ReferenceDistribution, 'run'> | null {
  const sorted = groups.filter(({ count }) => count > 0).toSorted((a, b) => a.value - b.value);
  const size = sorted.reduce((sum, { count }) => sum + count, 0);
  const median = quantileOf(sorted, 0.5);
  if (median === null) return null;
  const mad = quantileOf(
    sorted.map(({ value, count }) => ({ value: Math.abs(value - median), count })),
    0.5,
  );
  let below = 0;
  const knots: [number, number][] = [];
  let slice = -1;
  for (const [index, { value, count }] of sorted.entries()) {
    const percentile = (100 * (2 * below + count)) / (2 * size);
    below += count;
    // As evenly over the records as a run does it: one knot for each slice of them, and both ends.
    const next = Math.floor(((below - 1) * (mostKnots - 1)) / size);
    const isEnd = index === 0 || index === sorted.length - 1;
    if (isEnd || sorted.length <= mostKnots || next !== slice) knots.push([value, percentile]);
    slice = next;
  }
  return { size, knots, median, mad: mad ?? 0 };
}
