// Birthdays and anniversaries: the day of the year on which a date comes round, with a rule for 29 February.
import type { CivilDate } from './civil-date.ts';
import { fromDayNumber, isLeapYear } from './civil-date.ts';

/** Where 29 February comes round in a year without one. */
export const leapRules = ['feb28', 'mar1'] as const;
export type LeapRule = (typeof leapRules)[number];

export function leapRuleOf(word: unknown): LeapRule {
  return word === 'mar1' ? 'mar1' : 'feb28';
}

function isLeapDay(date: CivilDate): boolean {
  return date.month === 2 && date.day === 29;
}

/** Whether the anniversary of `date` falls on `day`. The year the date lies in, or an earlier one, makes no difference. */
export function isAnniversary(date: CivilDate, day: CivilDate, rule: LeapRule): boolean {
  if (isLeapDay(date) && !isLeapYear(day.year)) {
    return rule === 'feb28' ? day.month === 2 && day.day === 28 : day.month === 3 && day.day === 1;
  }
  return date.month === day.month && date.day === day.day;
}

/** The MM-DD endings of all dates whose anniversary falls on one of `count + 1` days from `dayNumber` on. */
export function endingsFrom(dayNumber: number, count: number, rule: LeapRule): string[] {
  const endings = new Set<string>();
  for (let day = dayNumber; day <= dayNumber + Math.min(count, 366); day += 1) {
    const date = fromDayNumber(day);
    endings.add(monthAndDay(date));
    if (!isLeapYear(date.year) && isAnniversary({ year: 2000, month: 2, day: 29 }, date, rule)) endings.add('02-29');
  }
  return [...endings];
}

export function monthAndDay(date: CivilDate): string {
  return `${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`;
}
