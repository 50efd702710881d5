// Relative dates as half-open ranges of days: the one definition that evaluation and both databases share.
import type { RuleContext } from '../scope.ts';
import type { CivilDate, DateUnit } from './civil-date.ts';
import { addToDate, dateUnits, formatDayNumber, parseDate, startOfUnit, toDayNumber } from './civil-date.ts';
import { civilDateAt, dayNumberAt, isInstant, startOfDay } from './time-zone.ts';

/** Days from `from` up to but not including `to`; null leaves that side open. */
export interface DayRange {
  readonly from: number | null;
  readonly to: number | null;
}

/** Larger counts have no meaning for dates of four-digit years, and would leave exact arithmetic. */
const mostUnits = 1_000_000;

export function isUnitCount(count: unknown): count is number {
  return typeof count === 'number' && Number.isInteger(count) && Math.abs(count) <= mostUnits;
}

export function isDateUnit(unit: unknown): unit is DateUnit {
  return (dateUnits as readonly unknown[]).includes(unit);
}

function shift(date: CivilDate, count: number, unit: DateUnit): number {
  return toDayNumber(addToDate(date, count, unit));
}

export function today(context: RuleContext): CivilDate {
  return civilDateAt(context.now, context.timeZone);
}

/** Today and the `count` units before it: a date 0 to `count` units ago. */
export function lastUnits(count: number, unit: DateUnit, context: RuleContext): DayRange {
  const now = today(context);
  return { from: shift(now, -count, unit), to: toDayNumber(now) + 1 };
}

/** Today and the `count` units after it. */
export function nextUnits(count: number, unit: DateUnit, context: RuleContext): DayRange {
  const now = today(context);
  return { from: toDayNumber(now), to: shift(now, count, unit) + 1 };
}

export function beforeLastUnits(count: number, unit: DateUnit, context: RuleContext): DayRange {
  return { from: null, to: shift(today(context), -count, unit) };
}

export function afterNextUnits(count: number, unit: DateUnit, context: RuleContext): DayRange {
  return { from: shift(today(context), count, unit) + 1, to: null };
}

/** The unit that today lies in, or the one `offset` units later (−1: the last one). */
export function periodOf(unit: DateUnit, offset: number, context: RuleContext): DayRange {
  const start = startOfUnit(today(context), unit);
  return { from: shift(start, offset, unit), to: shift(start, offset + 1, unit) };
}

/** The day number of a date text or of an instant in the zone; undefined for anything else. */
export function dayNumberOf(value: unknown, context: RuleContext): number | undefined {
  if (typeof value === 'string') {
    const date = parseDate(value);
    return date === undefined ? undefined : toDayNumber(date);
  }
  return isInstant(value) ? dayNumberAt(value, context.timeZone) : undefined;
}

/** Whether a date text or an instant lies in the range; nothing else does. */
export function isInRange(value: unknown, range: DayRange, context: RuleContext): boolean {
  if (isInstant(value)) {
    const { from, to } = instantsOf(range, context);
    return (from === null || value >= from) && (to === null || value < to);
  }
  const day = dayNumberOf(value, context);
  return day !== undefined && (range.from === null || day >= range.from) && (range.to === null || day < range.to);
}

/** The same range in instants of the zone. */
export function instantsOf(range: DayRange, context: RuleContext): { from: number | null; to: number | null } {
  return {
    from: range.from === null ? null : startOfDay(range.from, context.timeZone),
    to: range.to === null ? null : startOfDay(range.to, context.timeZone),
  };
}

const beyondDates = '9999-12-31~';

/** The same range in ISO texts: a limit before year 1 or after 9999 stands outside all dates. */
export function datesOf(range: DayRange): { from: string | null; to: string | null } {
  const toText = (day: number | null): string | null => {
    if (day === null) return null;
    return formatDayNumber(day) ?? (day < 0 ? '' : beyondDates);
  };
  return { from: toText(range.from), to: toText(range.to) };
}
