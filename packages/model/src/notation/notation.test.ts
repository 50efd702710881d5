import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reader } from '../field-type.ts';
import { fieldTypes } from '../field-types/index.ts';
import { readDate } from './date.ts';
import { readDateTime, writeDateTime } from './date-time.ts';
import { groupThousands, shiftPoint, toDecimalText } from './decimal.ts';
import { parseFigure } from './number.ts';

const zh: Reader = { language: 'zh', timeZone: 'Asia/Shanghai' };
const en: Reader = { language: 'en', timeZone: 'Europe/London' };
const at = (text: string, reader: Reader): unknown => {
  const read = readDateTime(text, reader);
  return read.ok ? new Date(read.value as number).toISOString() : read.code;
};

describe('decimal texts', () => {
  it('write every double plainly and read back as the same double (seeded)', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = toDecimalText(value);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(value + 0);
        expect(Number(shiftPoint(shiftPoint(text, 7), -7))).toBe(value + 0);
      }),
      { seed: 7, numRuns: 5000 },
    );
  });

  it('separate thousands in front of the point only', () => {
    expect(groupThousands('-1234567.12345')).toBe('-1,234,567.12345');
  });
});

describe('parseFigure', () => {
  it('reads back what toDecimalText and grouping write (seeded)', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseFigure(groupThousands(toDecimalText(value)))?.text).toBe(toDecimalText(value));
      }),
      { seed: 11, numRuns: 3000 },
    );
  });

  it('answers a pasted page without delay', () => {
    const start = performance.now();
    for (const text of ['1,'.repeat(240), '('.repeat(499), '1 '.repeat(249), `${'9'.repeat(498)}x`]) parseFigure(text);
    expect(performance.now() - start).toBeLessThan(200);
  });

  it('allows one sign only', () => {
    for (const text of ['-(5)', '(-5)', '-5-', '+(5)', '+-5']) expect(parseFigure(text), text).toBeUndefined();
  });
});

describe('readDate', () => {
  it('reads 01/03/2026 by the order of the column, else day first in English and not at all in Chinese', () => {
    expect(readDate('01/03/2026', en)).toMatchObject({ date: '2026-03-01' });
    expect(readDate('01/03/2026', { ...en, dateOrder: 'monthFirst' })).toMatchObject({ date: '2026-01-03' });
    expect(readDate('01/03/2026', zh)).toEqual({ ok: false, ambiguous: ['2026-03-01', '2026-01-03'] });
    expect(readDate('01/03/2026', { ...zh, dateOrder: 'dayFirst' })).toMatchObject({ date: '2026-03-01' });
    expect(readDate('03/03/2026', zh)).toMatchObject({ date: '2026-03-03' });
  });
});

describe('date and time', () => {
  it('means the reader’s zone unless the text has its own', () => {
    expect(at('2026/3/1 14:30', zh)).toBe('2026-03-01T06:30:00.000Z');
    expect(at('2026-03-01 14:30', en)).toBe('2026-03-01T14:30:00.000Z');
    expect(at('2026-03-01T14:30Z', zh)).toBe('2026-03-01T14:30:00.000Z');
    expect(at('2026年3月1日 下午2点30分', zh)).toBe('2026-03-01T06:30:00.000Z');
    expect(at('12/1/2010 8:26', { ...en, dateOrder: 'monthFirst' })).toBe('2010-12-01T08:26:00.000Z');
    expect(at('2026-03-01', zh)).toBe('2026-02-28T16:00:00.000Z');
  });

  it('refuses a time that the clocks skip and says so', () => {
    expect(at('2026-03-29 01:30', en)).toBe('model.time_skipped');
  });

  it('tells the two halves of a repeated hour apart', () => {
    const first = Date.UTC(2026, 9, 25, 0, 30);
    const second = first + 3_600_000;
    expect(writeDateTime(first, en)).toBe('25 Oct 2026, 01:30');
    expect(writeDateTime(second, en)).toBe('25 Oct 2026, 01:30 +00:00');
    expect(at(writeDateTime(second, en), en)).toBe(new Date(second).toISOString());
  });

  it('reads back every instant it writes, in any zone (seeded)', () => {
    const zones = [
      'Asia/Shanghai',
      'Europe/London',
      'America/New_York',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'Africa/Monrovia',
      'UTC',
    ];
    const dateTime = fieldTypes.need('dateTime');
    fc.assert(
      fc.property(
        fc.integer({ min: -4_000_000_000_000, max: 8_000_000_000_000 }),
        fc.constantFrom(...zones),
        fc.constantFrom('zh' as const, 'en' as const),
        (instant, timeZone, language) => {
          const reader = { language, timeZone };
          expect(dateTime.parse(dateTime.format(instant, {}, reader), {}, reader)).toEqual({
            ok: true,
            value: instant,
          });
        },
      ),
      { seed: 3, numRuns: 3000 },
    );
  });
});
