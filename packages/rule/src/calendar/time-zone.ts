// Time zones over Intl: which civil date an instant lies on, and at which instant a civil date begins.
import type { CivilDate } from './civil-date.ts';
import { dayMs, fromDayNumber, toDayNumber } from './civil-date.ts';

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const cached = formatters.get(timeZone);
  if (cached !== undefined) return cached;
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    era: 'narrow',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  });
  formatters.set(timeZone, formatter);
  return formatter;
}

/** The furthest instants a JavaScript date holds. */
const furthest = 8.64e15;

/** What clocks in the zone show, as if it were UTC: milliseconds. */
function wallClock(instant: number, timeZone: string): number {
  if (timeZone === 'UTC') return instant;
  const seconds = Math.floor(instant / 1000) * 1000;
  const part: Record<string, string> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(seconds)) part[type] = value;
  const year = part.era === 'B' ? 1 - Number(part.year) : Number(part.year);
  const days = toDayNumber({ year, month: Number(part.month), day: Number(part.day) });
  const time = (Number(part.hour) * 60 + Number(part.minute)) * 60 + Number(part.second);
  return days * dayMs + time * 1000 + (instant - seconds);
}

/** Milliseconds to add to UTC. */
function offsetAt(instant: number, timeZone: string): number {
  return wallClock(instant, timeZone) - instant;
}

export function isTimeZone(timeZone: string): boolean {
  try {
    formatterOf(timeZone);
    return true;
  } catch {
    return false;
  }
}

export function isInstant(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= furthest;
}

/** Day number of the civil date on which an instant lies in the zone. */
export function dayNumberAt(instant: number, timeZone: string): number {
  const known = starts.get(timeZone);
  const guess = Math.floor(instant / dayMs);
  // Two cached day starts around the instant answer without Intl, which costs microseconds.
  for (let day = guess - 1; known !== undefined && day <= guess + 1; day += 1) {
    const begin = known.get(day);
    const end = known.get(day + 1);
    if (begin !== undefined && end !== undefined && begin <= instant && instant < end) return day;
  }
  const day = Math.floor(wallClock(instant, timeZone) / dayMs);
  startOfDay(day, timeZone);
  startOfDay(day + 1, timeZone);
  return day;
}

export function civilDateAt(instant: number, timeZone: string): CivilDate {
  return fromDayNumber(dayNumberAt(instant, timeZone));
}

const starts = new Map<string, Map<number, number>>();
const mostCachedDays = 20_000;

/**
 * The first instant of a civil day in the zone. Where the clock skips midnight (Beirut, São Paulo until 2019) the day begins
 * later than 00:00; a day the zone skips altogether (Samoa, 2011-12-30) begins where the next one does.
 */
export function startOfDay(dayNumber: number, timeZone: string): number {
  let days = starts.get(timeZone);
  if (days === undefined) {
    days = new Map();
    starts.set(timeZone, days);
  }
  const cached = days.get(dayNumber);
  if (cached !== undefined) return cached;
  if (days.size >= mostCachedDays) days.clear();
  const found = findStartOfDay(dayNumber, timeZone);
  days.set(dayNumber, found);
  return found;
}

function findStartOfDay(dayNumber: number, timeZone: string): number {
  const midnight = dayNumber * dayMs;
  if (timeZone === 'UTC' || Math.abs(midnight) > furthest - 2 * dayMs) return midnight;
  const exact = [midnight - dayMs, midnight + dayMs]
    .map((near) => midnight - offsetAt(near, timeZone))
    .filter((instant) => wallClock(instant, timeZone) === midnight);
  if (exact.length > 0) return Math.min(...exact);
  // No clock shows midnight: the day begins at the jump, found by halving.
  let before = midnight - dayMs * 1.5;
  let after = midnight + dayMs * 1.5;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wallClock(middle, timeZone) >= midnight) after = middle;
    else before = middle;
  }
  return after;
}

/** The instant at which the zone's clocks show this day and time of day; a time the clock skips is moved past the gap. */
export function instantOf(dayNumber: number, timeOfDay: number, timeZone: string): number {
  const wall = dayNumber * dayMs + timeOfDay;
  const candidates = [wall - dayMs, wall + dayMs].map((near) => wall - offsetAt(near, timeZone));
  const exact = candidates.filter((instant) => wallClock(instant, timeZone) === wall);
  return exact.length > 0 ? Math.min(...exact) : Math.max(...candidates);
}

export function timeOfDayAt(instant: number, timeZone: string): number {
  const wall = wallClock(instant, timeZone);
  return wall - Math.floor(wall / dayMs) * dayMs;
}
