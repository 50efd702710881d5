import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addToDate,
  dayMs,
  formatDate,
  formatDayNumber,
  fromDayNumber,
  parseDate,
  startOfUnit,
  toDayNumber,
} from './civil-date.ts';
import { dayNumberAt, instantOf, isTimeZone, startOfDay } from './time-zone.ts';

const at = (text: string): number => Date.parse(text);
const day = (text: string): number => {
  const date = parseDate(text);
  if (date === undefined) throw new Error(text);
  return toDayNumber(date);
};

describe('civil dates', () => {
  it('count days as JavaScript does in UTC', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (number) => {
        const date = fromDayNumber(number);
        expect(toDayNumber(date)).toBe(number);
        if (date.year >= 1 && date.year <= 9999)
          expect(formatDayNumber(number)).toBe(new Date(number * dayMs).toISOString().slice(0, 10));
      }),
      { seed: 7043 },
    );
  });

  it('refuse days that do not exist', () => {
    expect(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '0000-01-01', '2026-04-31'].map(parseDate)).toEqual(
      Array(6).fill(undefined),
    );
  });

  it('keep the end of a month when months are added', () => {
    const add = (text: string, count: number, unit: 'month' | 'quarter' | 'year'): string | null =>
      formatDate(addToDate(parseDate(text) ?? { year: 1, month: 1, day: 1 }, count, unit));
    expect([
      add('2024-01-31', 1, 'month'),
      add('2025-01-31', 1, 'month'),
      add('2024-02-29', 1, 'year'),
      add('2024-03-31', -1, 'quarter'),
    ]).toEqual(['2024-02-29', '2025-02-28', '2025-02-28', '2023-12-31']);
  });

  it('begin weeks on Monday and quarters with their first month', () => {
    const start = (text: string, unit: 'week' | 'quarter'): string | null =>
      formatDate(startOfUnit(parseDate(text) ?? { year: 1, month: 1, day: 1 }, unit));
    expect([
      start('2026-11-01', 'week'),
      start('2026-11-02', 'week'),
      start('1969-12-31', 'week'),
      start('2026-05-31', 'quarter'),
    ]).toEqual(['2026-10-26', '2026-11-02', '1969-12-29', '2026-04-01']);
  });
});

describe('time zones', () => {
  it('know the day an instant lies on', () => {
    expect(dayNumberAt(at('2026-01-31T16:00:00Z'), 'Asia/Shanghai')).toBe(day('2026-02-01'));
    expect(dayNumberAt(at('2026-01-31T15:59:59.999Z'), 'Asia/Shanghai')).toBe(day('2026-01-31'));
    expect(dayNumberAt(at('2026-01-31T04:59:00Z'), 'America/New_York')).toBe(day('2026-01-30'));
  });

  it('begin a day at the jump where the clock skips midnight', () => {
    // Beirut, 2026-03-29: 00:00 became 01:00.
    expect(startOfDay(day('2026-03-29'), 'Asia/Beirut')).toBe(at('2026-03-28T22:00:00Z'));
    expect(startOfDay(day('2026-03-30'), 'Asia/Beirut')).toBe(at('2026-03-29T21:00:00Z'));
  });

  it('begin a day that the zone skips where the next one begins', () => {
    // Samoa crossed the date line: there was no 2011-12-30.
    expect(startOfDay(day('2011-12-30'), 'Pacific/Apia')).toBe(startOfDay(day('2011-12-31'), 'Pacific/Apia'));
  });

  it('agree: every instant lies between the start of its day and of the next', () => {
    const zones = [
      'UTC',
      'Asia/Shanghai',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kathmandu',
      'Pacific/Auckland',
      'Asia/Beirut',
      'America/Sao_Paulo',
      'Australia/Lord_Howe',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: at('1971-01-01'), max: at('2040-01-01') }),
        (zone, instant) => {
          const number = dayNumberAt(instant, zone);
          expect(startOfDay(number, zone)).toBeLessThanOrEqual(instant);
          expect(startOfDay(number + 1, zone)).toBeGreaterThan(instant);
        },
      ),
      { seed: 2026, numRuns: 400 },
    );
  });

  it('move a time that the clock skips past the gap', () => {
    // Berlin, 2026-03-29: 02:30 does not exist, 03:30 summer time follows.
    expect(instantOf(day('2026-03-29'), 2.5 * 3_600_000, 'Europe/Berlin')).toBe(at('2026-03-29T01:30:00Z'));
  });

  it('are known by name', () => {
    expect([isTimeZone('Asia/Shanghai'), isTimeZone('Mars/Olympus')]).toEqual([true, false]);
  });
});
