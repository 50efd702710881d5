import { describe, expect, it } from 'vitest';
import {
  aucOf,
  histogram,
  quantileOf,
  rateOf,
  reviewAlerts,
  theilSen,
  type ValueGroup,
  wilsonInterval,
} from './index.ts';

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

describe('the interval of a share', () => {
  it.each([
    [12, 80, 0.088, 0.244],
    [8, 100, 0.041, 0.15],
    [15, 100, 0.093, 0.233],
  ])('of %i in %i is the published one', (successes, trials, low, high) => {
    const found = wilsonInterval(successes, trials);
    expect(found?.low).toBeCloseTo(low, 3);
    expect(found?.high).toBeCloseTo(high, 3);
  });

  it('of nothing is none, and the share is not 0', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(rateOf(0, 0)).toMatchObject({ value: null, interval: null });
  });
});

it('names both numbers that are called false alarm', () => {
  const review = reviewAlerts({ truePositives: 68, falsePositives: 12, falseNegatives: 8, trueNegatives: 912 });
  expect(review.wrongAlertShare.value).toBe(12 / 80);
  expect(review.falsePositiveRate.value).toBe(12 / 924);
  expect(review.missRate.value).toBe(8 / 76);
});

describe('the area under the curve', () => {
  it('is the share of pairs in the right order, ties counting half', () => {
    const next = random(3);
    for (let turn = 0; turn < 50; turn += 1) {
      const cases = Array.from({ length: 60 }, () => ({ value: Math.floor(next() * 12), lost: next() < 0.3 }));
      const groups = [...new Set(cases.map(({ value }) => value))].map((value): ValueGroup => {
        const own = cases.filter((one) => one.value === value);
        const positives = own.filter(({ lost }) => lost).length;
        return { value, positives, negatives: own.length - positives };
      });
      const pairs = cases
        .filter(({ lost }) => lost)
        .flatMap((a) =>
          cases.filter(({ lost }) => !lost).map((b) => (a.value > b.value ? 1 : a.value === b.value ? 0.5 : 0)),
        );
      if (pairs.length === 0) continue;
      const brute = pairs.reduce((sum: number, one) => sum + one, 0) / pairs.length;
      expect(aucOf(groups)?.auc).toBeCloseTo(brute, 12);
    }
  });

  it('has the variance of the placements, computed by hand for five cases', () => {
    // Positives 3, 5, 7 against negatives 1, 4: placements of positives ½, 1, 1; of negatives 1, ⅔.
    const groups = [1, 4]
      .map((value) => ({ value, positives: 0, negatives: 1 }))
      .concat([3, 5, 7].map((value) => ({ value, positives: 1, negatives: 0 })));
    const found = aucOf(groups);
    expect(found?.auc).toBeCloseTo(5 / 6, 12);
    const variance = 1 / 12 / 3 + 1 / 18 / 2;
    expect(found?.low).toBeCloseTo(5 / 6 - 1.959963984540054 * Math.sqrt(variance), 12);
  });

  it('does not exist when nobody is lost', () => {
    expect(aucOf([{ value: 1, positives: 0, negatives: 5 }])).toBeNull();
  });
});

describe('a trend', () => {
  it('is the median of all slopes, so that one odd point does not turn it', () => {
    const points = [0, 1, 2, 3, 4, 5].map((t) => [t, 50 - 2 * t] as const);
    const spoiled = points.map(([t, value], index) => [t, index === 3 ? 100 : value] as const);
    expect(theilSen(points, 3)).toMatchObject({ slope: -2, change: -10, direction: 'down' });
    expect(theilSen(spoiled, 3).direction).toBe('down');
  });

  it('is flat within the dead band, and none without two days', () => {
    expect(
      theilSen(
        [
          [0, 50],
          [10, 52.9],
        ],
        3,
      ).direction,
    ).toBe('flat');
    expect(
      theilSen(
        [
          [0, 50],
          [10, 53],
        ],
        3,
      ).direction,
    ).toBe('up');
    expect(
      theilSen(
        [
          [0, 50],
          [0, 60],
        ],
        3,
      ).direction,
    ).toBe('none');
    expect(theilSen([], 3).direction).toBe('none');
  });
});

it('quantiles interpolate between the cases as type 7 does', () => {
  const groups = [
    { value: 1, count: 1 },
    { value: 2, count: 2 },
    { value: 10, count: 1 },
  ];
  expect([0, 0.25, 0.5, 0.75, 1].map((p) => quantileOf(groups, p))).toEqual([1, 1.75, 2, 4, 10]);
  expect(quantileOf([], 0.5)).toBeNull();
});

it('a histogram counts everybody in intervals of a round width', () => {
  const groups = [0, 3, 7.5, 12, 29.9, 30, 95].map((value) => ({ value, count: 2 }));
  const bins = histogram(groups, 0, 32, 16);
  expect(bins[1]).toEqual({ value: 2, to: 4, count: 2 });
  expect(bins).toHaveLength(16);
  expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(14);
});
