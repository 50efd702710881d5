// Reading and writing dates as people and files write them; at rest a date is YYYY-MM-DD.
import type { Reader } from '../field-type.ts';
import { toHalfWidth } from './fold.ts';

export type DateReading =
  | { readonly ok: true; readonly date: string /** What follows the date. */; readonly rest: string }
  | { readonly ok: false; readonly ambiguous?: readonly [string, string] };

const none: DateReading = { ok: false };

export function isDate(text: unknown): text is string {
  if (typeof text !== 'string') return false;
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && toIso(Number(match[1]), Number(match[2]), Number(match[3])) === text;
}

function toIso(year: number, month: number, day: number): string | undefined {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return undefined;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  if (day > length) return undefined;
  const pad = (part: number, size: number): string => String(part).padStart(size, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const longMonths = 'january|february|march|april|may|june|july|august|september|october|november|december';
const monthName = `(${longMonths}|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\\.?`;

const yearFirst = /^(\d{4})\s*([-/.年])\s*(\d{1,2})\s*([-/.月])\s*(\d{1,2})\s*(日|号)?(?![\d-/])/;
const compact = /^(\d{4})(\d{2})(\d{2})(?!\d)/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/;
const dayMonthName = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+${monthName}[\\s,-]+(\\d{4})(?!\\d)`, 'i');
const monthNameDay = new RegExp(`^${monthName}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:\\s*,\\s*|\\s+)(\\d{4})(?!\\d)`, 'i');

/**
 * Reads a date at the beginning of the text: 2026-03-01, 2026/3/1, 2026.3.1, 2026年3月1日, 20260301, 1 Mar 2026, Mar 1, 2026, and with the
 * year last when only one order makes a date. Where both do (01/03/2026) the order is the reader's `dateOrder` (a file's column),
 * else day first for a reader of English, and refused for a reader of Chinese, who writes no such dates.
 */
export function readDate(typed: string, reader: Reader): DateReading {
  const text = toHalfWidth(typed).trim();
  const ymd = yearFirst.exec(text);
  if (ymd !== null) {
    // 年 goes with 月, and other separators with themselves.
    const agree = ymd[2] === '年' ? ymd[4] === '月' : ymd[2] === ymd[4] && ymd[6] === undefined;
    return agree ? reading(toIso(Number(ymd[1]), Number(ymd[3]), Number(ymd[5])), text, ymd[0]) : none;
  }
  const run = compact.exec(text);
  if (run !== null) return reading(toIso(Number(run[1]), Number(run[2]), Number(run[3])), text, run[0]);
  const named = dayMonthName.exec(text);
  if (named !== null) return reading(toIso(Number(named[3]), monthOf(named[2]), Number(named[1])), text, named[0]);
  const american = monthNameDay.exec(text);
  if (american !== null) {
    return reading(toIso(Number(american[3]), monthOf(american[1]), Number(american[2])), text, american[0]);
  }
  const last = yearLast.exec(text);
  return last === null ? none : readYearLast(last, text, reader);
}

function readYearLast(match: RegExpExecArray, text: string, reader: Reader): DateReading {
  const [whole, first, , second, year] = match;
  const dayFirst = toIso(Number(year), Number(second), Number(first));
  const monthFirst = toIso(Number(year), Number(first), Number(second));
  if (dayFirst === undefined || monthFirst === undefined || dayFirst === monthFirst) {
    return reading(dayFirst ?? monthFirst, text, whole);
  }
  const order = reader.dateOrder ?? (reader.language === 'en' ? 'dayFirst' : undefined);
  if (order === undefined) return { ok: false, ambiguous: [dayFirst, monthFirst] };
  return reading(order === 'dayFirst' ? dayFirst : monthFirst, text, whole);
}

function monthOf(name = ''): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function reading(date: string | undefined, text: string, whole: string): DateReading {
  return date === undefined ? none : { ok: true, date, rest: text.slice(whole.length) };
}

const shortMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 2026-06-18 in Chinese, 18 Jun 2026 in English. */
export function writeDate(date: string, reader: Pick<Reader, 'language'>): string {
  if (reader.language === 'zh') return date;
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${shortMonths[Number(month) - 1] ?? month} ${year}`;
}

/** Midnight of a date as if it were UTC, in milliseconds. */
export function wallOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}
