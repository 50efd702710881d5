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

/** Milliseconds to add to UTC, asked of Intl, which costs microseconds. */
function readOffset(instant: number, timeZone: string): number {
  const second = Math.floor(instant / 1000) * 1000;
  const part: Record<string, string> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(second)) part[type] = value;
  const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
  const [month, date] = [Number(part.month) - 1, Number(part.day)];
  const wall = Date.UTC(2000, month, date, Number(part.hour), Number(part.minute), Number(part.second));
  return new Date(wall).setUTCFullYear(year, month, date) - second;
}

const day = 86_400_000;
const mostDays = 50_000;

/** By zone and UTC day: the offset of the whole day, null on days on which the clocks are changed. */
const offsets = new Map<string, Map<number, number | null>>();

/** Milliseconds to add to UTC. A day whose two ends agree has one offset: no zone changes its clocks twice a day. */
export function offsetAt(instant: number, timeZone: string): number {
  let days = offsets.get(timeZone);
  if (days === undefined) {
    days = new Map();
    offsets.set(timeZone, days);
  }
  const number = Math.floor(instant / day);
  let offset = days.get(number);
  if (offset === undefined) {
    const first = readOffset(number * day, timeZone);
    offset = first === readOffset((number + 1) * day, timeZone) ? first : null;
    if (days.size >= mostDays) days.clear();
    days.set(number, offset);
  }
  return offset ?? readOffset(instant, timeZone);
}

/** The wall clock as if it were UTC, in milliseconds: 14:30 in Shanghai is 14:30Z. */
export function wallClockAt(instant: number, timeZone: string): number {
  return instant + offsetAt(instant, timeZone);
}

/** The instant at which clocks show this; of two (clocks put back) the first; undefined where clocks skip it. */
export function instantOf(wall: number, timeZone: string): number | undefined {
  const candidates = [wall - day, wall + day].map((near) => wall - offsetAt(near, timeZone));
  const exact = candidates.filter((instant) => wallClockAt(instant, timeZone) === wall);
  return exact.length === 0 ? undefined : Math.min(...exact);
}
