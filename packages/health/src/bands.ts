// Which band a score lies in: half-open intervals, a wider way back than there, and days that a limit must have held.
import type { Band, HealthModel, Polarity } from './definition.ts';
import type { Day } from './indicator-type.ts';
import { toUnits } from './points.ts';
import type { ScoreState } from './score-receipt.ts';

/** The band of records whose data is not enough. */
export const unknownBandId = 'unknown';

export type BandState = Pick<ScoreState, 'band' | 'pending' | 'pendingSince'>;

/** The interval the score lies in, from low to high; bands begin at 0, so there always is one. */
export function rawBand(bands: readonly Band[], units: number): number {
  return bands.findLastIndex(({ from }) => toUnits(from) <= units);
}

/** `units`: null when the data is not enough. The state after this day's judgement. */
export function nextBand(
  bands: readonly Band[],
  units: number | null,
  before: BandState | null,
  { polarity, hold }: Pick<HealthModel, 'polarity' | 'hold'>,
  today: Day,
): BandState {
  if (units === null) return { band: unknownBandId, pending: null, pendingSince: null };
  const idAt = (index: number): string => bands[index]?.id ?? unknownBandId;
  const raw = rawBand(bands, units);
  const current = bands.findIndex(({ id }) => id === before?.band);
  if (current < 0) return { band: idAt(raw), pending: null, pendingSince: null };
  const target = isWorse(polarity, raw, current) ? raw : wayBack(bands, units, current, polarity);
  if (target === current) return { band: idAt(current), pending: null, pendingSince: null };
  const worsens = isWorse(polarity, target, current);
  const asked = bands.findIndex(({ id }) => id === before?.pending);
  const goesOn = asked >= 0 && asked !== current && isWorse(polarity, asked, current) === worsens;
  const since = goesOn ? (before?.pendingSince ?? today) : today;
  const needed = worsens ? hold.worse : hold.better;
  if (today - since + 1 >= needed) return { band: idAt(target), pending: null, pendingSince: null };
  return { band: idAt(current), pending: idAt(target), pendingSince: since };
}

function isWorse(polarity: Polarity, one: number, other: number): boolean {
  return polarity === 'health' ? one < other : one > other;
}

/** The band a score reaches from `current` towards the better: each limit is passed only beyond its own `leaveAt`. */
export function wayBack(bands: readonly Band[], units: number, current: number, polarity: Polarity): number {
  const limit = (index: number): number => toUnits(bands[index]?.leaveAt ?? bands[index]?.from ?? 0);
  let target = current;
  if (polarity === 'health') while (target + 1 < bands.length && units >= limit(target + 1)) target += 1;
  else while (target > 0 && units < limit(target)) target -= 1;
  return target;
}
