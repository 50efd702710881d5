// How two groups differ, and whether chance alone could explain it: shares, means, medians, each with its 95 % interval.
import { type Counted, quantileOf } from './quantile.ts';
import { type Interval, wilsonInterval, z95 } from './wilson-interval.ts';

/** First minus second, in the unit of the values. */
export interface Difference extends Interval {
  readonly difference: number;
}

/** A difference that its interval does not let be nothing. */
export function isClear({ low, high }: Interval): boolean {
  return low > 0 || high < 0;
}

export interface Share {
  readonly successes: number;
  readonly trials: number;
}

/** Difference of two shares, −1…1: Newcombe's hybrid score interval (1998, method 10). Null without trials on a side. */
export function shareDifference(first: Share, second: Share): Difference | null {
  const one = wilsonInterval(first.successes, first.trials);
  const two = wilsonInterval(second.successes, second.trials);
  if (one === null || two === null) return null;
  const [p, q] = [first.successes / first.trials, second.successes / second.trials];
  const difference = p - q;
  return {
    difference,
    low: difference - Math.hypot(p - one.low, two.high - q),
    high: difference + Math.hypot(one.high - p, q - two.low),
  };
}

export interface Sample {
  readonly count: number;
  readonly mean: number;
  /** Sample variance, divided by count − 1. */
  readonly variance: number;
}

export function sampleOf(groups: readonly Counted[]): Sample | null {
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  if (count === 0) return null;
  const mean = groups.reduce((sum, { value, count: n }) => sum + value * n, 0) / count;
  const squares = groups.reduce((sum, { value, count: n }) => sum + n * (value - mean) ** 2, 0);
  return { count, mean, variance: count < 2 ? 0 : squares / (count - 1) };
}

/** Difference of two means without assuming equal variances (Welch 1947). Null when a side has fewer than two cases. */
export function meanDifference(first: Sample, second: Sample): Difference | null {
  if (first.count < 2 || second.count < 2) return null;
  const [a, b] = [first.variance / first.count, second.variance / second.count];
  const difference = first.mean - second.mean;
  if (a + b === 0) return { difference, low: difference, high: difference };
  const freedom = (a + b) ** 2 / (a ** 2 / (first.count - 1) + b ** 2 / (second.count - 1));
  const half = tQuantile(freedom) * Math.sqrt(a + b);
  return { difference, low: difference - half, high: difference + half };
}

/** 97.5 % quantile of Student's t: Cornish–Fisher from the normal one, off by less than 0.002 from five degrees of freedom on. */
function tQuantile(freedom: number): number {
  const z = z95;
  return (
    z +
    (z ** 3 + z) / (4 * freedom) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * freedom ** 3) +
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / (92_160 * freedom ** 4)
  );
}

/**
 * Difference of two medians: the variance of each from its order statistics about √n places away (Bonett and Price 2002; the
 * binomial by its normal approximation with continuity correction). Null when a side has fewer than ten cases.
 */
export function medianDifference(first: readonly Counted[], second: readonly Counted[]): Difference | null {
  const [one, two] = [medianVariance(first), medianVariance(second)];
  if (one === null || two === null) return null;
  const difference = one.median - two.median;
  const half = z95 * Math.sqrt(one.variance + two.variance);
  return { difference, low: difference - half, high: difference + half };
}

function medianVariance(groups: readonly Counted[]): { readonly median: number; readonly variance: number } | null {
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const median = quantileOf(groups, 0.5);
  if (count < 10 || median === null) return null;
  const place = Math.max(1, Math.round((count + 1) / 2 - Math.sqrt(count)));
  const z = ((count + 1) / 2 - place) / (Math.sqrt(count) / 2);
  const below = quantileOf(groups, (place - 1) / (count - 1)) ?? median;
  const above = quantileOf(groups, (count - place) / (count - 1)) ?? median;
  return { median, variance: ((above - below) / (2 * z)) ** 2 };
}
