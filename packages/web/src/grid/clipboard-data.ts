// What the grid puts on the clipboard: text for spreadsheets, and HTML that also carries the values for pasting here.
import type { RecordView } from '@keepwell/api';
import { formatValue, type FieldDefinition, type FieldValue, type Reader } from '@keepwell/model';
import { parseTsv, toTsv } from './cell-text.ts';
import type { GridColumn } from './columns.ts';
import type { Copied } from './paste-plan.ts';

export interface ClipboardTexts {
  readonly plain: string;
  readonly html: string;
}

const attribute = 'data-keepwell-cells';

/** The value of a cell; a record's number stands for the title where there is none. */
export function cellValue(record: RecordView, field: FieldDefinition): FieldValue {
  if (field.id === 'id') return record.id;
  const system = { createdAt: 1, createdBy: 1, updatedAt: 1, updatedBy: 1 };
  if (field.id in system) return record[field.id as keyof typeof system];
  return record.values[field.id] ?? null;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export function toClipboard(
  records: readonly RecordView[],
  columns: readonly GridColumn[],
  reader: Reader,
  text: (record: RecordView, field: FieldDefinition) => string = (record, field) =>
    formatValue(field, cellValue(record, field), reader),
): ClipboardTexts {
  const cells = records.map((record) => columns.map(({ field }) => text(record, field)));
  const carried = {
    fields: columns.map(({ field }) => ({ type: field.type, options: field.options })),
    values: records.map((record) => columns.map(({ field }) => cellValue(record, field))),
  };
  const rows = cells.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`).join('');
  return {
    plain: toTsv(cells),
    html: `<table ${attribute}="${escapeHtml(JSON.stringify(carried))}"><tbody>${rows}</tbody></table>`,
  };
}

/** Reads what is on the clipboard; values and types only if it was copied here. */
export function fromClipboard(texts: Partial<ClipboardTexts>): Copied | null {
  const cells = parseTsv(texts.plain ?? '').map((row) => row.map((text) => ({ text })));
  if (cells.length === 0) return null;
  if (texts.html?.includes(attribute)) {
    const table = new DOMParser().parseFromString(texts.html, 'text/html').querySelector(`[${attribute}]`);
    const carried = readCarried(table?.getAttribute(attribute));
    if (carried !== null && carried.values.length === cells.length) {
      return {
        fields: carried.fields,
        cells: cells.map((row, line) =>
          row.map((cell, at) => ({ ...cell, value: carried.values[line]?.[at] ?? null })),
        ),
      };
    }
  }
  return { cells };
}

function readCarried(
  text: string | null | undefined,
): { fields: Pick<FieldDefinition, 'type' | 'options'>[]; values: FieldValue[][] } | null {
  if (text == null) return null;
  try {
    const carried = JSON.parse(text) as { fields?: unknown; values?: unknown };
    if (!Array.isArray(carried.fields) || !Array.isArray(carried.values)) return null;
    return carried as { fields: Pick<FieldDefinition, 'type' | 'options'>[]; values: FieldValue[][] };
  } catch {
    return null;
  }
}
