import { expect, test } from 'vitest';
import { liftOf } from './lift.ts';

const scores = [
  { units: 100_000, lost: 8, kept: 2 },
  { units: 500_000, lost: 3, kept: 7 },
  { units: 900_000, lost: 1, kept: 9 },
];

test('tenths hold every record once, and equal scores share the limit between two tenths', () => {
  const lift = liftOf(scores, 'health');
  expect(lift.map(({ records }) => records)).toEqual([3, 3, 3, 3, 3, 3, 3, 3, 3, 3]);
  expect(lift[0]?.lost).toBeCloseTo(2.4, 9);
  expect(lift[0]?.lift).toBeCloseTo(2, 9);
  // The fourth tenth: one record of the first score, two of the second.
  expect(lift[3]?.lost).toBeCloseTo(1.4, 9);
  expect(lift.at(-1)?.caught).toBeCloseTo(1, 9);
});

test('without a loss there is no lift, and without records no tenth holds any', () => {
  expect(liftOf([{ units: 1, lost: 0, kept: 5 }], 'health')[0]).toMatchObject({ lift: null, caught: null });
  expect(liftOf([], 'health').every(({ records }) => records === 0)).toBe(true);
});
