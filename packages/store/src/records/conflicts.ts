// An edit made on an older version: merged where the fields do not meet, a conflict with both values where they do.
import { mergeValues } from '@keepwell/model';
import type { Values } from '../catalog/stored-entity.ts';
import { ask, type Step } from '../database/step.ts';
import type { RecordConflict } from './record-store.ts';
import type { StoredRecord } from './stored-record.ts';
import type { Writing } from './writing.ts';

/** Undefined when nobody changed the same field to another value since `version`. */
export function* findConflict(
  { entity }: Writing,
  record: StoredRecord,
  version: number,
  values: Readonly<Values>,
): Step<RecordConflict | undefined> {
  const since = record.version - version;
  if (since <= 0) return undefined;
  // A record's version is the number of its changes, so the last of them are those made since.
  const rows = yield* ask({
    sql: 'select before, after, actor, at from change where entity = $1 and record = $2 order by position desc limit $3',
    parameters: [entity.entity.id, record.id, since],
  });
  const base: Values = {};
  for (const row of rows) Object.assign(base, JSON.parse(String(row.before)) as Values);
  // A field nobody touched since stands as it stood.
  for (const id of Object.keys(values)) if (!(id in base)) base[id] = record.values[id] ?? null;
  const { conflicts } = mergeValues(base, values, record.values);
  if (conflicts.length === 0) return undefined;
  const latest = rows.find((row) => conflicts.some(({ field }) => field in (JSON.parse(String(row.after)) as Values)));
  return {
    record: record.id,
    version: record.version,
    by: String(latest?.actor ?? record.updatedBy),
    at: Number(latest?.at ?? record.updatedAt),
    fields: Object.fromEntries(
      conflicts.map(({ field, base: was, mine, theirs }) => [field, { base: was, mine, theirs }]),
    ),
  };
}
