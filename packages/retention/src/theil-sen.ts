// A trend that a few odd points cannot turn: the median of the slopes between all pairs.
import { median } from './quantile.ts';

export interface Trend {
  /** Per unit of t. */
  readonly slope: number;
  /** Slope over the whole stretch from the first to the last t. */
  readonly change: number;
  readonly direction: 'up' | 'down' | 'flat' | 'none';
}

/**
 * Theil–Sen estimator (Theil 1950, Sen 1968) over (t, value). A change smaller than `deadBand` is flat; fewer than two
 * different t are no trend. At most 500 points are looked at, evenly spread: all pairs are compared.
 */
export function theilSen(points: readonly (readonly [t: number, value: number])[], deadBand: number): Trend {
  const used = thin(
    points.toSorted((a, b) => a[0] - b[0]),
    500,
  );
  const slopes: number[] = [];
  for (const [index, [t, value]] of used.entries()) {
    for (const [later, next] of used.slice(index + 1)) if (later > t) slopes.push((next - value) / (later - t));
  }
  const slope = median(slopes);
  const [first] = used;
  const last = used.at(-1);
  if (slope === null || first === undefined || last === undefined) return { slope: 0, change: 0, direction: 'none' };
  const change = slope * (last[0] - first[0]);
  if (Math.abs(change) < deadBand || change === 0) return { slope, change, direction: 'flat' };
  return { slope, change, direction: change > 0 ? 'up' : 'down' };
}

function thin<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from(
    { length: most },
    (_, index) => items[Math.round((index * (items.length - 1)) / (most - 1))] as Item,
  );
}
