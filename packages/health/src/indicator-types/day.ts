// Days of dates and instants, as day numbers in the organisation's time zone.
import { wallClockAt } from '@keepwell/model';

const dayMs = 86_400_000;

/** An ISO date or an instant in ms → days since 1970-01-01; null for anything else. */
export function dayOf(value: unknown, timeZone: string): number | null {
  if (typeof value === 'number') return Math.floor(wallClockAt(value, timeZone) / dayMs);
  if (typeof value !== 'string') return null;
  const midnight = Date.parse(`${value}T00:00Z`);
  return Number.isNaN(midnight) ? null : midnight / dayMs;
}
