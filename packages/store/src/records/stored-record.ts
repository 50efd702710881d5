// A row of an entity's table as a record in memory, and back.
import type { FieldValue, RecordData } from '@keepwell/model';
import { type StoredEntity, type StoredField, type Values } from '../catalog/stored-entity.ts';
import { type Acting, type PlainGrant, accessTo } from '../commands/acting.ts';
import type { Dialect } from '../database/dialect.ts';
import type { Row } from '../database/step.ts';

/** A record with every stored value, for the store's own eyes: nothing is masked. */
export interface StoredRecord {
  id: number;
  version: number;
  readonly createdAt: number;
  readonly createdBy: string;
  updatedAt: number;
  updatedBy: string;
  readonly deletedAt: number | null;
  readonly values: Values;
}

/** A record that is about to be created; its id is taken when it is written. */
export function toNewRecord({ now: at, actor }: Acting, values: Values): StoredRecord {
  return {
    id: 0,
    version: 1,
    createdAt: at,
    createdBy: actor,
    updatedAt: at,
    updatedBy: actor,
    deletedAt: null,
    values,
  };
}

export function toStoredRecord(row: Row, fields: readonly StoredField[], dialect: Dialect): StoredRecord {
  const values: Values = {};
  for (const field of fields) {
    if (field.column !== null && !field.isSystem) values[field.id] = dialect.fromColumn(field.kind, row[field.column]);
  }
  return {
    id: Number(row.id),
    version: Number(row.version),
    createdAt: Number(row.created_at),
    createdBy: String(row.created_by),
    updatedAt: Number(row.updated_at),
    updatedBy: String(row.updated_by),
    deletedAt: row.deleted_at === null || row.deleted_at === undefined ? null : Number(row.deleted_at),
    values,
  };
}

/** What a rule sees of the record. */
export function toRuleData(record: StoredRecord): Record<string, unknown> {
  const { id, createdAt, createdBy, updatedAt, updatedBy, values } = record;
  return { id, createdAt, createdBy, updatedAt, updatedBy, ...values };
}

/** The record as this reader may see it. `extra` holds values computed when read. */
export function toRecordData(
  record: StoredRecord,
  entity: StoredEntity,
  grant: PlainGrant,
  extra?: Values,
): RecordData {
  const values: Record<string, FieldValue> = {};
  const masked: string[] = [];
  for (const field of entity.fields) {
    if (field.isSystem) continue;
    const access = accessTo(grant, field.id);
    if (access === 'hidden') continue;
    if (access === 'masked') masked.push(field.id);
    else values[field.id] = (field.column === null ? extra?.[field.id] : record.values[field.id]) ?? null;
  }
  const { id, version, createdAt, createdBy, updatedAt, updatedBy } = record;
  const data = { id, version, createdAt, createdBy, updatedAt, updatedBy, values };
  return masked.length === 0 ? data : { ...data, masked };
}
