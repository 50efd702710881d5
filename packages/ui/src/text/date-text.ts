// Reads dates and times as people type them, in Chinese and English, and writes them back. Dates are ISO text throughout.
import type { UiLanguage } from '../language/ui-texts.ts';

export type DateProblem =
  | { reason: 'unreadable'; text: string }
  | { reason: 'noSuchDay'; year: number; month: number; days: number; suggestion: string }
  | { reason: 'noSuchMonth'; month: number }
  | { reason: 'noSuchTime'; text: string };

export type ReadDate = { kind: 'empty' } | { kind: 'date'; iso: string } | { kind: 'error'; problem: DateProblem };

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
export const isoDate = (year: number, month: number, day: number): string =>
  `${pad(year, 4)}-${pad(month)}-${pad(day)}`;

/** The calendar day of a local Date. */
export const toIsoDate = (date: Date): string => isoDate(date.getFullYear(), date.getMonth() + 1, date.getDate());

/** Local noon of the day, so that no time zone and no summer time moves it to a neighbour. */
export function fromIsoDate(iso: string): Date {
  const [year = 1970, month = 1, day = 1] = iso.split('-').map(Number);
  return new Date(year, month - 1, day, 12);
}

export function addDays(iso: string, days: number): string {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export const isIsoDate = (text: string): boolean => {
  const read = /^\d{4}-\d{2}-\d{2}$/u.test(text)
    ? check(...(text.split('-').map(Number) as [number, number, number]))
    : null;
  return read?.kind === 'date';
};

function check(year: number, month: number, day: number): ReadDate {
  if (month < 1 || month > 12) return { kind: 'error', problem: { reason: 'noSuchMonth', month } };
  const days = daysInMonth(year, month);
  if (day < 1 || day > days) {
    const suggestion = isoDate(year, month, Math.min(Math.max(day, 1), days));
    return { kind: 'error', problem: { reason: 'noSuchDay', year, month, days, suggestion } };
  }
  return { kind: 'date', iso: isoDate(year, month, day) };
}

const fullYear = (text: string): number => (text.length <= 2 ? 2000 + Number(text) : Number(text));
const monthOf = (name: string): number => monthNames.indexOf(name.slice(0, 3)) + 1;

const relative: Readonly<Record<string, number>> = {
  today: 0,
  今天: 0,
  今日: 0,
  tomorrow: 1,
  明天: 1,
  后天: 2,
  yesterday: -1,
  昨天: -1,
  前天: -2,
};

/**
 * `2026-06-18`, `2026/6/18`, `2026年6月18日`, `20260618`, `18 Jun 2026`, `Jun 18, 2026`, `18/6/2026` (day first),
 * `6-18` and `6月18日` (this year), `today`, `明天`, `+90`. `today` is an ISO date.
 */
export function readDate(text: string, today: string): ReadDate {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  if (plain === '') return { kind: 'empty' };
  const shift = relative[plain] ?? (/^[+-]\d{1,4}$/u.test(plain) ? Number(plain) : undefined);
  if (shift !== undefined) return { kind: 'date', iso: addDays(today, shift) };
  const thisYear = Number(today.slice(0, 4));
  let m = /^(\d{4})[-/.年\s]+(\d{1,2})[-/.月\s]+(\d{1,2})\s*[日号]?$/u.exec(plain);
  if (m) return check(Number(m[1]), Number(m[2]), Number(m[3]));
  m = /^(\d{4})(\d{2})(\d{2})$/u.exec(plain);
  if (m) return check(Number(m[1]), Number(m[2]), Number(m[3]));
  m = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})$/u.exec(plain);
  if (m) return check(fullYear(m[3] ?? ''), Number(m[2]), Number(m[1]));
  m = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]*([a-z]{3,9})\.?,?[\s-]*(\d{4}|\d{2})?$/u.exec(plain);
  if (m && monthOf(m[2] ?? '') > 0) return check(m[3] ? fullYear(m[3]) : thisYear, monthOf(m[2] ?? ''), Number(m[1]));
  m = /^([a-z]{3,9})\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?:[,\s]+(\d{4}))?$/u.exec(plain);
  if (m && monthOf(m[1] ?? '') > 0) return check(m[3] ? Number(m[3]) : thisYear, monthOf(m[1] ?? ''), Number(m[2]));
  m = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/u.exec(plain);
  if (m) return check(thisYear, Number(m[1]), Number(m[2]));
  return { kind: 'error', problem: { reason: 'unreadable', text: text.trim() } };
}

/** `14:30`, `14：30`, `2:30 pm`, `1430`, `9点`, `下午3点` → `14:30`; null when it is no time. */
export function readTime(text: string): string | null {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  const m =
    /^(上午|下午|晚上)?(\d{1,2})(?:[:时点h](\d{2})?分?)?\s*(am|pm)?$/u.exec(plain) ??
    /^()(\d{2})(\d{2})()$/u.exec(plain);
  if (!m) return null;
  let hour = Number(m[2]);
  const minute = Number(m[3] ?? 0);
  const late = m[4] === 'pm' || m[1] === '下午' || m[1] === '晚上';
  if (late && hour < 12) hour += 12;
  if ((m[4] === 'am' || m[1] === '上午') && hour === 12) hour = 0;
  return hour < 24 && minute < 60 ? `${pad(hour)}:${pad(minute)}` : null;
}

/** A date, then a time: `2026-06-18 14:30` → `2026-06-18T14:30`; without a time it is 00:00. */
export function readDateTime(text: string, today: string): ReadDate {
  const plain = text.normalize('NFKC').trim();
  const m = /^(.*?)(?:[\s,t]+)((?:上午|下午|晚上)?\d{1,2}[:时点]\d{0,2}分?\s*(?:am|pm)?)(?::\d{2})?$/iu.exec(plain);
  const date = readDate(m?.[1] ?? plain, today);
  if (date.kind !== 'date')
    return date.kind === 'empty' && m ? { kind: 'error', problem: { reason: 'unreadable', text } } : date;
  const time = m ? readTime(m[2] ?? '') : '00:00';
  if (time === null) return { kind: 'error', problem: { reason: 'noSuchTime', text: m?.[2] ?? '' } };
  return { kind: 'date', iso: `${date.iso}T${time}` };
}

/** `2026-06-18` in Chinese, `18 Jun 2026` in English. Text that is no ISO date comes back as it is. */
export function formatDate(iso: string, language: UiLanguage): string {
  const m = /^(\d{4})-(\d{2})-(\d{2})/u.exec(iso);
  if (!m) return iso;
  if (language === 'zh') return m[0];
  const name = monthNames[Number(m[2]) - 1] ?? '';
  return `${Number(m[3])} ${name.charAt(0).toUpperCase()}${name.slice(1)} ${m[1] ?? ''}`;
}

/** `2026-06-18 14:30` or `18 Jun 2026, 14:30`. */
export function formatDateTime(iso: string, language: UiLanguage): string {
  const time = iso.slice(11, 16);
  return `${formatDate(iso, language)}${language === 'en' ? ',' : ''} ${time}`;
}
