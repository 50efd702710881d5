// Quantiles of numbers, and of numbers counted by value.

export interface Counted {
  readonly value: number;
  readonly count: number;
}

/** Quantile by linear interpolation between order statistics: type 7 of Hyndman and Fan (1996). Null of nothing. */
export function quantileOf(groups: readonly Counted[], p: number): number | null {
  const sorted = groups.filter(({ count }) => count > 0).toSorted((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const place = (total - 1) * p;
  const low = valueAt(sorted, Math.floor(place));
  return low + (place - Math.floor(place)) * (valueAt(sorted, Math.ceil(place)) - low);
}

/** The value of the case at a place, counted from 0, in ascending order. */
function valueAt(sorted: readonly Counted[], place: number): number {
  let upTo = 0;
  for (const { value, count } of sorted) {
    upTo += count;
    if (place < upTo) return value;
  }
  return sorted.at(-1)?.value ?? Number.NaN;
}

export function median(values: readonly number[]): number | null {
  return quantileOf(
    values.map((value) => ({ value, count: 1 })),
    0.5,
  );
}
