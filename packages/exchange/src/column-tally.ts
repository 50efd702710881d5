// Counts what the cells of one column look like, in one pass and bounded memory.
import { isMissingMark, type Shape, shapeOf } from './cell-shape.ts';
import { flatText } from './flat-text.ts';
import { createValueIndex, type ValueIndex } from './value-index.ts';

/** More different values than this are no list of options. */
export const mostDistinct = 60;
const longestOption = 60;
/** Values in which the uniqueness of one column is followed; beyond, it is not claimed. */
const mostUnique = 1_000_000;

export interface ColumnTally {
  readonly rows: number;
  /** Cells with nothing but white space. */
  readonly blank: number;
  /** Cells such as - or N/A: empty in a column of figures, a value in a column of text. */
  readonly marks: number;
  readonly shapes: ReadonlyMap<Shape, number>;
  /** Values with their counts, in order of appearance; undefined when there are too many or they are too long. */
  readonly values: ReadonlyMap<string, number> | undefined;
  readonly samples: readonly string[];
  readonly unique: boolean;
  readonly longest: number;
  /** Digits of whole numbers: shortest and longest. */
  readonly digits: readonly [number, number];
  /** Dates such as 13/02/2026 or 02/13/2026 that only one order explains. */
  readonly onlyDayFirst: number;
  readonly onlyMonthFirst: number;
  readonly exponents: number;
  /** Currency marks with their counts. */
  readonly currencies: ReadonlyMap<string, number>;
  /** First value of each shape with its line, to show what stands out. */
  readonly firstOf: ReadonlyMap<Shape, { readonly value: string; readonly line: number }>;
  /** Grouped or comma figures whose part behind the last comma has three digits: 1,234. */
  readonly threeAfterComma: number;
}

export interface ColumnCounter {
  add(cell: string, line: number): void;
  finish(): ColumnTally;
}

export function createColumnCounter(): ColumnCounter {
  let rows = 0;
  let blank = 0;
  let marks = 0;
  let longest = 0;
  let digits: [number, number] = [Number.POSITIVE_INFINITY, 0];
  let onlyDayFirst = 0;
  let onlyMonthFirst = 0;
  let exponents = 0;
  let threeAfterComma = 0;
  let values: Map<string, number> | undefined = new Map();
  let unique: ValueIndex | undefined = createValueIndex(mostUnique);
  const shapes = new Map<Shape, number>();
  const currencies = new Map<string, number>();
  const samples: string[] = [];
  const firstOf = new Map<Shape, { value: string; line: number }>();

  function look(shape: Shape, text: string): void {
    if (shape === 'integer' || shape === 'zeroOne' || shape === 'mobile' || shape === 'dateCompact') {
      const length = text.length;
      if (length < digits[0]) digits = [length, digits[1]];
      if (length > digits[1]) digits = [digits[0], length];
    } else if (shape === 'dayOrMonthDate' || shape === 'dayOrMonthDateTime') {
      const [first = 0, second = 0] = text.split(/[-/.]/, 2).map(Number);
      if (first > 12) onlyDayFirst++;
      else if (second > 12) onlyMonthFirst++;
    } else if (shape === 'decimal') {
      if (/e/i.test(text)) exponents++;
    } else if (shape === 'decimalComma' || shape === 'grouped') {
      if (/,\d{3}$/.test(text)) threeAfterComma++;
    } else if (shape === 'money') {
      const mark = /[^\d\s.,+()-]+/.exec(text)?.[0] ?? '';
      currencies.set(mark, (currencies.get(mark) ?? 0) + 1);
    }
  }

  return {
    add(cell, line) {
      rows++;
      const text = cell.trim();
      if (text === '') {
        blank++;
        return;
      }
      if (isMissingMark(text)) marks++;
      else {
        const shape = shapeOf(text);
        shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
        if (!firstOf.has(shape)) firstOf.set(shape, { value: shortened(text), line });
        look(shape, text);
      }
      if (text.length > longest) longest = text.length;
      if (values !== undefined) {
        const seen = values.get(text);
        if (seen === undefined && samples.length < 5) samples.push(shortened(text));
        values.set(seen === undefined ? flatText(text) : text, (seen ?? 0) + 1);
        if (values.size > mostDistinct || text.length > longestOption) values = undefined;
      } else if (samples.length < 5 && !samples.includes(shortened(text))) samples.push(shortened(text));
      if (unique !== undefined && (!unique.add(text, line) || unique.full)) unique = undefined;
    },
    finish: () => ({
      rows,
      blank,
      marks,
      shapes,
      values,
      samples,
      unique: unique !== undefined && blank === 0 && rows > 0,
      longest,
      digits,
      onlyDayFirst,
      onlyMonthFirst,
      exponents,
      currencies,
      firstOf,
      threeAfterComma,
    }),
  };
}

function shortened(text: string): string {
  return flatText(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
