// One measured line of `npm run bench`, and the arithmetic that judges it.

/** `ratio` is what `goal` speaks about; `unit` is that of `ours` and `reference` ("ns/rule", "ms", "requests/s"). */
export interface BenchRow {
  readonly name: string;
  readonly ours: number;
  readonly reference: number;
  readonly ratio: number;
  readonly goal: string;
  readonly ok: boolean;
  readonly unit: string;
  readonly note?: string;
}

export interface BenchMeasure {
  readonly name: string;
  readonly ours: number;
  readonly reference: number;
  readonly unit: string;
  readonly note?: string;
  /**
   * `ratio` is ours / reference; with `times: 'faster'` it is reference / ours, for goals such as "15 times faster".
   * Without a goal the row is for information and always ok.
   */
  readonly goal?: { readonly atMost: number } | { readonly atLeast: number; readonly times?: 'faster' };
}

/** Judges a measurement. A number that is not finite never meets its goal. */
export function toBenchRow(measure: BenchMeasure): BenchRow {
  const { goal, ...given } = measure;
  if (goal === undefined) return { ...given, ratio: given.ours / given.reference, goal: '', ok: true };
  if ('atMost' in goal) {
    const ratio = given.ours / given.reference;
    return { ...given, ratio, goal: `≤ ${goal.atMost}`, ok: ratio <= goal.atMost };
  }
  const ratio = goal.times === 'faster' ? given.reference / given.ours : given.ours / given.reference;
  return { ...given, ratio, goal: `≥ ${goal.atLeast}`, ok: Number.isFinite(ratio) && ratio >= goal.atLeast };
}
