import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCsvReader } from './csv-reader.ts';
import { csvLine } from './csv-writer.ts';
import type { FileDialect } from './dialect.ts';

const plain: FileDialect = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  headerRow: 1,
  lineEnd: '\n',
  escape: '"',
  padded: false,
};

function read(text: string, dialect: Partial<FileDialect> = {}, chunk = 1_000_000) {
  const bytes = new TextEncoder().encode(text);
  const reader = createCsvReader({ ...plain, ...dialect });
  const parts = [];
  for (let at = 0; at < bytes.length; at += chunk) parts.push(reader.push(bytes.subarray(at, at + chunk)));
  return [...parts, reader.end()].flat();
}

const cells = (rows: ReturnType<typeof read>) => rows.map((row) => row.cells);

describe('createCsvReader', () => {
  it('gives the line of the file at which each row begins, behind blank lines and line ends in quotes', () => {
    const rows = read('a,b\n\n"x\ny",1\n ,\nz,2\n');
    expect(rows.map(({ line, cells: own }) => [line, ...own])).toEqual([
      [1, 'a', 'b'],
      [3, 'x\ny', '1'],
      [6, 'z', '2'],
    ]);
  });

  it('reads CR, LF, CRLF and files that mix them', () => {
    expect(cells(read('a,b\rc,d\r', { lineEnd: '\r' }))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(cells(read('a,b\r\nc,"d\n"\r\n', { lineEnd: '\r\n' }))).toEqual([
      ['a', 'b'],
      ['c', 'd\n'],
    ]);
    expect(cells(read('a,b\r\nc,d\n"e","f"\r\n', { lineEnd: 'mixed' }))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ]);
  });

  it('drops a byte order mark', () => {
    expect(cells(read('\uFEFFa,b\n'))).toEqual([['a', 'b']]);
  });

  it('keeps ragged rows as they are', () => {
    expect(cells(read('a,b,c\n1\n1,2,3,4\n'))).toEqual([['a', 'b', 'c'], ['1'], ['1', '2', '3', '4']]);
  });

  it('marks the row of a quote that never closes and reads on behind it', () => {
    const rows = read('a,b\n1,2\n3,"open\n5,6\n7,8\n');
    expect(rows.map(({ line, flaw }) => [line, flaw])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, 'quote_open'],
      [4, undefined],
      [5, undefined],
    ]);
    expect(rows.at(-1)?.cells).toEqual(['7', '8']);
  });

  it('gives up on an open quote after 300,000 characters, not at the end of a huge file', () => {
    const rows = read(`a,b\n"open,1\n${'x,2\n'.repeat(100_000)}`, {}, 65_536);
    expect(rows.filter(({ flaw }) => flaw !== undefined)).toHaveLength(1);
    expect(rows).toHaveLength(100_002);
    expect(rows.at(-1)?.line).toBe(100_002);
  });

  it('takes the apostrophe away that an export put before a formula', () => {
    expect(cells(read("a\n'=1+1\n'plain\n''@x\n"))).toEqual([['a'], ['=1+1'], ["'plain"], ["'@x"]]);
  });

  it('reads what was written, whatever the texts and the chunks (seeded)', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', "'", '=', '-', ' ', 'a', '\t', ';'), maxLength: 6 }),
    );
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 40 }), (rows, chunk) => {
        const text = rows.map(csvLine).join('');
        const filled = rows.filter((row) => row.some((own) => own.trim() !== ''));
        expect(cells(read(text, { lineEnd: '\r\n' }, chunk))).toEqual(filled);
      }),
      { seed: 20260301, numRuns: 2_000 },
    );
  });
});
