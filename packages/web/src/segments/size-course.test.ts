import { expect, test } from 'vitest';
import { courseOf } from './size-course.ts';

const point = (day: number, size: number, entered = 0, departed = 0) => ({ day, size, entered, departed });

test('a young segment is shown by days, the size carried on where nothing changed', () => {
  const { unit, steps } = courseOf([point(98, 5), point(100, 7, 3, 1)], 101);
  expect(unit).toBe('day');
  expect(steps).toHaveLength(14);
  expect(steps.slice(-5).map(({ size }) => size)).toEqual([null, 5, 5, 7, 7]);
  expect(steps.at(-2)).toEqual({ day: 100, size: 7, entered: 3, departed: 1 });
});

test('an older one by weeks that end with today, entries and exits summed', () => {
  const { unit, steps } = courseOf([point(0, 5), point(94, 6, 1), point(95, 9, 4, 1), point(101, 8, 0, 1)], 101);
  expect(unit).toBe('week');
  expect(steps).toHaveLength(13);
  expect(steps.at(-1)).toEqual({ day: 101, size: 8, entered: 4, departed: 2 });
  expect(steps.at(-2)).toEqual({ day: 94, size: 6, entered: 1, departed: 0 });
  expect(steps[0]?.size).toBe(5);
});

test('without a point there is nothing to draw', () => {
  expect(courseOf([], 100).steps).toEqual([]);
});
