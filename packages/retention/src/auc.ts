// How well a number separates two groups: the area under the ROC curve, with its interval.
import { z95 } from './wilson-interval.ts';

/** Cases with one value: how many of either group. */
export interface ValueGroup {
  readonly value: number;
  readonly positives: number;
  readonly negatives: number;
}

export interface Auc {
  /** P(value of a positive > value of a negative) + ½ P(equal), 0…1. */
  readonly auc: number;
  /** 95 %, DeLong, cut to 0…1. */
  readonly low: number;
  readonly high: number;
  readonly positives: number;
  readonly negatives: number;
}

/**
 * AUC by mid-ranks (Mann and Whitney 1947) with the variance of DeLong, DeLong and Clarke-Pearson (1988) from placements, in
 * O(n log n) over distinct values (Sun and Xu 2014). Groups may come in any order, a value once. Null without one of the groups.
 */
export function aucOf(groups: readonly ValueGroup[]): Auc | null {
  const sorted = groups.toSorted((a, b) => a.value - b.value);
  const positives = sorted.reduce((sum, group) => sum + group.positives, 0);
  const negatives = sorted.reduce((sum, group) => sum + group.negatives, 0);
  if (positives === 0 || negatives === 0) return null;
  let below = 0;
  let above = positives;
  let area = 0;
  // Placements: of a positive among the negatives, of a negative among the positives; both have the AUC as their mean.
  let squaresOfPositives = 0;
  let squaresOfNegatives = 0;
  for (const { positives: p, negatives: n } of sorted) {
    const ofPositive = (below + n / 2) / negatives;
    const ofNegative = (above - p / 2) / positives;
    area += p * (below + n / 2);
    squaresOfPositives += p * ofPositive * ofPositive;
    squaresOfNegatives += n * ofNegative * ofNegative;
    below += n;
    above -= p;
  }
  const auc = area / (positives * negatives);
  const variance =
    varianceOf(squaresOfPositives, auc, positives) / positives +
    varianceOf(squaresOfNegatives, auc, negatives) / negatives;
  const half = z95 * Math.sqrt(variance);
  return { auc, low: Math.max(0, auc - half), high: Math.min(1, auc + half), positives, negatives };
}

function varianceOf(squares: number, mean: number, count: number): number {
  return count < 2 ? 0 : Math.max(0, (squares - count * mean * mean) / (count - 1));
}
