// Rounding half away from zero on doubles, in steps that a database can repeat one by one.
import { finite } from '../runtime/values.ts';

/** How many digits may stand behind the point: powers of ten up to this are exact doubles. */
export const mostDigits = 15;

/** A value within this relative distance of a half counts as the half: 1.005 is stored a hair below it, and is meant to round up. */
export const halfTolerance = 4.440892098500626e-16;

/** Rounds half away from zero at a number of digits behind the point (negative: before it). */
export function roundHalfAway(value: number, digits: number): number | null {
  if (digits === 0)
    return finite(
      Math.abs(value - Math.trunc(value)) >= 0.5 ? Math.trunc(value) + Math.sign(value) : Math.trunc(value),
    );
  // Beyond 2^53 every double is whole; below 1e-100 nothing is left, and no step may vanish underway.
  if (digits > 0 && Math.abs(value) >= 2 ** 53) return value;
  if (Math.abs(value) < 1e-100) return 0;
  const scale = 10 ** Math.abs(digits);
  const scaled = digits > 0 ? value * scale : value / scale;
  const half = 0.5 - Math.abs(scaled) * halfTolerance;
  const rest = Math.abs(scaled - Math.trunc(scaled));
  const whole = rest >= half ? Math.trunc(scaled) + Math.sign(value) : Math.trunc(scaled);
  return finite(digits > 0 ? whole / scale : whole * scale);
}
