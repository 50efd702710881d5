// How values become points, as a line to draw: the type's own points, asked at many places of its axis.
import type { Polarity } from './definition.ts';
import type {
  IndicatorInput,
  IndicatorType,
  LineAxis,
  ReferenceDistribution,
  ScoringContext,
} from './indicator-type.ts';
import { toUnits } from './points.ts';

/** Evenly spread places; the corners of a curve and of a distribution are added to them. */
const places = 64;
const dayMs = 86_400_000;
/** Any day does: what is drawn are the days since. */
const today = 20_000;

const context: ScoringContext = {
  now: today * dayMs,
  timeZone: 'UTC',
  today,
  reference: () => undefined,
  children: () => [],
};

type Settings = Readonly<Record<string, unknown>>;

/** What a line is drawn over. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
  /** For types that compare a value with those of others. */
  readonly reference?: ReferenceDistribution | undefined;
}

/** What the type's line is drawn over; null where it has none, or its settings are not complete. */
export function lineAxis(type: IndicatorType, settings: Settings): LineAxis | null {
  try {
    return type.axis?.(settings) ?? null;
  } catch {
    return null;
  }
}

/** Points at one place of the axis: a value, days since a date, or the score of a single child. Null: no points. */
export function pointsAt(
  type: IndicatorType,
  settings: Settings,
  polarity: Polarity,
  x: number,
  reference?: ReferenceDistribution,
): number | null {
  const axis = lineAxis(type, settings);
  if (axis === null) return null;
  return type.points(inputAt(axis, x, reference), settings, polarity, context);
}

/** The line from one end of the range to the other, in ascending order; empty where nothing has points. */
export function transformLine(
  type: IndicatorType,
  settings: Settings,
  polarity: Polarity,
  { from, to, reference }: LineRange,
): readonly (readonly [x: number, points: number])[] {
  const axis = lineAxis(type, settings);
  if (axis === null || !(to > from)) return [];
  const corners = [
    ...(type.curve?.(settings, polarity).knots ?? []),
    ...(axis.of === 'value' ? (reference?.knots ?? []) : []),
  ].map(([value]) => value);
  const even = Array.from({ length: places + 1 }, (_, index) => from + ((to - from) * index) / places);
  // A date has no half days.
  const wanted = axis.of === 'daysSince' ? even.map(Math.round) : [...even, ...corners];
  const at = [...new Set(wanted)].filter((x) => x >= from && x <= to).toSorted((a, b) => a - b);
  return at.flatMap((x) => {
    const points = type.points(inputAt(axis, x, reference), settings, polarity, context);
    return points === null ? [] : [[x, points] as const];
  });
}

function inputAt(axis: LineAxis, x: number, reference: ReferenceDistribution | undefined): IndicatorInput {
  const compared = reference === undefined ? {} : { reference };
  switch (axis.of) {
    case 'value':
      return { values: { [axis.path]: x }, ...compared };
    case 'daysSince': {
      const date = new Date((today - Math.round(x)) * dayMs).toISOString().slice(0, 10);
      return { values: { [axis.path]: date }, ...compared };
    }
    case 'childScore':
      return { values: {}, children: [{ units: toUnits(x), weight: 1 }] };
  }
}
