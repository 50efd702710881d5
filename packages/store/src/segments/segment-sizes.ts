// How many are in each part of a segment, by day: counted once when it has been filled, then by who moves.
import type { CompiledSegment } from '@keepwell/model';
import type { Acting } from '../commands/acting.ts';
import { ask, type Step, tell } from '../database/step.ts';
import { dayAt } from '../scores/local-day.ts';

export interface Move {
  readonly record: number;
  readonly was: string | null;
  readonly now: string | null;
}

export function* countMoves(acting: Acting, segment: CompiledSegment, moves: readonly Move[]): Step<void> {
  const day = dayAt(acting.now, acting.timeZone);
  const sums = new Map<string, { entered: number; departed: number }>();
  const sumOf = (part: string): { entered: number; departed: number } => {
    const known = sums.get(part) ?? { entered: 0, departed: 0 };
    sums.set(part, known);
    return known;
  };
  for (const { was, now } of moves) {
    if (now !== null) sumOf(now).entered += 1;
    if (was !== null) sumOf(was).departed += 1;
  }
  for (const [part, { entered, departed }] of sums) {
    yield* tell({
      sql: `insert into segment_size (segment, part, day, size, entered, departed)
        values ($1, $2, $3, $4 + coalesce(
          (select size from segment_size where segment = $1 and part = $2 order by day desc limit 1), 0), $5, $6)
        on conflict (segment, part, day) do update set size = excluded.size,
          entered = segment_size.entered + excluded.entered, departed = segment_size.departed + excluded.departed`,
      parameters: [segment.id, part, day, entered - departed, entered, departed],
    });
  }
}

/** Once, when a segment has been filled; every later move adds to its sums. */
export function* recount(acting: Acting, segment: CompiledSegment): Step<void> {
  const day = dayAt(acting.now, acting.timeZone);
  const rows = yield* ask({
    sql: 'select part, count(*) as n from segment_member where segment = $1 group by part',
    parameters: [segment.id],
  });
  const sizes = new Map(rows.map(({ part, n }) => [String(part), Number(n)]));
  for (const { id } of segment.parts) {
    yield* tell({
      sql: `insert into segment_size (segment, part, day, size, entered, departed) values ($1, $2, $3, $4, 0, 0)
        on conflict (segment, part, day) do update set size = excluded.size`,
      parameters: [segment.id, id, day, sizes.get(id) ?? 0],
    });
  }
}
