// Changes of one record, without the fields the reader may not see.
import { AppError } from '@keepwell/kernel';
import type { RecordValues } from '@keepwell/model';
import { type RawBuilder, sql } from 'kysely';
import type { Change } from '../changes/change-log.ts';
import { toChange } from '../changes/change-row.ts';
import { accessTo, type PlainGrant } from '../commands/acting.ts';
import { ask, askOne, type Step } from '../database/step.ts';
import { toStatement } from './query.ts';
import type { Asking } from './asking.ts';
import { rowCondition, visibleCondition } from './visible.ts';

const mostAtOnce = 200;

/** The condition under which a record's past may be read: live ones, and deleted ones for those who may restore them. */
export function pastCondition(asking: Asking): RawBuilder<unknown> {
  return asking.grant.delete ? (rowCondition(asking) ?? sql`1 = 1`) : visibleCondition(asking);
}

export function* readHistory(
  asking: Asking,
  record: number,
  request: { readonly before?: number; readonly limit?: number },
): Step<{ readonly changes: readonly Change[]; readonly more: boolean }> {
  const { entity, grant } = asking;
  const seen = grant.read
    ? yield* askOne(
        toStatement(
          asking,
          sql`select t.id from ${sql.table(entity.table)} as t where t.id = ${record} and (${pastCondition(asking)})`,
        ),
      )
    : undefined;
  if (seen === undefined) throw new AppError('store.record_not_found', { record });
  const limit = Math.min(request.limit ?? 50, mostAtOnce);
  const shown: Change[] = [];
  let before = request.before ?? Number.MAX_SAFE_INTEGER;
  // Changes that touch nothing the reader may see are passed over.
  for (;;) {
    const rows = yield* ask({
      sql: 'select * from change where entity = $1 and record = $2 and position < $3 order by position desc limit $4',
      parameters: [entity.entity.id, record, before, limit + 1],
    });
    for (const row of rows) {
      const change = maskChange(toChange(row), grant);
      if (change !== undefined) shown.push(change);
    }
    before = Number(rows.at(-1)?.position ?? 0);
    if (rows.length <= limit || shown.length > limit) break;
  }
  return { changes: shown.slice(0, limit), more: shown.length > limit };
}

/** The change without what the reader may not see; undefined when nothing of an update is left. */
export function maskChange(change: Change, grant: PlainGrant): Change | undefined {
  if (grant.fields === null) return change;
  const before = keepVisible(change.before, grant);
  const after = keepVisible(change.after, grant);
  const touched = Object.keys(change.before).length + Object.keys(change.after).length;
  const left = Object.keys(before).length + Object.keys(after).length;
  if (change.change === 'update' && touched > 0 && left === 0) return undefined;
  return { ...change, before, after };
}

function keepVisible(values: RecordValues, grant: PlainGrant): RecordValues {
  return Object.fromEntries(
    Object.entries(values).filter(([id]) => {
      const access = accessTo(grant, id);
      return access === 'write' || access === 'read';
    }),
  );
}
