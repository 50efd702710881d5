// The csv-messy files as golden tests: what comes out of files that break readers.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readFile } from './read-file.ts';

const data = process.env.KEEPWELL_DATA ?? join(import.meta.dirname, '../../../../shared/data');
const messy = join(data, 'csv-messy');
const isThere = existsSync(messy);
const title = isThere ? 'messy files' : `messy files (skipped: ${messy} is absent)`;

const read = (path: string, chunk?: number) => readFile(readFileSync(join(messy, path)), chunk);

/** The phone number was changed in one of the two files of the source. */
const unequalAtSource = new Set(['location_coordinates']);

describe.skipIf(!isThere)(title, () => {
  const spectrum = isThere ? readdirSync(join(messy, 'csv-spectrum/csvs')).map((name) => name.replace('.csv', '')) : [];

  it.each(spectrum)('csv-spectrum %s gives the expected rows, whatever the chunks', (name) => {
    const wanted = JSON.parse(readFileSync(join(messy, `csv-spectrum/json/${name}.json`), 'utf8')) as object[];
    for (const chunk of [65_536, 7, 1]) {
      const { header, rows } = read(`csv-spectrum/csvs/${name}.csv`, chunk);
      const got = rows.map(({ cells }) =>
        Object.fromEntries((header ?? []).map((head, at) => [head, cells[at] ?? ''])),
      );
      if (unequalAtSource.has(name)) expect(got).toHaveLength(1);
      else expect(got).toEqual(wanted);
    }
  });

  const pollocks = [
    'file_double_trailing_newline',
    'file_escape_char_0x5C',
    'file_field_delimiter_0x2C_0x20',
    'file_field_delimiter_0x9',
    'file_one_data_row',
    'file_record_delimiter_0xD',
    'source',
  ];

  it.each(pollocks)('pollock %s loads as its clean table', (name) => {
    const { header, rows } = read(`pollock/csv/${name}.csv`);
    const clean = readFileSync(join(messy, `pollock/clean/${name}.csv`), 'utf8');
    const wanted = Papa.parse<string[]>(clean, { skipEmptyLines: true }).data;
    expect([header, ...rows.map(({ cells }) => cells)]).toEqual(wanted);
    expect(rows.filter(({ flaw }) => flaw !== undefined)).toEqual([]);
  });

  it('pollock: a header of three equal lines is one header', () => {
    const { dialect, rows } = read('pollock/csv/file_header_multirow_3.csv');
    expect(dialect.headerRow).toBe(3);
    expect(rows).toHaveLength(83);
  });

  it('pollock: a stray quote breaks its own row only, and that row is marked', () => {
    const { rows } = read('pollock/csv/row_extra_quote10_col0.csv');
    expect(rows).toHaveLength(83);
    expect(rows.filter(({ flaw }) => flaw !== undefined).map(({ line }) => line)).toEqual([11]);
  });

  it('pollock: apostrophes as quotes keep every row and its cells', () => {
    const { dialect, rows } = read('pollock/csv/file_quotation_char_0x27.csv');
    expect(dialect.quote).toBe("'");
    expect(rows.map(({ cells }) => cells.length)).toEqual(rows.map(() => 9));
  });

  it.each([
    ['accent', ';', 1, 2],
    ['blank-cells', ',', 1, 5],
    ['blank-rows-multiple', ',', 1, 2],
    ['bom', ',', 1, 2],
    ['countries-truefalsevalues', ',', 1, 2],
    ['delimiter', ';', 1, 2],
    ['doublequote', ',', 1, 5],
    ['duplicate-headers', ',', 1, 2],
    ['issue-1105-timezone', ';', 1, 2],
    ['issue-1341', ',', 1, 99],
    ['issue-305', ',', 1, 338],
    ['issue-811', ';', 1, 7904],
    ['issue-833', ',', 1, 3],
    ['matrix-with-comment', ',', 2, 4],
    ['table-with-accents', ';', 1, 638],
  ])('frictionless %s: delimiter, header and number of rows', (name, delimiter, headerRow, count) => {
    const { dialect, rows } = read(`frictionless/${name}.csv`);
    expect(dialect).toMatchObject({ delimiter, headerRow });
    expect(rows).toHaveLength(count);
  });

  it('frictionless: types, names and blanks come out as a person would say', () => {
    const typesOf = (name: string) =>
      read(`frictionless/${name}.csv`).columns.map(({ name: own, type }) => `${own}: ${type}`);
    expect(typesOf('duplicate-headers')).toEqual([
      'id: integer',
      'name: text',
      'id (2): integer',
      'age: integer',
      'id (3): text',
    ]);
    expect(typesOf('leading-zeros')).toEqual(['value: text']);
    expect(typesOf('countries-truefalsevalues')).toEqual(['id: integer', 'value: yesNo']);
    expect(typesOf('bom')).toEqual(['id: integer', 'name: text']);
    expect(typesOf('issue-1105-timezone')).toEqual(['id: integer', 'timestamp: dateTime']);
    expect(typesOf('escaping')).toEqual(['ID: integer', 'Test: text']);
    const prices = read('frictionless/table-with-accents.csv');
    expect(prices.encoding).toBe('windows-1252');
    expect(prices.header?.[3]).toBe('Année');
    expect(prices.columns[4]).toMatchObject({ type: 'decimal', reading: { decimalComma: true } });
  });

  it('an Excel workbook is said to be one, not read as text', () => {
    expect(read('sheetjs/merge_cells.xlsx').encoding).toBeNull();
  });

  it('stocks in GBK keep their Chinese names and their leading zeros', () => {
    const { encoding, rows, columns } = read('gbk/stocks-gbk.csv', 5);
    expect(encoding).toBe('gb18030');
    expect(rows[0]?.cells).toEqual(['000009.SZ', '中国宝安']);
    expect(columns.map(({ type }) => type)).toEqual(['text', 'text']);
  });
});
