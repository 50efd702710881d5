// Civil dates as day numbers: the proleptic Gregorian calendar in whole numbers, no time zone anywhere.

export interface CivilDate {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
}

export const dayMs = 86_400_000;

export type DateUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';
export const dateUnits: readonly DateUnit[] = ['day', 'week', 'month', 'quarter', 'year'];
export type TimeUnit = 'minute' | 'hour';
export const timeUnits: readonly TimeUnit[] = ['minute', 'hour'];

/** Days since 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms"). */
export function toDayNumber({ year, month, day }: CivilDate): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function fromDayNumber(dayNumber: number): CivilDate {
  const z = dayNumber + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0);
}

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The date in an ISO text of years 0001–9999; undefined when it is none, such as 2026-02-30. */
export function parseDate(text: unknown): CivilDate | undefined {
  if (typeof text !== 'string' || text.length !== 10) return undefined;
  const match = isoDate.exec(text);
  if (match === null) return undefined;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return { year, month, day };
}

const firstDay = toDayNumber({ year: 1, month: 1, day: 1 });
const lastDay = toDayNumber({ year: 9999, month: 12, day: 31 });

/** ISO text of a date; null outside the years 0001–9999, which have no four-digit form. */
export function formatDate(date: CivilDate): string | null {
  if (date.year < 1 || date.year > 9999) return null;
  return `${String(date.year).padStart(4, '0')}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`;
}

export function formatDayNumber(dayNumber: number): string | null {
  if (!(dayNumber >= firstDay && dayNumber <= lastDay)) return null;
  return formatDate(fromDayNumber(dayNumber));
}

/** Adds whole units; a day that the month does not have becomes its last (31 January + 1 month = 28 or 29 February). */
export function addToDate(date: CivilDate, count: number, unit: DateUnit): CivilDate {
  if (unit === 'day' || unit === 'week') {
    return fromDayNumber(toDayNumber(date) + count * (unit === 'week' ? 7 : 1));
  }
  const months = date.year * 12 + (date.month - 1) + count * (unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12);
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return { year, month, day: Math.min(date.day, daysInMonth(year, month)) };
}

/** The first day of the unit the date lies in; weeks begin on Monday (ISO 8601). */
export function startOfUnit(date: CivilDate, unit: DateUnit): CivilDate {
  if (unit === 'day') return date;
  if (unit === 'week') {
    const dayNumber = toDayNumber(date);
    // Day 0, 1970-01-01, was a Thursday: three days after Monday.
    return fromDayNumber(dayNumber - ((((dayNumber + 3) % 7) + 7) % 7));
  }
  if (unit === 'month') return { ...date, day: 1 };
  if (unit === 'quarter') return { ...date, month: date.month - ((date.month - 1) % 3), day: 1 };
  return { year: date.year, month: 1, day: 1 };
}
