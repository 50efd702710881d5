// From what was touched to who has to be judged again, segment by segment; too many, and the segment is looked at whole.
import type { CompiledSegment } from '@keepwell/model';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import { type Step, tell } from '../database/step.ts';
import { type Doubt, regroup } from './regroup.ts';
import { segmentRows } from './segment-row.ts';
import { subjectsOf, type Touched } from './touched.ts';

/** Records that one batch of changes may touch before a refresh is cheaper. */
const mostTouched = 2_000;

/** Answers how many moved. Scores that moved come here directly: the log tells only of their bands. */
export function* regroupTouched(
  work: Work,
  acting: Acting,
  touched: readonly Touched[],
  segments: ReadonlyMap<string, CompiledSegment>,
  cause: 'change' | 'score',
): Step<number> {
  if (touched.length === 0) return 0;
  const doubts: Doubt[] = [];
  const rows = new Map((yield* segmentRows()).map((row) => [row.segment, row]));
  for (const segment of segments.values()) {
    const row = rows.get(segment.id);
    // Not begun yet: it will be filled with records as they are then.
    if (row === undefined) continue;
    const subjects = yield* subjectsOf(work, segment.reads, segment.entity, touched, mostTouched);
    if (subjects === undefined) {
      yield* markStale(segment.id, 'many');
      continue;
    }
    doubts.push({ segment, records: subjects, cause, isQuiet: row.at === null });
  }
  return yield* regroup(work, acting, doubts);
}

/** All of its records have to be looked at again, soon. */
export function* markStale(segment: string, reason: 'many' | 'score'): Step<void> {
  yield* tell({
    sql: 'update segment_state set stale = 1, reason = case when phase is null then $2 else reason end where segment = $1',
    parameters: [segment, reason],
  });
}
