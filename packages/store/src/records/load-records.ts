// Records as the store itself sees them, for a write: only those the actor may see, locked where others may write meanwhile.
import { type RawBuilder, sql } from 'kysely';
import { ask, type Step } from '../database/step.ts';
import { type StoredRecord, toStoredRecord } from './stored-record.ts';
import { askingOf, rowCondition } from './visible.ts';
import type { Writing } from './writing.ts';

const always = sql`1 = 1`;

function* rowsWhere(writing: Writing, condition: RawBuilder<unknown>): Step<readonly StoredRecord[]> {
  const { entity, work, grant } = writing;
  const { dialect } = work;
  const visible = grant.rowRule === null ? undefined : rowCondition(yield* askingOf(writing));
  const lock = dialect.hasConcurrentWriters ? sql` for update of t` : sql``;
  const rows = yield* ask(
    sql`select t.* from ${sql.table(entity.table)} as t where ${condition} and ${visible ?? always} order by t.id${lock}`.compile(
      dialect.compiler,
    ),
  );
  return rows.map((row) => toStoredRecord(row, entity.columns, dialect));
}

/** Live and deleted records, by id. */
export function* loadRecords(writing: Writing, ids: readonly number[]): Step<ReadonlyMap<number, StoredRecord>> {
  const { dialect } = writing.work;
  const records =
    writing.grant.rowRule === null
      ? yield* loadAny(writing, ids)
      : yield* rowsWhere(writing, dialect.isIn(sql.ref('t.id'), 'integer', ids));
  return new Map(records.map((record) => [record.id, record]));
}

/** Without a row rule the text is always the same, and is compiled once. */
function* loadAny({ entity, work }: Writing, ids: readonly number[]): Step<readonly StoredRecord[]> {
  const { dialect } = work;
  const lock = dialect.hasConcurrentWriters ? ' for update' : '';
  const rows = yield* ask({
    sql: `select * from "${entity.table}" where ${dialect.isInText('id', 'integer', 1)} order by id${lock}`,
    parameters: [dialect.toList(ids)],
  });
  return rows.map((row) => toStoredRecord(row, entity.columns, dialect));
}
