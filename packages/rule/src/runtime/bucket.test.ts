import { describe, expect, it } from 'vitest';
import { bucketOf, mostBuckets } from './bucket.ts';

describe('bucket', () => {
  it('is that of Unleash, whose published values are', () => {
    expect([bucketOf('123', 100, 'gr1'), bucketOf('999', 100, 'groupX')]).toEqual([73, 25]);
  });

  it('takes a whole number as its decimal text, and no salt as an empty one', () => {
    expect(bucketOf(123, 100, 'gr1')).toBe(bucketOf('123', 100, 'gr1'));
    expect(bucketOf(-0, 100, 'gr1')).toBe(bucketOf('0', 100, 'gr1'));
    expect([bucketOf('a', 100, undefined), bucketOf('a', 100, null)]).toEqual([
      bucketOf('a', 100, ''),
      bucketOf('a', 100, ''),
    ]);
  });

  it('is empty for what is empty, for other values, and for a count or a salt that is none', () => {
    for (const value of [null, undefined, '', 1.5, 2 ** 53, Number.NaN, true, [], ['a'], {}])
      expect(bucketOf(value, 2, 'half')).toBeNull();
    for (const count of [0, -1, 1.5, mostBuckets + 1, '2', null, undefined, Number.NaN])
      expect(bucketOf('a', count, 'half')).toBeNull();
    expect(bucketOf('a', 2, 7)).toBeNull();
  });

  it('divides evenly, whatever the count and the salt (χ² of 100,000 ids)', () => {
    for (const [count, salt] of [
      [2, 'half'],
      [7, ''],
      [100, 'spring'],
      [100, '春季'],
    ] as const) {
      const sizes = Array.from({ length: count }, () => 0);
      for (let id = 0; id < 100_000; id += 1) {
        const bucket = bucketOf(`C-${id}`, count, salt) ?? 0;
        sizes[bucket - 1] = (sizes[bucket - 1] ?? Number.NaN) + 1;
      }
      const expected = 100_000 / count;
      const squares = sizes.reduce((sum, size) => sum + (size - expected) ** 2 / expected, 0);
      // 4 standard deviations of χ² with count − 1 degrees of freedom.
      expect(squares).toBeLessThan(count - 1 + 4 * Math.sqrt(2 * (count - 1)));
    }
  });

  it('of two salts are independent', () => {
    let both = 0;
    for (let id = 0; id < 100_000; id += 1) {
      if (bucketOf(`C-${id}`, 2, 'spring') === 1 && bucketOf(`C-${id}`, 2, 'autumn') === 1) both += 1;
    }
    // A quarter, within 4 standard deviations.
    expect(Math.abs(both - 25_000)).toBeLessThan(4 * Math.sqrt(100_000 * 0.25 * 0.75));
  });
});
