// Records → the rows that insert and update statements take, sort keys included.
import { type FieldValue, sortKey } from '@keepwell/model';
import type { StoredEntity, StoredField } from '../catalog/stored-entity.ts';
import type { Dialect } from '../database/dialect.ts';
import type { StoredRecord } from './stored-record.ts';

function keyOf(value: FieldValue | undefined): string | null {
  return typeof value === 'string' ? sortKey(value) : null;
}

/** In the order of `entity.insert`. */
export function toInsertRow(record: StoredRecord, entity: StoredEntity, dialect: Dialect): unknown[] {
  const { values } = record;
  const row: unknown[] = [
    record.id,
    record.version,
    record.createdAt,
    record.createdBy,
    record.updatedAt,
    record.updatedBy,
  ];
  for (const field of entity.columns) row.push(dialect.toColumn(field.kind, values[field.id]));
  for (const field of entity.columns) if (field.sortColumn !== null) row.push(keyOf(values[field.id]));
  return row;
}

/** In the order of `entity.updateOf` for these fields. */
export function toUpdateRow(record: StoredRecord, fields: readonly StoredField[], dialect: Dialect): unknown[] {
  const row: unknown[] = [record.id, record.version, record.updatedAt, record.updatedBy];
  for (const field of fields) {
    if (field.column === null) continue;
    const value = record.values[field.id];
    row.push(dialect.toColumn(field.kind, value));
    if (field.sortColumn !== null) row.push(keyOf(value));
  }
  return row;
}
