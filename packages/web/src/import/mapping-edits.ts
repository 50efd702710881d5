// What a person changes in a mapping: pure steps from one mapping to the next.
import { labelOf, toKey } from '@keepwell/exchange';
import type { ImportState } from './upload-file.ts';

export type Mapping = ImportState['mapping'];
export type MappedColumn = Mapping['columns'][number];
export type NewField = Extract<NonNullable<MappedColumn['field']>, { type: string }>;
export type FileColumn = ImportState['facts']['columns'][number];

export function isNewField(field: MappedColumn['field']): field is NewField {
  return field !== null && 'type' in field;
}

/** The mapping with one column's field replaced. An existing field takes one column only: the former one lets go. */
export function withField(mapping: Mapping, index: number, field: MappedColumn['field']): Mapping {
  const taken = field !== null && 'id' in field ? field.id : null;
  const columns = mapping.columns.map((column) => {
    if (column.index === index) return { ...column, field };
    const frees = taken !== null && column.field !== null && 'id' in column.field && column.field.id === taken;
    return frees ? { ...column, field: null } : column;
  });
  const keepsMatch = mapping.matchColumn !== index || field !== null;
  return { ...mapping, columns, matchColumn: keepsMatch ? mapping.matchColumn : null };
}

/** A new field for a column, as the file suggests it; its key does not clash with `keys` or the other new fields. */
export function proposeField(mapping: Mapping, column: FileColumn, keys: readonly string[]): NewField {
  const former = mapping.columns.find((mapped) => mapped.index === column.index)?.field ?? null;
  if (isNewField(former)) return former;
  const taken = new Set(keys);
  for (const mapped of mapping.columns) if (isNewField(mapped.field)) taken.add(mapped.field.key);
  const { name, type, options, index } = column;
  return { type, options, labels: labelOf(name), key: toKey(name, `field_${index + 1}`, taken), unique: false };
}

/** Columns that go into a field. */
export function countMapped(mapping: Mapping): number {
  return mapping.columns.filter((column) => column.field !== null).length;
}

/** Whether nothing stands in the way of judging the rows. */
export function isComplete(mapping: Mapping): boolean {
  if (countMapped(mapping) === 0) return false;
  if ('entity' in mapping.target) return true;
  const { zh = '', en = '' } = mapping.target.newEntity.labels;
  return (zh.trim() || en.trim()) !== '';
}
