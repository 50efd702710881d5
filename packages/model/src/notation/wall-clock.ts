// What clocks in a time zone show at an instant, and back; over Intl, to the millisecond.

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      hourCycle: 'h23',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** The wall clock as if it were UTC, in milliseconds: 14:30 in Shanghai is 14:30Z. */
export function wallClockAt(instant: number, timeZone: string): number {
  const second = Math.floor(instant / 1000) * 1000;
  const part: Record<string, string> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(second)) part[type] = value;
  const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
  const wall = Date.UTC(
    2000,
    Number(part.month) - 1,
    Number(part.day),
    Number(part.hour),
    Number(part.minute),
    Number(part.second),
  );
  return new Date(wall).setUTCFullYear(year, Number(part.month) - 1, Number(part.day)) + (instant - second);
}

/** Milliseconds to add to UTC. */
export function offsetAt(instant: number, timeZone: string): number {
  return wallClockAt(instant, timeZone) - instant;
}

const day = 86_400_000;

/** The instant at which clocks show this; of two (clocks put back) the first; undefined where clocks skip it. */
export function instantOf(wall: number, timeZone: string): number | undefined {
  const candidates = [wall - day, wall + day].map((near) => wall - offsetAt(near, timeZone));
  const exact = candidates.filter((instant) => wallClockAt(instant, timeZone) === wall);
  return exact.length === 0 ? undefined : Math.min(...exact);
}
