import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  daysInMonth,
  formatDate,
  formatDateTime,
  fromIsoDate,
  isIsoDate,
  isoDate,
  readDate,
  readDateTime,
  readTime,
  toIsoDate,
} from './date-text.ts';

const today = '2026-03-12';
const day = (text: string): string | null => {
  const read = readDate(text, today);
  return read.kind === 'date' ? read.iso : read.kind === 'empty' ? null : read.problem.reason;
};
const moment = (text: string): string | null => {
  const read = readDateTime(text, today);
  return read.kind === 'date' ? read.iso : read.kind === 'empty' ? null : read.problem.reason;
};

const anyDay = fc
  .record({
    year: fc.integer({ min: 1900, max: 2100 }),
    month: fc.integer({ min: 1, max: 12 }),
    share: fc.double({ min: 0, max: 0.999, noNaN: true }),
  })
  .map(({ year, month, share }) => isoDate(year, month, 1 + Math.floor(share * daysInMonth(year, month))));

describe('readDate', () => {
  it.each([
    ['2026-06-18', '2026-06-18'],
    ['2026/6/18', '2026-06-18'],
    ['2026.6.18', '2026-06-18'],
    ['2026年6月18日', '2026-06-18'],
    ['2026 年 6 月 18 日', '2026-06-18'],
    ['２０２６-０６-１８', '2026-06-18'],
    ['20260618', '2026-06-18'],
    ['18 Jun 2026', '2026-06-18'],
    ['18 june 2026', '2026-06-18'],
    ['18th Jun', '2026-06-18'],
    ['Jun 18, 2026', '2026-06-18'],
    ['18/06/2026', '2026-06-18'],
    ['18.6.26', '2026-06-18'],
    ['6-18', '2026-06-18'],
    ['6月18日', '2026-06-18'],
    ['29 Feb 2028', '2028-02-29'],
    ['today', '2026-03-12'],
    ['明天', '2026-03-13'],
    ['yesterday', '2026-03-11'],
    ['+90', '2026-06-10'],
    ['  ', null],
    ['next week', 'unreadable'],
    ['18 Foo 2026', 'unreadable'],
    ['2026-13-01', 'noSuchMonth'],
    ['2026-02-31', 'noSuchDay'],
  ])('reads %j as %j', (text, expected) => {
    expect(day(text)).toBe(expected);
  });

  it('says how many days the month has and proposes the nearest', () => {
    expect(readDate('31/02/2026', today)).toEqual({
      kind: 'error',
      problem: { reason: 'noSuchDay', year: 2026, month: 2, days: 28, suggestion: '2026-02-28' },
    });
  });

  it('reads back whatever it writes, in both languages', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('zh' as const, 'en' as const), (iso, language) => {
        expect(day(formatDate(iso, language))).toBe(iso);
        expect(moment(formatDateTime(`${iso}T14:05`, language))).toBe(`${iso}T14:05`);
        expect(isIsoDate(iso)).toBe(true);
        expect(toIsoDate(fromIsoDate(iso))).toBe(iso);
      }),
      { seed: 20260618 },
    );
  });
});

describe('readDateTime and readTime', () => {
  it.each([
    ['2026-06-18 14:30', '2026-06-18T14:30'],
    ['2026-06-18T14:30', '2026-06-18T14:30'],
    ['2026-06-18 14：30', '2026-06-18T14:30'],
    ['18 Jun 2026, 2:30 pm', '2026-06-18T14:30'],
    ['明天 9:00', '2026-03-13T09:00'],
    ['2026-06-18', '2026-06-18T00:00'],
    ['2026-06-18 25:00', 'noSuchTime'],
    ['', null],
  ])('reads %j as %j', (text, expected) => {
    expect(moment(text)).toBe(expected);
  });

  it.each([
    ['9点', '09:00'],
    ['下午3点', '15:00'],
    ['1430', '14:30'],
    ['12:15 am', '00:15'],
    ['24:00', null],
    ['9:60', null],
    ['soon', null],
  ])('reads the time %j as %j', (text, expected) => {
    expect(readTime(text)).toBe(expected);
  });
});

describe('addDays', () => {
  it('crosses months, years and leap days, and comes back', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (iso, days) => {
        expect(addDays(addDays(iso, days), -days)).toBe(iso);
      }),
      { seed: 90 },
    );
  });

  it('refuses text that only looks like a date', () => {
    expect(isIsoDate('2026-02-30')).toBe(false);
    expect(isIsoDate('2026-2-3')).toBe(false);
  });
});
