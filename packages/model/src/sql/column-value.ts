// Values on their way into a column and out of it.
import type { ColumnKind, FieldValue } from '../field-type.ts';
import type { Dialect } from './column-type.ts';

/** The parameter to bind for a value: what the driver of the database takes. */
export function toColumn(
  value: FieldValue | undefined,
  kind: ColumnKind,
  dialect: Dialect,
): null | boolean | number | string {
  if (value == null || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : JSON.stringify(value);
  if (kind === 'boolean' && dialect === 'sqlite') return value === true ? 1 : 0;
  // -0 has no text form in PostgreSQL's bigint and is no number of anybody's.
  if (typeof value === 'number') return value + 0;
  return value as boolean | string;
}

/** The value of a raw column. bigint may arrive as text (pg) and jsonb parsed or as text. */
export function fromColumn(raw: unknown, kind: ColumnKind): FieldValue {
  if (raw == null) return null;
  switch (kind) {
    case 'text':
      return raw as string;
    case 'integer':
    case 'real':
      return typeof raw === 'number' ? raw : Number(raw);
    case 'boolean':
      return raw === true || raw === 1;
    case 'json':
      return typeof raw === 'string' ? (JSON.parse(raw) as string[]) : (raw as string[]);
  }
}
