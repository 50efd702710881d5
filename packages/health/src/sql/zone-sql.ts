// The offsets of a time zone as SQL: which civil day an instant lies on, without the database knowing zones.
import { wallClockAt } from '@keepwell/model';
import type { RuleContext } from '@keepwell/rule';
import { sql } from 'kysely';
import { whole } from './score-tools.ts';
import type { Fragment } from './stages.ts';

/** From this instant on (that of the entry before: until it) the clocks are ahead of UTC by `offset`, ms. */
export interface ZoneOffset {
  readonly from: number;
  readonly offset: number;
}

const dayMs = 86_400_000;
/** Zones had local mean time before; nobody was a customer then. */
const earliest = Date.UTC(1840, 0, 1);
/** No zone has changed its clock twice in a fortnight. */
const step = 14 * dayMs;
const known = new Map<string, { readonly until: number; readonly offsets: readonly ZoneOffset[] }>();

/** All changes of the clock up to two days after now: what lies later counts as today. */
export function offsetsUntil({ now, timeZone }: RuleContext): readonly ZoneOffset[] {
  const until = now + 2 * dayMs;
  const found = known.get(timeZone);
  if (found !== undefined && found.until >= until) return found.offsets;
  const offsets: ZoneOffset[] = [{ from: earliest, offset: offsetAt(earliest, timeZone) }];
  if (timeZone !== 'UTC') {
    for (let at = earliest; at < until; at += step) {
      let before = at;
      while (offsetAt(at + step, timeZone) !== offsetAt(before, timeZone)) {
        const change = changeBetween(before, at + step, timeZone);
        offsets.push({ from: change, offset: offsetAt(change, timeZone) });
        before = change;
      }
    }
  }
  known.set(timeZone, { until, offsets });
  return offsets;
}

/** The first instant of the new offset. */
function changeBetween(before: number, after: number, timeZone: string): number {
  const old = offsetAt(before, timeZone);
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, timeZone) === old) low = middle;
    else high = middle;
  }
  return high;
}

function offsetAt(instant: number, timeZone: string): number {
  return wallClockAt(instant, timeZone) - instant;
}

/** A tree of comparisons: a century of summer times is eight of them. */
export function offsetSql(instant: Fragment, offsets: readonly ZoneOffset[]): Fragment {
  const [first] = offsets;
  if (offsets.length <= 1) return whole(first?.offset ?? 0);
  const middle = Math.floor(offsets.length / 2);
  const limit = whole(offsets[middle]?.from ?? 0);
  return sql`(case when ${instant} < ${limit} then ${offsetSql(instant, offsets.slice(0, middle))} else ${offsetSql(instant, offsets.slice(middle))} end)`;
}
