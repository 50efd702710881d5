// A value as text wherever lists show or copy it: related records by title, people by name.
import { formatValue, type FieldDefinition, type FieldValue, type Reader } from '@keepwell/model';
import type { Titles } from './use-rows.ts';

export interface Names {
  readonly reader: Reader;
  readonly people: Readonly<Record<string, string>>;
  readonly titles: Titles;
}

const personTypes = new Set(['createdBy', 'updatedBy', 'person']);

/** The entity a relation points to; null for other fields. */
export function relatedEntity(field: FieldDefinition): string | null {
  if (field.type !== 'relation') return null;
  const { entity } = field.options as { entity?: unknown };
  return typeof entity === 'string' ? entity : null;
}

export function valueText(field: FieldDefinition, value: FieldValue, names: Names): string {
  if (value === null) return '';
  if (field.id === 'id') return String(value);
  const related = relatedEntity(field);
  if (related !== null) return names.titles[related]?.[String(value)] ?? `#${String(value)}`;
  if (personTypes.has(field.type)) return names.people[String(value)] ?? String(value);
  return formatValue(field, value, names.reader);
}
