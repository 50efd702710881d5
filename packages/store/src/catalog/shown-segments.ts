// Which segments and tierings have been filled: only their fields have values.
import { ask, type Step } from '../database/step.ts';

export function* readShownSegments(): Step<ReadonlySet<string>> {
  // One in the bin says nothing; it speaks again when it comes back.
  const rows = yield* ask({
    sql: `select s.segment from segment_state as s join document as d on d.id = s.segment
      where s.at is not null and d.deleted_at is null`,
    parameters: [],
  });
  return new Set(rows.map(({ segment }) => String(segment)));
}
