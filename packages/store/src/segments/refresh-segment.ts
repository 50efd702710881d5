// A segment looked at whole, in steps that each are one short transaction: a reader finds who is not where they belong,
// the writer judges those again and moves them.
//
//   begin ─▶ filling (by slices of records, the first time) ─▶ end
//        └─▶ moving (by slices of who differs) ─────────────▶ end
import type { CompiledSegment } from '@keepwell/model';
import { sql } from 'kysely';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import { askOne, type Step, tell } from '../database/step.ts';
import { touchCatalog } from '../documents/working-copy.ts';
import { toStatement } from '../records/query.ts';
import { systemAsking } from '../records/system-asking.ts';
import { dayAt } from '../scores/local-day.ts';
import { publishedModels } from '../scores/model-row.ts';
import { beginScoring } from '../scores/run-commands.ts';
import { partSql } from './differences.ts';
import { publishedSegments } from './published-segments.ts';
import { markStale } from './regroup-touched.ts';
import { regroup } from './regroup.ts';
import { type RefreshReason, type SegmentPhase, segmentRow } from './segment-row.ts';
import { recount } from './segment-sizes.ts';

export function* beginSegment(
  work: Work,
  acting: Acting,
  input: { readonly segment: string; readonly reason: RefreshReason },
): Step<null> {
  const catalog = yield* work.catalog();
  const segment = (yield* publishedSegments(catalog)).get(input.segment);
  const stored = segment === undefined ? undefined : catalog.stored(segment.entity);
  if (segment === undefined || stored === undefined) return null;
  const known = yield* segmentRow(segment.id, work.dialect);
  const goesOn = known?.phase != null && known.meaning === segment.meaning && known.revision === segment.revision;
  // Another process was faster.
  if (goesOn && !known.stale) return null;
  const last = yield* askOne({ sql: `select max(id) as id from "${stored.table}"`, parameters: [] });
  const phase: SegmentPhase = known?.at == null ? 'filling' : 'moving';
  yield* tell({
    sql: `insert into segment_state
        (segment, entity, revision, meaning, day, phase, cursor, total, reason, began_at, stale)
        values ($1, $2, $3, $4, $5, $6, 0, $7, $8, $9, 0)
      on conflict (segment) do update set entity = excluded.entity, revision = excluded.revision, meaning = excluded.meaning,
        day = excluded.day, phase = excluded.phase, cursor = 0, total = excluded.total, reason = excluded.reason,
        began_at = excluded.began_at, stale = 0`,
    parameters: [
      segment.id,
      segment.entity,
      segment.revision,
      segment.meaning,
      dayAt(acting.now, acting.timeZone),
      phase,
      Number(last?.id ?? 0),
      input.reason,
      acting.now,
    ],
  });
  return null;
}

/** A new revision that means the same, such as another name. */
export function* renameSegment(work: Work, _acting: Acting, input: { readonly segment: string }): Step<null> {
  const segment = (yield* publishedSegments(yield* work.catalog())).get(input.segment);
  if (segment === undefined) return null;
  yield* tell({
    sql: 'update segment_state set revision = $2 where segment = $1 and meaning = $3',
    parameters: [segment.id, segment.revision, segment.meaning],
  });
  return null;
}

export interface SegmentStep {
  readonly segment: string;
  readonly beganAt: number;
  readonly phase: SegmentPhase;
  /** Where the refresh was when the reader looked. */
  readonly cursor: number;
  /** Whom it found; nobody while filling, which looks for itself. */
  readonly ids: readonly number[];
  /** The last record that is now done; null: the phase is at its end. */
  readonly next: number | null;
  /** Records of one slice while filling. */
  readonly size: number;
}

export interface SegmentStepAnswer {
  readonly done: boolean;
  /** The segment's field has values from now on. */
  readonly shown: boolean;
}

const nothingLeft: SegmentStepAnswer = { done: true, shown: false };
const more: SegmentStepAnswer = { done: false, shown: false };

export function* stepSegment(work: Work, acting: Acting, input: SegmentStep): Step<SegmentStepAnswer> {
  const row = yield* segmentRow(input.segment, work.dialect);
  if (row === undefined || row.phase === null) return nothingLeft;
  // Another process took this step, or the refresh was begun anew.
  if (row.phase !== input.phase || row.cursor !== input.cursor || row.beganAt !== input.beganAt) return more;
  const segment = (yield* publishedSegments(yield* work.catalog())).get(input.segment);
  if (segment === undefined) return yield* giveUp(input.segment);
  if (row.phase === 'filling') {
    if (row.cursor >= row.total) {
      yield* recount(acting, segment);
      return yield* end(work, acting, segment, row.at === null);
    }
    const until = Math.min(row.cursor + input.size, row.total);
    yield* fill(work, acting, segment, row.cursor, until, row.reason);
    yield* moveTo(input.segment, row.phase, until);
    return more;
  }
  const records = new Map(input.ids.map((id) => [id, null]));
  yield* regroup(work, acting, [{ segment, records, cause: row.reason }]);
  if (input.next === null) return yield* end(work, acting, segment, row.at === null);
  yield* moveTo(input.segment, row.phase, input.next);
  return more;
}

function* moveTo(segment: string, phase: SegmentPhase, cursor: number): Step<void> {
  yield* tell({
    sql: 'update segment_state set phase = $2, cursor = $3 where segment = $1',
    parameters: [segment, phase, cursor],
  });
}

/** Nobody enters when a segment is made: its first members are in it, and no flow is set off. */
function* fill(
  work: Work,
  acting: Acting,
  segment: CompiledSegment,
  from: number,
  until: number,
  reason: RefreshReason,
): Step<void> {
  const asking = yield* systemAsking(work, acting, segment.entity);
  const typed = work.dialect.typed;
  yield* tell(
    toStatement(
      asking,
      sql`insert into segment_member (segment, record, part, since, cause, position)
        select ${typed('text', segment.id)}, id, part, ${typed('integer', acting.now)}, ${typed('text', reason)},
          ${typed('integer', null)}
        from (
          select t.id as id, ${partSql(asking, segment)} as part from ${sql.table(asking.entity.table)} as t
          where t.id > ${from} and t.id <= ${until} and t.deleted_at is null
        ) as judged where part is not null on conflict do nothing`,
    ),
  );
}

function* end(work: Work, acting: Acting, segment: CompiledSegment, isFirst: boolean): Step<SegmentStepAnswer> {
  yield* tell({
    sql: 'update segment_state set phase = null, at = $2, took = $2 - began_at where segment = $1',
    parameters: [segment.id, acting.now],
  });
  if (!isFirst) return nothingLeft;
  yield* touchCatalog(work);
  // Its field was empty for everybody until now: whoever reads it has to look again.
  for (const other of (yield* publishedSegments(yield* work.catalog())).values()) {
    if (other.reads.sources.has(segment.id)) yield* markStale(other.id, 'many');
  }
  for (const model of yield* publishedModels()) {
    if (model.fields.has(segment.field)) yield* beginScoring(work, acting, { model: model.id, reason: 'repair' });
  }
  return { done: true, shown: true };
}

function* giveUp(segment: string): Step<SegmentStepAnswer> {
  yield* tell({
    sql: 'update segment_state set phase = null, stale = 1 where segment = $1',
    parameters: [segment],
  });
  return nothingLeft;
}
