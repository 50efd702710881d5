// Writes records as CSV that a spreadsheet opens safely and an import reads back without loss.
import { type Language, textIn } from '@keepwell/kernel';
import { type FieldDefinition, type FieldValue, plainValue, type Reader, type RecordValues } from '@keepwell/model';
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
export function exportLine(fields: readonly FieldDefinition[], values: RecordValues, reader: Reader): string {
  return csvLine(fields.map((field) => exportText(field, values[field.id], reader)));
}

/** A related record is written as #12, which reading never takes for a title. */
function exportText(field: FieldDefinition, value: FieldValue | undefined, reader: Reader): string {
  return field.type === 'relation' && typeof value === 'number' ? `#${value}` : plainValue(field, value, reader);
}
