// Delimiter, quote, escape and header row from the first lines of a file, each with its evidence.
import type { Text } from '@keepwell/kernel';
import Papa from 'papaparse';
import type { DialectEvidence, Encoding, FileDialect, LineEnd } from './dialect.ts';
import { isTypedShape, shapeOf } from './cell-shape.ts';

/** In the order in which they are preferred when they explain the file equally well. */
const delimiters = [',', '\t', ';', '|'] as const;
const rowsLookedAt = 200;

export interface DialectFinding {
  readonly dialect: FileDialect;
  readonly evidence: DialectEvidence;
}

/** `head`: the first 64 KB or so of the file, decoded, without byte order mark. */
export function detectDialect(
  head: string,
  known: { readonly encoding: Encoding; readonly lineEnd: LineEnd; readonly evidence: Text; readonly whole: boolean },
): DialectFinding {
  const newline = known.lineEnd === 'mixed' ? '\n' : known.lineEnd;
  // The last line of a cut head is not a whole one.
  const cut = known.whole ? head : head.slice(0, head.lastIndexOf(newline) + 1) || head;
  const quote = detectQuote(cut);
  const escape = detectEscape(cut, quote);
  const best = delimiters
    .map((delimiter) => tryDelimiter(cut, { delimiter, quote, escape, newline }))
    .reduce((left, right) => (right.score > left.score + 1e-9 ? right : left));
  const found = best.columns > 1 ? best : tryDelimiter(cut, { delimiter: ',', quote, escape, newline });
  const padded = isPadded(cut, found.delimiter, newline);
  const rows = padded
    ? tryDelimiter(cut, { delimiter: `${found.delimiter} `, quote, escape, newline }).rows
    : found.rows;
  const header = detectHeader(rows, found.columns);
  return {
    dialect: {
      encoding: known.encoding,
      delimiter: found.delimiter,
      quote,
      headerRow: header.row,
      lineEnd: known.lineEnd,
      escape,
      padded,
    },
    evidence: { encoding: known.evidence, delimiter: delimiterEvidence(found), headerRow: header.evidence },
  };
}

interface Written {
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: string;
  readonly newline: string;
}

interface Attempt {
  readonly delimiter: string;
  readonly rows: readonly NumberedRow[];
  /** The usual number of columns, and the share of rows that have it. */
  readonly columns: number;
  readonly share: number;
  readonly score: number;
}

interface NumberedRow {
  readonly line: number;
  readonly cells: readonly string[];
}

function tryDelimiter(head: string, written: Written): Attempt {
  const parsed = Papa.parse<string[]>(head, {
    delimiter: written.delimiter,
    quoteChar: written.quote,
    escapeChar: written.escape,
    newline: written.newline as '\n' | '\r' | '\r\n',
    preview: rowsLookedAt,
  });
  const rows: NumberedRow[] = [];
  let line = 1;
  for (const cells of parsed.data) {
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
    line += 1;
    for (const cell of cells) line += cell.split(/\r\n|\r|\n/).length - 1;
    // Without this, a lone CR before the LF of a mixed file would count twice.
    if (cells.at(-1)?.endsWith('\r') === true) line -= 1;
  }
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let columns = 1;
  let most = 0;
  for (const [width, times] of counts) {
    if (width > 1 && times >= most) {
      columns = width;
      most = times;
    }
  }
  if (most === 0 || most * 2 < rows.length)
    return { delimiter: written.delimiter, rows, columns: 1, share: 1, score: 0 };
  const share = most / rows.length;
  return { delimiter: written.delimiter, rows, columns, share, score: share * share * (1 + Math.log2(columns) / 8) };
}

/** Apostrophes are the quote when they stand at the edges of cells and double quotes do not. */
function detectQuote(head: string): string {
  const count = (quote: string): number => {
    const opens = head.match(new RegExp(`(?:^|[,;\\t|\\n\\r] ?)${quote}`, 'g'))?.length ?? 0;
    const closes = head.match(new RegExp(`${quote}(?=$|[,;\\t|\\n\\r])`, 'g'))?.length ?? 0;
    return Math.min(opens, closes);
  };
  return count("'") > 2 && count('"') === 0 ? "'" : '"';
}

/** A backslash escapes when it stands before quotes and no quote is ever doubled inside a value. */
function detectEscape(head: string, quote: string): string {
  if (quote !== '"') return quote;
  const doubled = head.match(new RegExp(`[^,;\\t|\\n\\r\\\\]${quote}${quote}(?=[^\\n\\r])`, 'g'))?.length ?? 0;
  const slashed = head.match(new RegExp(`\\\\${quote}`, 'g'))?.length ?? 0;
  return slashed > doubled ? '\\' : quote;
}

/** True when every delimiter outside quotes has a space behind it, and there are enough of them to tell. */
function isPadded(head: string, delimiter: string, newline: string): boolean {
  if (delimiter === '\t') return false;
  let padded = 0;
  for (const line of head.split(newline, rowsLookedAt)) {
    const bare = line.replace(/"(?:[^"]|"")*"/g, '');
    for (let at = bare.indexOf(delimiter); at !== -1; at = bare.indexOf(delimiter, at + 1)) {
      if (bare[at + 1] !== ' ') return false;
      padded++;
    }
  }
  return padded >= 3;
}

const delimiterNames: Readonly<Record<string, Text>> = {
  ',': { en: 'Comma', zh: '逗号' },
  '\t': { en: 'Tab', zh: '制表符' },
  ';': { en: 'Semicolon', zh: '分号' },
  '|': { en: 'Vertical bar', zh: '竖线' },
};

function delimiterEvidence(found: Attempt): Text {
  if (found.columns === 1) return { en: 'One column: no delimiter was found', zh: '只有一列，没有发现分隔符' };
  const name = delimiterNames[found.delimiter] ?? { en: found.delimiter, zh: found.delimiter };
  const percent = Math.floor(found.share * 100);
  if (found.share === 1) {
    return {
      en: `${name.en}: ${found.columns} columns, the same in every line`,
      zh: `${name.zh}：${found.columns} 列，各行一致`,
    };
  }
  return {
    en: `${name.en}: ${found.columns} columns in ${percent} % of the lines`,
    zh: `${name.zh}：${percent}% 的行是 ${found.columns} 列`,
  };
}

/**
 * The header is the first line as wide as the table, if it reads like names: text above figures and dates, and never one of
 * the values beneath it. Doubt is decided for a header, which most files have.
 */
function detectHeader(rows: readonly NumberedRow[], columns: number): { row: number; evidence: Text } {
  let at = rows.findIndex(({ cells }) => isWideEnough(cells, columns));
  // A header written several times over is one header.
  while (at !== -1 && isSameLine(rows[at], rows[at + 1])) at++;
  const candidate = rows[at];
  if (candidate === undefined) return { row: 0, evidence: { en: 'The file is empty', zh: '文件是空的' } };
  const below = rows.slice(at + 1);
  const above = at > 0 || candidate.line > 1;
  const named: Text = above
    ? {
        en: `Line ${candidate.line} holds the names; the lines above it are titles`,
        zh: `第 ${candidate.line} 行是列名，上方是标题行`,
      }
    : { en: 'Line 1 holds the names, values begin in line 2', zh: '第 1 行是列名，第 2 行起是数据' };
  if (below.length === 0) {
    const typed = candidate.cells.some((cell) => isTypedShape(shapeOf(cell)));
    return typed ? { row: 0, evidence: noHeader(candidate.line) } : { row: candidate.line, evidence: named };
  }
  let score = 0.5;
  for (const [index, cell] of candidate.cells.entries()) {
    const values = below.map(({ cells }) => cells[index]?.trim() ?? '').filter((value) => value !== '');
    if (values.length === 0) continue;
    const typed = values.filter((value) => isTypedShape(shapeOf(value))).length > values.length / 2;
    const name = cell.trim();
    if (name === '') score -= 0.2;
    else if (isTypedShape(shapeOf(name))) score -= typed ? 1 : 0;
    else if (typed) score += 1;
    else if (values.includes(name)) score -= 1;
  }
  return score >= 0 ? { row: candidate.line, evidence: named } : { row: 0, evidence: noHeader(candidate.line) };
}

function isSameLine(left: NumberedRow | undefined, right: NumberedRow | undefined): boolean {
  if (left === undefined || right === undefined || left.cells.length < 2) return false;
  return left.cells.length === right.cells.length && left.cells.every((cell, at) => cell === right.cells[at]);
}

function noHeader(line: number): Text {
  return {
    en: `Line ${line} looks like the values below it: the file has no header`,
    zh: `第 ${line} 行和下面的数据一样，文件没有表头`,
  };
}

function isWideEnough(cells: readonly string[], columns: number): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '').length;
  return columns === 1 ? filled > 0 : filled >= 2 && filled >= columns * 0.5;
}
