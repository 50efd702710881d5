// The arithmetic of scores: whole ten-thousandths of a point, so that every backend gives the same number to the last digit.

/** One point in units. Scores, points and contributions are whole units: 0 to 1,000,000. */
export const unitsPerPoint = 10_000;
export const mostUnits = 100 * unitsPerPoint;

/** Points (a double within 0…100) → units, half up. SQL does the same three operations in the same order. */
export function toUnits(points: number): number {
  return Math.floor(points * unitsPerPoint + 0.5);
}

export function toPoints(units: number): number {
  return units / unitsPerPoint;
}

/** Half-up division of whole numbers ≥ 0, as `(2n + d) / (2d)` cut to whole in SQL. d = 0 has no answer: null. */
export function divideWhole(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : Math.floor((2 * numerator + denominator) / (2 * denominator));
}

/**
 * Shares of `total` in proportion to `parts`, whole units that add up to `total` exactly: the largest remainders get the
 * units left over (Hamilton's method); of equal remainders the earlier part. All parts 0: the first gets everything.
 */
export function shareOut(total: number, parts: readonly number[]): number[] {
  const sum = parts.reduce((all, part) => all + part, 0);
  if (parts.length === 0) return [];
  if (sum === 0) return parts.map((_, index) => (index === 0 ? total : 0));
  const whole = BigInt(sum);
  const exact = parts.map((part) => BigInt(total) * BigInt(part));
  const shares = exact.map((value) => Number(value / whole));
  const left = total - shares.reduce((all, share) => all + share, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}
