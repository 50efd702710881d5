// Where a segment stands: what its members were judged by, when all of them were last looked at, and a refresh that goes on.
import type { Dialect } from '../database/dialect.ts';
import { ask, askOne, type Row, type Step } from '../database/step.ts';

/** `filling`: the first time; `moving`: those who are not where they belong. */
export type SegmentPhase = 'filling' | 'moving';
export type RefreshReason = 'publish' | 'definition' | 'score' | 'day' | 'minute' | 'many';

export interface SegmentRow {
  readonly segment: string;
  readonly entity: string;
  readonly revision: number;
  readonly meaning: string;
  /** When the last refresh ended; null before the first has. */
  readonly at: number | null;
  /** Milliseconds it took. */
  readonly took: number | null;
  /** Day on which it began. */
  readonly day: number;
  readonly phase: SegmentPhase | null;
  readonly cursor: number;
  readonly total: number;
  readonly reason: RefreshReason;
  readonly beganAt: number;
  readonly stale: boolean;
}

function toSegmentRow(row: Row): SegmentRow {
  const maybe = (value: Row[string] | undefined): number | null => (value == null ? null : Number(value));
  return {
    segment: String(row.segment),
    entity: String(row.entity),
    revision: Number(row.revision),
    meaning: String(row.meaning),
    at: maybe(row.at),
    took: maybe(row.took),
    day: Number(row.day),
    phase: (row.phase ?? null) as SegmentPhase | null,
    cursor: Number(row.cursor),
    total: Number(row.total),
    reason: String(row.reason) as RefreshReason,
    beganAt: Number(row.began_at),
    stale: Number(row.stale) !== 0,
  };
}

export function* segmentRows(): Step<readonly SegmentRow[]> {
  return (yield* ask({ sql: 'select * from segment_state order by segment', parameters: [] })).map(toSegmentRow);
}

/** With a dialect: nobody else may take a step of it in this transaction. */
export function* segmentRow(segment: string, dialect?: Dialect): Step<SegmentRow | undefined> {
  const lock = dialect?.hasConcurrentWriters === true ? ' for update' : '';
  const row = yield* askOne({ sql: `select * from segment_state where segment = $1${lock}`, parameters: [segment] });
  return row === undefined ? undefined : toSegmentRow(row);
}
