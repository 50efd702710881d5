// Which segments have to be looked at whole, and why: never filled, another rule or formula, another day, marked by something.
import { type CompiledSegment } from '@keepwell/model';
import type { Catalog } from '../catalog/catalog.ts';
import { ask, type Step } from '../database/step.ts';
import { dayAt } from '../scores/local-day.ts';
import { publishedSegments } from './published-segments.ts';
import { type RefreshReason, type SegmentRow, segmentRows } from './segment-row.ts';

const minuteMs = 60_000;

export interface DueSegments {
  readonly begin: readonly { readonly segment: string; readonly reason: RefreshReason }[];
  /** Another revision that means the same. */
  readonly rename: readonly string[];
}

export function* dueSegments(catalog: Catalog, now: number, timeZone: string): Step<DueSegments> {
  const segments = yield* publishedSegments(catalog);
  const rows = new Map((yield* segmentRows()).map((row) => [row.segment, row]));
  const expired = yield* lastExpiries(now);
  const today = dayAt(now, timeZone);
  const begin: { segment: string; reason: RefreshReason }[] = [];
  const rename: string[] = [];
  for (const segment of inOrder(segments)) {
    const row = rows.get(segment.id);
    const reason = row === undefined ? 'publish' : reasonFor(segment, row, { now, today, expired });
    if (reason !== null) begin.push({ segment: segment.id, reason });
    else if (row !== undefined && row.revision !== segment.revision) rename.push(segment.id);
  }
  return { begin, rename };
}

function reasonFor(
  { meaning, revision, reads }: CompiledSegment,
  row: SegmentRow,
  { now, today, expired }: { now: number; today: number; expired: ReadonlyMap<string, number> },
): RefreshReason | null {
  if (row.meaning !== meaning) return row.revision === revision ? 'definition' : 'publish';
  if (row.stale) return row.reason === 'score' ? 'score' : 'many';
  if (row.phase !== null) return null;
  if (reads.clock !== 'never' && row.day < today) return 'day';
  if (reads.clock === 'everyMinute' && row.beganAt + minuteMs <= now) return 'minute';
  const hasExpired = [...reads.sources].some((source) => (expired.get(source) ?? 0) > row.beganAt);
  return hasExpired ? 'score' : null;
}

/** By health model, when the last of its overrides ended by itself: no log tells of it. */
function* lastExpiries(now: number): Step<ReadonlyMap<string, number>> {
  const rows = yield* ask({
    sql: 'select model, max(until) as until from score_override where ended_at is null and until <= $1 group by model',
    parameters: [Math.floor(now / minuteMs) * minuteMs],
  });
  return new Map(rows.map(({ model, until }) => [String(model), Number(until)]));
}

/** Those that are read by others come first. */
function inOrder(segments: ReadonlyMap<string, CompiledSegment>): readonly CompiledSegment[] {
  const ordered = new Map<string, CompiledSegment>();
  const visit = (segment: CompiledSegment, above: ReadonlySet<string>): void => {
    if (ordered.has(segment.id) || above.has(segment.id)) return;
    const next = new Set([...above, segment.id]);
    for (const source of segment.reads.sources) {
      const read = segments.get(source);
      if (read !== undefined) visit(read, next);
    }
    ordered.set(segment.id, segment);
  };
  for (const segment of segments.values()) visit(segment, new Set());
  return [...ordered.values()];
}
