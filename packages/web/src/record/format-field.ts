// A field's value as text, by its type.
import { fieldTypes, type FieldDefinition, type FieldValue, type Reader } from '@keepwell/model';

/** '' when empty. A value that its type no longer understands is shown as it is. */
export function formatField(field: FieldDefinition, value: FieldValue | undefined, reader: Reader): string {
  if (value === undefined || value === null) return '';
  const type = fieldTypes.get(field.type);
  if (type === undefined) return String(value);
  return type.format(value, field.options, reader);
}
