// The interval a share lies in, given how few cases it was counted from.

/** 97.5 % quantile of the standard normal distribution: two-sided 95 %. */
export const z95 = 1.959_963_984_540_054;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson score interval of successes/trials, 0…1 (Wilson 1927; without continuity correction). Null for no trials.
 */
export function wilsonInterval(successes: number, trials: number, z = z95): Interval | null {
  if (trials === 0) return null;
  const p = successes / trials;
  const z2 = z * z;
  const middle = p + z2 / (2 * trials);
  const half = z * Math.sqrt((p * (1 - p)) / trials + z2 / (4 * trials * trials));
  const scale = 1 + z2 / trials;
  return { low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) };
}
