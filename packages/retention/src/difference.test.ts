import { describe, expect, it } from 'vitest';
import { isClear, meanDifference, medianDifference, sampleOf, shareDifference } from './index.ts';

describe('difference of means', () => {
  it('has the interval of the published Welch fixture', () => {
    const found = meanDifference(
      { count: 3461, mean: 0.7, variance: 6.2 ** 2 },
      { count: 3407, mean: 0.41, variance: 3.9 ** 2 },
    );
    expect(found?.difference).toBeCloseTo(0.29, 12);
    expect(found?.low).toBeCloseTo(0.04538, 5);
    expect(found?.high).toBeCloseTo(0.53462, 5);
  });

  it('uses the t distribution where there are few cases', () => {
    // Two samples of five with equal variances: t with 8 degrees of freedom is 2.306.
    const found = meanDifference({ count: 5, mean: 1, variance: 1 }, { count: 5, mean: 0, variance: 1 });
    expect(((found?.high ?? 0) - 1) / Math.sqrt(2 / 5)).toBeCloseTo(2.306, 3);
    expect(meanDifference({ count: 1, mean: 1, variance: 0 }, { count: 5, mean: 0, variance: 1 })).toBeNull();
  });

  it('counts repeated values as often as they occur', () => {
    expect(
      sampleOf([
        { value: 1, count: 2 },
        { value: 4, count: 1 },
      ]),
    ).toEqual({ count: 3, mean: 2, variance: 3 });
    expect(sampleOf([])).toBeNull();
  });
});

describe('difference of shares', () => {
  it('has the intervals that Newcombe published', () => {
    // Newcombe 1998, table II, examples (a) 56/70 − 48/80 and (c) 6/7 − 2/7, method 10.
    const a = shareDifference({ successes: 56, trials: 70 }, { successes: 48, trials: 80 });
    expect([a?.low, a?.high].map((value) => value?.toFixed(4))).toEqual(['0.0524', '0.3339']);
    const c = shareDifference({ successes: 6, trials: 7 }, { successes: 2, trials: 7 });
    expect([c?.low, c?.high].map((value) => value?.toFixed(4))).toEqual(['0.0582', '0.8062']);
    expect(shareDifference({ successes: 0, trials: 0 }, { successes: 1, trials: 2 })).toBeNull();
  });
});

describe('difference of medians', () => {
  const counted = (values: readonly number[]): { value: number; count: number }[] =>
    values.map((value) => ({ value, count: 1 }));
  let seed = 20_261_127;
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };

  it('covers the true difference in about 95 of 100 skewed samples', () => {
    const skewed = (scale: number): number => -Math.log(1 - random()) * scale;
    let covered = 0;
    const runs = 400;
    for (let run = 0; run < runs; run += 1) {
      const one = counted(Array.from({ length: 80 }, () => skewed(2)));
      const two = counted(Array.from({ length: 120 }, () => skewed(1)));
      const found = medianDifference(one, two);
      const truth = Math.LN2 * 2 - Math.LN2;
      if (found !== null && found.low <= truth && truth <= found.high) covered += 1;
    }
    expect(covered / runs).toBeGreaterThan(0.92);
    expect(covered / runs).toBeLessThan(0.985);
  });

  it('is clear where the groups lie apart, and says nothing of fewer than ten', () => {
    const low = counted(Array.from({ length: 40 }, (_, index) => index));
    const high = counted(Array.from({ length: 40 }, (_, index) => index + 100));
    const found = medianDifference(high, low);
    expect(found?.difference).toBe(100);
    expect(found !== null && isClear(found)).toBe(true);
    expect(medianDifference(high, low.slice(0, 9))).toBeNull();
  });
});
