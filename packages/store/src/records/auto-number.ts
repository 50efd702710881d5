// Running numbers without gaps: taken in the transaction that uses them, never given twice.
import { askOne, type Step } from '../database/step.ts';
import type { StoredRecord } from './stored-record.ts';
import type { Writing } from './writing.ts';

export function counterName(entity: string, field: string): string {
  return `number:${entity}:${field}`;
}

export function* takeAutoNumbers({ entity }: Writing, records: readonly StoredRecord[]): Step<void> {
  if (records.length === 0) return;
  for (const { field, start } of entity.autoNumbers) {
    const row = yield* askOne({
      sql: `insert into counter (name, next) values ($1, $2)
        on conflict (name) do update set next = counter.next + $3 returning next`,
      parameters: [counterName(entity.entity.id, field.id), start + records.length, records.length],
    });
    const first = Number(row?.next) - records.length;
    for (const [place, record] of records.entries()) record.values[field.id] = first + place;
  }
}
