// Judges one row of a file against the fields it goes into: values to write, or what is wrong with each cell.
import { type CodeTable, fillMessage, type IssueParams, type Language, type Text } from '@keepwell/kernel';
import {
  type Accepted,
  type FieldDefinition,
  fieldLabel,
  type FieldValue,
  modelCodes,
  parseValue,
  type Reader,
} from '@keepwell/model';
import { isMissingMark } from './cell-shape.ts';
import { isBroken } from './column-inference.ts';
import type { CsvRow } from './csv-reader.ts';
import { type ExchangeCode, exchangeCodes } from './errors.ts';
import type { ColumnReading, ProblemRow } from './file-facts.ts';
import { flatText } from './flat-text.ts';

export interface MappedColumn {
  readonly index: number;
  readonly name: string;
  readonly field: FieldDefinition;
  readonly reading: ColumnReading;
}

export interface RowJudgeOptions {
  readonly columns: readonly MappedColumn[];
  /** False where a row may update a record: then an empty cell changes nothing, and new records are judged by the store. */
  readonly checkRequired: boolean;
  /** Required fields of the entity that no column fills and that have no default: every new row lacks them. */
  readonly unfilled: readonly FieldDefinition[];
  /** How many columns the header has. */
  readonly width: number;
  readonly reader: Reader;
  readonly quote: string;
  readonly delimiter: string;
}

export type Judgement =
  | { readonly ok: true; readonly values: Record<string, FieldValue>; readonly links: readonly Link[] }
  | { readonly ok: false; readonly problems: ProblemRow[]; readonly unknownOptions: readonly UnknownOption[] };

/** A text that names a related record by its title: to be looked up by whoever can. */
export interface Link {
  readonly field: string;
  readonly text: string;
  readonly column: string;
}

/** A text that is no option of its choice; the row would be good if it were. */
export interface UnknownOption {
  readonly field: string;
  readonly text: string;
}

export type RowJudge = (row: CsvRow) => Judgement;

export function createRowJudge(options: RowJudgeOptions): RowJudge {
  const cells = options.columns.map((column) => createCellReader(column, options));
  return (row) => {
    const problems: ProblemRow[] = [];
    const unknownOptions: UnknownOption[] = [];
    if (isBroken(row, options.width)) return { ok: false, problems: [brokenRow(row, options)], unknownOptions };
    const values: Record<string, FieldValue> = {};
    const links: Link[] = [];
    for (const [at, column] of options.columns.entries()) {
      const text = row.cells[column.index] ?? '';
      const read = cells[at]?.(text, row.line);
      if (read === undefined) continue;
      if (isLink(column.field, text, read.ok)) {
        links.push({ field: column.field.id, text: text.trim(), column: column.name });
      } else if (read.ok) values[column.field.id] = read.value;
      else {
        problems.push(read.problem);
        if (read.unknownOption) unknownOptions.push({ field: column.field.id, text: text.trim() });
      }
    }
    for (const field of options.checkRequired ? options.unfilled : []) {
      const column = fieldLabel(field);
      problems.push(
        problem(row.line, null, '', 'exchange.required_missing', 'exchange.required_suggestion', { column }),
      );
    }
    return problems.length === 0 ? { ok: true, values, links } : { ok: false, problems, unknownOptions };
  };
}

function brokenRow(row: CsvRow, { quote, delimiter, width }: RowJudgeOptions): ProblemRow {
  if (row.flaw !== undefined) {
    const whole = row.cells.join(delimiter);
    return problem(row.line, null, whole, `exchange.${row.flaw}`, 'exchange.quote_suggestion', { quote });
  }
  const params = { cells: row.cells.length, columns: width, delimiter };
  const behind = row.cells.slice(width).join(delimiter);
  return problem(row.line, null, behind, 'exchange.too_many_cells', 'exchange.too_many_cells_suggestion', params);
}

/** Figures, dates and options repeat within a column; reading a date-time anew costs some 20 µs. Shared by all columns. */
const mostRemembered = 20_000;

type CellAnswer =
  | { readonly ok: true; readonly value: FieldValue }
  | { readonly ok: false; readonly problem: ProblemRow; readonly unknownOption: boolean };

function createCellReader(column: MappedColumn, options: RowJudgeOptions): (text: string, line: number) => CellAnswer {
  const { field, reading } = column;
  const reader: Reader =
    reading.dateOrder === undefined ? options.reader : { ...options.reader, dateOrder: reading.dateOrder };
  // Outer spaces of a text are kept, so that an export reads back exactly; in all other types they mean nothing.
  const keepsSpace = field.type === 'text' || field.type === 'longText';
  const required = options.checkRequired && field.required && field.default === undefined;
  const isChoice = field.type === 'choice' || field.type === 'choices';
  const parse = (text: string): Accepted => {
    const read = parseValue(field, text, reader);
    return !read.ok && isMissingMark(text) ? parseValue(field, '', reader) : read;
  };
  const remembered = new Map<string, Accepted>();
  const readText = (text: string): Accepted => {
    if (keepsSpace) return parse(text);
    const known = remembered.get(text);
    if (known !== undefined) return known;
    if (remembered.size * options.columns.length >= mostRemembered) remembered.clear();
    const own = flatText(text);
    const read = parse(own);
    remembered.set(own, read);
    return read;
  };
  return (raw, line) => {
    let text = keepsSpace && raw.trim() !== '' ? raw : raw.trim();
    if (reading.decimalComma === true) text = text.replaceAll('.', '').replace(',', '.');
    const read = readText(text);
    if (!read.ok) {
      const advice = adviceOf(read.code, read.params);
      return {
        ok: false,
        problem: { line, column: column.name, value: raw.slice(0, 200), ...advice },
        unknownOption: isChoice && read.code === 'model.option_unknown',
      };
    }
    if (read.value === null && required) {
      const params = { column: column.name };
      return {
        ok: false,
        problem: problem(line, column.name, raw, 'exchange.required_missing', 'exchange.required_suggestion', params),
        unknownOption: false,
      };
    }
    return read;
  };
}

/** A finding of this package about a row. */
export function problem(
  line: number,
  column: string | null,
  value: string,
  reason: ExchangeCode,
  suggestion: ExchangeCode,
  params: IssueParams = {},
): ProblemRow {
  const fill = (code: ExchangeCode): Text => fillBoth(exchangeCodes[code].message, params);
  return { line, column, value: value.slice(0, 200), reason: fill(reason), suggestion: fill(suggestion) };
}

/**
 * Reason and suggestion of a refusal by a field type or the store. Their messages end with the sentence that says what to do
 * next; it is split off before the values are filled in, which may hold full stops of their own.
 */
export function adviceOf(
  code: string,
  params: IssueParams,
  table: CodeTable = modelCodes,
): { reason: Text; suggestion: Text } {
  const message = table[code]?.message;
  if (message === undefined)
    return { reason: { en: code, zh: code }, suggestion: exchangeCodes['exchange.check_value'].message };
  const en = splitLast(message.en, /\.\s+(?=[^.]*\.?(?:\d+\.?)*$)|\.\s+(?=[A-Z][^“”]*$)/);
  const zh = splitLast(message.zh, /。(?=[^。]+。?$)/);
  const fallback = exchangeCodes['exchange.check_value'].message;
  return {
    reason: fillBoth({ en: en[0], zh: zh[0] }, params),
    suggestion: fillBoth({ en: en[1] || fallback.en, zh: zh[1] || fallback.zh }, params),
  };
}

function splitLast(sentence: string, end: RegExp): [string, string] {
  const match = end.exec(sentence);
  if (match === null) return [withoutStop(sentence), ''];
  return [withoutStop(sentence.slice(0, match.index)), withoutStop(sentence.slice(match.index + match[0].length))];
}

function withoutStop(sentence: string): string {
  return sentence.replace(/[.。]$/, '');
}

function fillBoth(message: Text, params: IssueParams): Text {
  const fill = (language: Language): string => fillMessage(message, params, language);
  return { en: fill('en'), zh: fill('zh') };
}

/** `#12` is the record with that number; any other text is looked up as a title first. */
/** A related record by its title, or a member by name or address instead of an id: to be looked up. */
function isLink(field: FieldDefinition, text: string, isRead: boolean): boolean {
  if (field.type === 'person') return !isRead;
  return field.type === 'relation' && isTitle(text);
}

function isTitle(text: string): boolean {
  const typed = text.trim();
  return typed !== '' && !/^[#＃]\s*\d+$/.test(typed);
}
