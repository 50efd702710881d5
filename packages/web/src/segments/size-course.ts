// Sizes known on the days on which they changed → even steps of a chart: days while a segment is young, weeks afterwards.
export interface SizePoint {
  readonly day: number;
  readonly size: number;
  readonly entered: number;
  readonly departed: number;
}

export interface CourseStep {
  /** Last day of the step. */
  readonly day: number;
  /** At the end of the step; null: the segment did not exist yet. */
  readonly size: number | null;
  readonly entered: number;
  readonly departed: number;
}

const weeks = 13;
const days = 14;

/** Ends with today. Nothing where nothing is known. */
export function courseOf(
  points: readonly SizePoint[],
  today: number,
): { readonly unit: 'day' | 'week'; readonly steps: readonly CourseStep[] } {
  const sorted = points.toSorted((a, b) => a.day - b.day);
  const [first] = sorted;
  if (first === undefined) return { unit: 'day', steps: [] };
  const unit = today - first.day >= days ? 'week' : 'day';
  const [length, width] = unit === 'week' ? [weeks, 7] : [days, 1];
  const steps = Array.from({ length }, (_, index): CourseStep => {
    const day = today - (length - 1 - index) * width;
    const within = sorted.filter((point) => point.day > day - width && point.day <= day);
    return {
      day,
      size: sorted.findLast((point) => point.day <= day)?.size ?? null,
      entered: within.reduce((sum, { entered }) => sum + entered, 0),
      departed: within.reduce((sum, { departed }) => sum + departed, 0),
    };
  });
  return { unit, steps };
}
