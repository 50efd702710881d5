// Judges one row of a file against the fields it goes into: values to write, or what is wrong with each cell.
import { type CodeTable, fillMessage, type IssueParams, type Language, type Text, textIn } from '@keepwell/kernel';
import { type FieldDefinition, type FieldType, type FieldValue, modelCodes, type Reader } from '@keepwell/model';
import { isMissingMark } from './cell-shape.ts';
import { isText } from './column-type.ts';
import type { CsvRow } from './csv-reader.ts';
import { type ExchangeCode, exchangeCodes } from './errors.ts';
import type { ColumnReading, ProblemRow } from './file-facts.ts';

export interface MappedColumn {
  readonly index: number;
  readonly name: string;
  readonly field: FieldDefinition;
  readonly reading: ColumnReading;
}

export interface RowJudgeOptions {
  readonly columns: readonly MappedColumn[];
  /** Required fields of the entity that no column fills and that have no default: every new row lacks them. */
  readonly unfilled: readonly FieldDefinition[];
  /** How many columns the header has. */
  readonly width: number;
  readonly reader: Reader;
  readonly quote: string;
  readonly delimiter: string;
  typeOf(name: string): FieldType;
}

export type Judgement =
  | { readonly ok: true; readonly values: Record<string, FieldValue> }
  | { readonly ok: false; readonly problems: ProblemRow[]; readonly unknownOptions: readonly UnknownOption[] };

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
    if (row.flaw !== undefined) {
      const params = { quote: options.quote };
      return {
        ok: false,
        problems: [problem(row.line, null, row.cells.join(options.delimiter), `exchange.${row.flaw}`, 'exchange.quote_suggestion', params)],
        unknownOptions,
      };
    }
    if (row.cells.length > options.width && row.cells.slice(options.width).some((cell) => cell.trim() !== '')) {
      const params = { cells: row.cells.length, columns: options.width, delimiter: options.delimiter };
      const value = row.cells.slice(options.width).join(options.delimiter);
      problems.push(problem(row.line, null, value, 'exchange.too_many_cells', 'exchange.too_many_cells_suggestion', params));
    }
    const values: Record<string, FieldValue> = {};
    for (const [at, column] of options.columns.entries()) {
      const text = row.cells[column.index] ?? '';
      const read = cells[at]?.(text, row.line);
      if (read === undefined) continue;
      if (read.ok) values[column.field.id] = read.value;
      else {
        problems.push(read.problem);
        if (read.unknownOption) unknownOptions.push({ field: column.field.id, text: text.trim() });
      }
    }
    for (const field of options.unfilled) {
      const column = bothLabels(field);
      problems.push(problem(row.line, null, '', 'exchange.required_missing', 'exchange.required_suggestion', { column }));
    }
    return problems.length === 0 ? { ok: true, values } : { ok: false, problems, unknownOptions };
  };
}

type CellAnswer =
  | { readonly ok: true; readonly value: FieldValue }
  | { readonly ok: false; readonly problem: ProblemRow; readonly unknownOption: boolean };

function createCellReader(column: MappedColumn, options: RowJudgeOptions): (text: string, line: number) => CellAnswer {
  const { field, reading } = column;
  const type = options.typeOf(field.type);
  const reader: Reader = reading.dateOrder === undefined ? options.reader : { ...options.reader, dateOrder: reading.dateOrder };
  const keepsMarks = isText(field.type);
  const keepsSpace = field.type === 'text' || field.type === 'longText';
  const required = field.required && field.default === undefined;
  const isChoice = field.type === 'choice' || field.type === 'choices';
  return (raw, line) => {
    let text = keepsSpace && raw.trim() !== '' ? raw : raw.trim();
    if (!keepsMarks && isMissingMark(text)) text = '';
    if (reading.decimalComma === true) text = text.replaceAll('.', '').replace(',', '.');
    const read = type.parse(text, field.options, reader);
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
  if (message === undefined) return { reason: { en: code, zh: code }, suggestion: exchangeCodes['exchange.check_value'].message };
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

function bothLabels(field: FieldDefinition): Text {
  return { en: textIn(field.labels, 'en', field.key), zh: textIn(field.labels, 'zh', field.key) };
}
