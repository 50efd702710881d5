import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardFormula, unguardFormula } from './formula-guard.ts';

describe('guardFormula', () => {
  it('puts an apostrophe before what a spreadsheet would run', () => {
    expect(guardFormula('=HYPERLINK("http://x","y")')).toBe('\'=HYPERLINK("http://x","y")');
    for (const text of ['@SUM(A1)', '+cmd|x', '-2+3+cmd|x', '\t=1', '＝1+1'])
      expect(guardFormula(text)).toBe(`'${text}`);
  });

  it('leaves plain numbers and phone numbers alone', () => {
    for (const text of ['-5', '+86 138 0000 1027', '-1,234.50', '30%', 'a=b', "O'Neill"])
      expect(guardFormula(text)).toBe(text);
  });

  it('comes back exactly, for every text (seeded)', () => {
    const nasty = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\n', '5', 'x'), maxLength: 6 });
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string()), (text) => {
        expect(unguardFormula(guardFormula(text))).toBe(text);
      }),
      { seed: 7, numRuns: 3_000 },
    );
  });
});
