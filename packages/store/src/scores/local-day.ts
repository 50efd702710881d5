// Day numbers in the organisation's time zone.
import { wallClockAt } from '@keepwell/model';

const dayMs = 86_400_000;

/** Days since 1970-01-01 of the calendar day on which the zone's clocks show this instant. */
export function dayAt(now: number, timeZone: string): number {
  return Math.floor(wallClockAt(now, timeZone) / dayMs);
}
