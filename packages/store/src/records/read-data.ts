// The records a write answers with: from memory where everything is stored, else read in the same transaction.
import type { RecordData } from '@keepwell/model';
import { sql } from 'kysely';
import { ask, type Step } from '../database/step.ts';
import { pick } from './select.ts';
import { type StoredRecord, toRecordData } from './stored-record.ts';
import { askingOf } from './visible.ts';
import type { Writing } from './writing.ts';

export function* readData(writing: Writing, records: readonly StoredRecord[]): Step<readonly RecordData[]> {
  const { entity, grant, work } = writing;
  if (!grant.read) return [];
  if (!entity.computesOnRead) return records.map((record) => toRecordData(record, entity, grant));
  const picked = pick(yield* askingOf(writing));
  const ids = records.map((record) => record.id);
  const rows = yield* ask(
    sql`select ${picked.columns} from ${sql.table(entity.table)} as t
      where ${work.dialect.isIn(sql.ref('t.id'), 'integer', ids)}`.compile(work.dialect.compiler),
  );
  const byId = new Map(rows.map((row) => [Number(row.id), picked.toRecord(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
