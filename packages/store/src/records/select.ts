// Which columns a reader gets, and how a row becomes the record he may see.
import type { FieldValue, RecordData } from '@keepwell/model';
import { type RawBuilder, sql } from 'kysely';
import type { StoredField, Values } from '../catalog/stored-entity.ts';
import { accessTo } from '../commands/acting.ts';
import type { Row } from '../database/step.ts';
import { fieldSql } from './rule-sql.ts';
import { toRuleData, toStoredRecord } from './stored-record.ts';
import type { Asking } from './asking.ts';

export interface Picked {
  /** The list of a SELECT. */
  readonly columns: RawBuilder<unknown>;
  toRecord(row: Row): RecordData;
}

const own = sql`t.id, t.version, t.created_at, t.created_by, t.updated_at, t.updated_by, t.deleted_at`;

/** `fields`: only these (and the record's own columns); absent: all the reader may see. */
export function pick(asking: Asking, fields?: readonly string[]): Picked {
  const { entity, grant, dialect, context } = asking;
  const wanted = fields === undefined ? undefined : new Set(fields);
  const shown: StoredField[] = [];
  const masked: string[] = [];
  for (const field of entity.fields) {
    if (field.isSystem || (wanted !== undefined && !wanted.has(field.id))) continue;
    const access = accessTo(grant, field.id);
    if (access === 'masked') masked.push(field.id);
    else if (access !== 'hidden') shown.push(field);
  }
  const parts: RawBuilder<unknown>[] = [own];
  const afterwards: StoredField[] = [];
  const inRow: StoredField[] = [];
  const needed = new Set(shown.filter((field) => field.column !== null));
  for (const field of shown) {
    if (field.column !== null) continue;
    const expression = fieldSql(asking, entity, field.id, 't');
    if (expression === undefined) {
      afterwards.push(field);
      // What its closure reads is fetched with system rights and not shown.
      for (const id of entity.formulas.get(field.id)?.dependencies ?? []) {
        const other = entity.field(id);
        if (other !== undefined && !other.isSystem && other.column !== null) needed.add(other);
      }
    } else {
      inRow.push(field);
      parts.push(sql`${expression} as ${sql.ref(field.id)}`);
    }
  }
  for (const field of needed) parts.push(sql.ref(`t.${field.column}`));
  const stored = [...needed];
  const lateFormulas = entity.formulas.all.filter((formula) =>
    afterwards.some((field) => field.id === formula.field.id),
  );

  return {
    columns: sql.join(parts),
    toRecord(row) {
      const record = toStoredRecord(row, stored, dialect);
      const late: Values = {};
      if (lateFormulas.length > 0) {
        Object.assign(late, entity.formulas.compute(toRuleData(record), context, entity.formulas.onRead));
      }
      const values: Record<string, FieldValue> = {};
      for (const field of shown) {
        if (field.column !== null) values[field.id] = record.values[field.id] ?? null;
        else if (inRow.includes(field)) values[field.id] = dialect.fromColumn(field.kind, row[field.id]);
        else values[field.id] = late[field.id] ?? null;
      }
      const { id, version, createdAt, createdBy, updatedAt, updatedBy } = record;
      const data = { id, version, createdAt, createdBy, updatedAt, updatedBy, values };
      return masked.length === 0 ? data : { ...data, masked };
    },
  };
}
