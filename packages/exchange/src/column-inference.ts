// Infers the columns of a table from all its rows, in one pass and bounded memory.
import { type ColumnCounter, createColumnCounter } from './column-tally.ts';
import { decideColumnType, isText } from './column-type.ts';
import type { CsvRow } from './csv-reader.ts';
import type { Column } from './file-facts.ts';
import { choiceOptions } from './option-list.ts';

export interface ColumnInference {
  /** Rows behind the header; the rows above and the header itself are not given. */
  add(row: CsvRow): void;
  readonly rows: number;
  finish(): Column[];
}

/** `names`: the header, or null when the file has none (columns are then called A, B, C… as in a spreadsheet). */
export function createColumnInference(names: readonly string[] | null): ColumnInference {
  const counters: ColumnCounter[] = (names ?? []).map(() => createColumnCounter());
  let rows = 0;
  return {
    add(row) {
      rows++;
      // Rows that will be refused for their cells say nothing about the columns.
      if (names !== null && isBroken(row, names.length)) return;
      if (names === null) while (counters.length < row.cells.length) counters.push(lateCounter(rows - 1));
      for (let at = 0; at < counters.length; at++) counters[at]?.add(row.cells[at] ?? '', row.line);
    },
    get rows() {
      return rows;
    },
    finish() {
      const titles = columnNames(names, counters.length);
      return counters.map((counter, index) => toColumn(counter, titles[index] ?? '', index));
    },
  };
}

/** A column that begins below the first row was empty until there. */
function lateCounter(rows: number): ColumnCounter {
  const counter = createColumnCounter();
  for (let row = 0; row < rows; row++) counter.add('', 0);
  return counter;
}

/** A quote out of place does no harm where the cells still come out as many as the header's. */
export function isBroken(row: CsvRow, width: number): boolean {
  if (row.flaw === 'quote_open') return true;
  if (row.flaw === 'quote_stray' && row.cells.length !== width) return true;
  return isTooWide(row.cells, width);
}

/** True when values stand behind the last column of the header. */
function isTooWide(cells: readonly string[], width: number): boolean {
  for (let at = width; at < cells.length; at++) if (cells[at]?.trim() !== '') return true;
  return false;
}

function toColumn(counter: ColumnCounter, name: string, index: number): Column {
  const tally = counter.finish();
  const decided = decideColumnType(name, tally);
  const empty = tally.blank + (isText(decided.type) ? 0 : tally.marks);
  const options =
    decided.type === 'choice'
      ? { ...decided.options, options: choiceOptions([...(tally.values?.keys() ?? [])]) }
      : decided.options;
  const distinct = tally.values?.size ?? (tally.unique ? tally.rows : null);
  return {
    index,
    name,
    type: decided.type,
    options,
    filled: tally.rows - empty,
    empty,
    distinct,
    unique: tally.unique && tally.marks === 0,
    samples: [...tally.samples],
    notes: [...decided.notes],
    reading: decided.reading,
  };
}

/** Names as shown: trimmed, on one line, never empty, never twice the same. */
export function columnNames(header: readonly string[] | null, count: number): string[] {
  const taken = new Set<string>();
  const names: string[] = [];
  for (let index = 0; index < count; index++) {
    const own = (header?.[index] ?? '').replace(/\s+/g, ' ').trim() || columnLetter(index);
    let name = own;
    for (let again = 2; taken.has(name); again++) name = `${own} (${again})`;
    taken.add(name);
    names.push(name);
  }
  return names;
}

/** 0 → A, 25 → Z, 26 → AA: as a spreadsheet names its columns. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetter(rest) : '') + String.fromCharCode(65 + (index % 26));
}
