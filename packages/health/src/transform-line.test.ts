// Lines to draw: they are the points of the type itself, at the corners too, and stop where there are no points.
import { describe, expect, it } from 'vitest';
import { indicatorTypes } from './indicator-types/index.ts';
import { todaysReference } from './todays-reference.ts';
import { pointsAt, transformLine } from './transform-line.ts';

const line = (
  name: string,
  settings: Record<string, unknown>,
  range: Parameters<typeof transformLine>[3],
): ReturnType<typeof transformLine> => transformLine(indicatorTypes.need(name), settings, 'health', range);

describe('the line of an indicator', () => {
  it('passes through the corners of a table of values', () => {
    const knots = [
      [0, 0],
      [7.3, 80],
      [20, 100],
    ];
    const found = line('piecewise', { field: 'f_n', knots }, { from: -5, to: 25 });
    expect(found).toEqual(expect.arrayContaining(knots));
    expect(found[0]).toEqual([-5, 0]);
    expect(found.at(-1)).toEqual([25, 100]);
  });

  it('of a date falls by half every half-life of whole days', () => {
    const found = line('recency', { field: 'f_d', halfLifeDays: 30, fresh: 'high' }, { from: 0, to: 60 });
    const at = new Map(found);
    expect(at.get(0)).toBe(100);
    expect(at.get(30)).toBeCloseTo(50, 6);
    expect(at.get(60)).toBeCloseTo(25, 6);
    expect(found.every(([days]) => Number.isInteger(days))).toBe(true);
    expect(line('recency', { field: 'f_d', halfLifeDays: 30, fresh: 'low' }, { from: -9, to: 9 })[0]).toEqual([-9, 0]);
  });

  it('of a percentile is the cumulated distribution of today', () => {
    const today = todaysReference([1, 2, 3, 4].map((value) => ({ value, count: 1 })));
    const reference = { run: '', ...(today ?? { size: 0, knots: [], median: 0, mad: 0 }) };
    const settings = { field: 'f_n', within: null, side: 'high' };
    const found = line('percentile', settings, { from: 0, to: 5, reference });
    expect(new Map(found).get(2)).toBe(37.5);
    expect(found.map(([, points]) => points)).toEqual(found.map(([, points]) => points).toSorted((a, b) => a - b));
    expect(line('percentile', settings, { from: 0, to: 5 })).toEqual([]);
  });

  it('of a distance from normal passes 50 at the median, and is none where all are alike', () => {
    const settings = { field: 'f_n', within: null, side: 'high', steepness: 1 };
    const reference = { run: '', size: 9, knots: [], median: 10, mad: 2 };
    const type = indicatorTypes.need('robustZ');
    expect(pointsAt(type, settings, 'health', 10, reference)).toBe(50);
    expect(line('robustZ', settings, { from: 0, to: 20, reference }).length).toBeGreaterThan(60);
    expect(line('robustZ', settings, { from: 0, to: 20, reference: { ...reference, mad: 0 } })).toEqual([]);
  });

  it('of children gives one child its own score', () => {
    const settings = { model: 'h_1', entity: 'e_1', relation: 'f_r', aggregate: 'weighted', weight: null };
    expect(new Map(line('children', settings, { from: 0, to: 100 })).get(25)).toBe(25);
  });

  it('is none for types whose points are no function of one number, or without a range', () => {
    expect(line('choice', { field: 'f_c', points: {}, other: null }, { from: 0, to: 1 })).toEqual([]);
    expect(line('linear', { field: 'f_n', zero: 0, full: 1 }, { from: 3, to: 3 })).toEqual([]);
  });
});

describe('the distribution of today', () => {
  it('has the percentiles, the median and the deviation that a full run would freeze', () => {
    expect(
      todaysReference([
        { value: 10, count: 2 },
        { value: 0, count: 1 },
        { value: 20, count: 1 },
      ]),
    ).toEqual({
      size: 4,
      knots: [
        [0, 12.5],
        [10, 50],
        [20, 87.5],
      ],
      median: 10,
      mad: 5,
    });
    expect(todaysReference([])).toBeNull();
  });

  it('keeps few knots of many values, the ends among them', () => {
    const groups = Array.from({ length: 1000 }, (_, value) => ({ value, count: 1 }));
    const found = todaysReference(groups);
    expect(found?.knots.length).toBeLessThanOrEqual(42);
    expect(found?.knots[0]).toEqual([0, 0.05]);
    expect(found?.knots.at(-1)).toEqual([999, 99.95]);
  });
});
