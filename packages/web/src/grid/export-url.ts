// The address of a CSV file of what a list shows: its records in its order, its columns.
import { endpoints, requestUrl, type Selection } from '@keepwell/api';
import type { Entity } from '@keepwell/model';
import type { GridColumn } from './columns.ts';

export function exportUrl(entity: Entity, selection: Selection, columns: readonly GridColumn[]): string {
  const fields = columns.map(({ field }) => field.id).filter((id) => id !== 'id');
  return requestUrl(
    endpoints.exportRecords.path,
    { entity: entity.id },
    {
      selection: JSON.stringify(selection),
      fields: fields.join(','),
    },
  );
}
