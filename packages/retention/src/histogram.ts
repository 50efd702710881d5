// Counts in intervals of a round width.
import type { Counted } from './quantile.ts';

export interface Bin extends Counted {
  /** [value, to), the last including its end. */
  readonly to: number;
}

/** About `wanted` intervals whose width is 1, 2 or 5 times a power of ten; what lies outside [low, high] goes into the ends. */
export function histogram(groups: readonly Counted[], low: number, high: number, wanted = 16): Bin[] {
  const filled = groups.filter(({ count }) => count > 0);
  if (filled.length === 0) return [];
  const width = roundWidth((high - low) / wanted || 1);
  const first = Math.floor(low / width);
  const last = Math.max(first, Math.ceil(high / width) - 1);
  const counts = new Map<number, number>();
  for (const { value, count } of filled) {
    const bin = Math.min(last, Math.max(first, Math.floor(value / width)));
    counts.set(bin, (counts.get(bin) ?? 0) + count);
  }
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    value: tidy((first + index) * width),
    to: tidy((first + index + 1) * width),
    count: counts.get(first + index) ?? 0,
  }));
}

function roundWidth(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  return tidy(([1, 2, 5].find((step) => step * power >= width) ?? 10) * power);
}

/** Without the dust of binary fractions. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
