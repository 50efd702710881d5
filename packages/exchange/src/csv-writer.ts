// Writes records as CSV that a spreadsheet opens safely and an import reads back without loss.
import { type Language, textIn } from '@keepwell/kernel';
import type { FieldDefinition, FieldType, FieldValue, Reader, RecordValues } from '@keepwell/model';
import { guardFormula } from './formula-guard.ts';

/** Makes Excel read the file as UTF-8. */
export const byteOrderMark = '﻿';

/** One line, cells quoted where needed, ended by CRLF (RFC 4180). */
export function csvLine(cells: readonly string[]): string {
  // A line of one empty cell would be a blank line, which reading leaves out.
  if (cells.length === 1 && cells[0] === '') return '""\r\n';
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const safe = guardFormula(text);
  return /[",\r\n\t;|]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Heads of an export: the field's label in the reader's language, made unique by its key where two are the same. */
export function exportHeads(fields: readonly FieldDefinition[], language: Language): string[] {
  const labels = fields.map((field) => textIn(field.labels, language, field.key));
  return labels.map((label, at) =>
    labels.indexOf(label) === labels.lastIndexOf(label) ? label : (fields[at]?.key ?? label),
  );
}

/** One record as a line. Figures are written plainly and dates as ISO, so that any program reads them. */
export function exportLine(
  fields: readonly FieldDefinition[],
  values: RecordValues,
  reader: Reader,
  typeOf: (name: string) => FieldType,
): string {
  return csvLine(fields.map((field) => exportText(field, values[field.id] ?? null, reader, typeOf)));
}

function exportText(
  field: FieldDefinition,
  value: FieldValue,
  reader: Reader,
  typeOf: (name: string) => FieldType,
): string {
  if (value === null) return '';
  if (typeof value === 'string' && plainTexts.has(field.type)) return value;
  if (typeof value === 'number' && plainNumbers.has(field.type)) return String(value);
  // In Chinese dates and times are written 2026-03-12 14:20, which every reader takes.
  const style = field.type === 'dateTime' ? { ...reader, language: 'zh' as const } : reader;
  return typeOf(field.type).format(value, field.options, style);
}

const plainTexts = new Set(['text', 'longText', 'date', 'email', 'phone', 'url']);
const plainNumbers = new Set(['integer', 'decimal']);
