// Days since 1970-01-01 as a reader says them.
import { localeOf } from '@keepwell/kernel';
import type { Reader } from '@keepwell/model';

const dayMs = 86_400_000;

/** Month and day; the day number is of the organisation's calendar, so no time zone moves it. */
export function formatDayNumber(day: number, { language }: Reader): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    timeZone: 'UTC',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
  }).format(day * dayMs);
}

export function isoDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
