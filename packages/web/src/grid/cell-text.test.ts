import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTsv, toTsv } from './cell-text.ts';

test('what is copied is read back cell by cell', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '客', '"', '\t', '\n', ' ', '1') });
  const width = fc.integer({ min: 1, max: 4 });
  const cells = width.chain((columns) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 5 }),
  );
  fc.assert(
    fc.property(cells, (matrix) => {
      // A single empty cell is an empty text, and a last empty row cannot be told from a final line break.
      fc.pre(matrix.at(-1)?.join('') !== '' || (matrix.at(-1)?.length ?? 0) > 1);
      expect(parseTsv(toTsv(matrix))).toEqual(matrix);
    }),
    { seed: 20260301, numRuns: 500 },
  );
});

test('the final line break of a spreadsheet makes no row', () => {
  expect(parseTsv('a\tb\r\nc\td\r\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('a quote in the middle of a text is text', () => {
  expect(parseTsv('5" pipe\t"x')).toEqual([['5" pipe', '"x']]);
});
