import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumber, plainNumber, readNumber, roundTo, shiftDecimal } from './number-text.ts';

const value = (text: string): number | null | string => {
  const read = readNumber(text);
  return read.kind === 'number' ? read.value : read.kind === 'empty' ? null : `error: ${read.text}`;
};

describe('readNumber', () => {
  it.each([
    ['1280.5', 1280.5],
    ['1,280.5', 1280.5],
    ['１，２８０．５', 1280.5],
    ['５２.８５', 52.85],
    ['−3', -3],
    ['-3', -3],
    ['+3', 3],
    ['.5', 0.5],
    ['1.2万', 12_000],
    ['3亿', 300_000_000],
    ['12k', 12_000],
    ['¥1,889.5元', 1889.5],
    ['-¥20', -20],
    ['30%', 30],
    ['-0', 0],
    ['  ', null],
    ['', null],
  ])('reads %j as %j', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it.each(['面议', '49.95/季', '19.85 或 20.65', '1,28', '1..2', '.', '-', '--3', '1e400', 'NaN', '12 34x'])(
    'refuses %j and keeps its text',
    (text) => {
      expect(value(text)).toBe(`error: ${text}`);
    },
  );

  it('reads back whatever it writes, in both languages', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, min: -1e12, max: 1e12 }),
        fc.constantFrom('zh-CN', 'en-GB'),
        (number, locale) => {
          const kept = roundTo(number, 4);
          expect(value(formatNumber(kept, { locale, decimals: 4 }))).toBe(kept === 0 ? 0 : kept);
          expect(value(plainNumber(kept, 4))).toBe(kept === 0 ? 0 : kept);
        },
      ),
      { seed: 20260312 },
    );
  });
});

describe('shiftDecimal and roundTo', () => {
  it('moves the point without a trace of binary error', () => {
    expect(shiftDecimal(0.07, 2)).toBe(7);
    expect(shiftDecimal(1.005, 2)).toBe(100.5);
    expect(shiftDecimal(18_650_050, -2)).toBe(186_500.5);
    expect(shiftDecimal(1e-7, 7)).toBe(1);
  });

  it('comes back to the same number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }), (minor, places) => {
        expect(shiftDecimal(shiftDecimal(minor, -places), places)).toBe(minor);
      }),
      { seed: 7 },
    );
  });

  it('rounds half away from zero', () => {
    expect(roundTo(1.005, 2)).toBe(1.01);
    expect(roundTo(-2.5, 0)).toBe(-3);
    expect(Object.is(roundTo(-0.001, 2), 0)).toBe(true);
  });
});

describe('formatNumber', () => {
  it('writes a real minus and all places of money', () => {
    expect(formatNumber(-1234.5, { locale: 'zh-CN', decimals: 2, fixed: true })).toBe('−1,234.50');
  });
});
