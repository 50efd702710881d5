import { expect, it } from 'vitest';
import { createPace, effortBeside } from './pace.ts';

const limits = { first: 1000, least: 100, most: 3000, effort: () => ({ target: 3, rest: 0 }) };
const slow = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));

it('takes on less when a step was slow, more when it was quick, within its limits', async () => {
  const pace = createPace(limits);
  expect(pace.size('a')).toBe(1000);
  await pace.keep('a', slow);
  expect(pace.size('a')).toBe(500);
  for (let round = 0; round < 4; round += 1) await pace.keep('a', slow);
  expect(pace.size('a')).toBe(100);
  for (let round = 0; round < 8; round += 1) await pace.keep('a', () => Promise.resolve());
  expect(pace.size('a')).toBe(3000);
});

it('keeps the pace of each work apart, and hands on what a step answers and throws', async () => {
  const pace = createPace(limits);
  expect(await pace.keep('a', (size) => Promise.resolve(size))).toBe(1000);
  expect(pace.size('b')).toBe(1000);
  await expect(pace.keep('b', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(pace.size('b')).toBe(1000);
});

it('takes on more while nobody works, and goes back to little with the next step after somebody came', async () => {
  let isQuiet = true;
  const one = { hasConcurrentWriters: false };
  const pace = createPace({ ...limits, least: 1, effort: () => effortBeside(one, isQuiet) });
  // A record a hundredth of a millisecond.
  const step = (size: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, size / 100));
  for (let round = 0; round < 6; round += 1) await pace.keep('a', step);
  const alone = pace.size('a');
  isQuiet = false;
  for (let round = 0; round < 6; round += 1) await pace.keep('a', step);
  expect(pace.size('a')).toBeLessThan(alone / 2);
  expect(effortBeside({ hasConcurrentWriters: true }, true).rest).toBe(0);
  expect(effortBeside({ hasConcurrentWriters: true }, false).rest).toBeGreaterThan(0);
});
