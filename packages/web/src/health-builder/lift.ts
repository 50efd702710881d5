// How the lost gather in the worst tenths, from counted scores.
import type { Polarity, ScoreGroup } from '@keepwell/health';

export interface LiftPart {
  /** 1: the tenth with the worst scores. */
  readonly part: number;
  readonly records: number;
  /** Expected number where equal scores lie across a limit of tenths: they share it evenly. */
  readonly lost: number;
  /** Loss rate of this tenth over that of all; null when nobody was lost. */
  readonly lift: number | null;
  /** Share of all losses in this tenth and the worse ones. */
  readonly caught: number | null;
}

/** Ten parts of as equal size as whole records allow, worst scores first. */
export function liftOf(scores: readonly ScoreGroup[], polarity: Polarity, parts = 10): LiftPart[] {
  const sorted = scores.toSorted((a, b) => (polarity === 'health' ? a.units - b.units : b.units - a.units));
  const total = sorted.reduce((sum, { lost, kept }) => sum + lost + kept, 0);
  const allLost = sorted.reduce((sum, { lost }) => sum + lost, 0);
  const found: LiftPart[] = [];
  let index = 0;
  /** Records of the current score that a tenth has taken already. */
  let taken = 0;
  let lostBefore = 0;
  for (let part = 1; part <= parts; part += 1) {
    const size = Math.floor((total * part) / parts) - Math.floor((total * (part - 1)) / parts);
    let left = size;
    let lost = 0;
    for (let group = sorted[index]; left > 0 && group !== undefined; group = sorted[index]) {
      const all = group.lost + group.kept;
      const share = Math.min(left, all - taken);
      lost += (group.lost * share) / all;
      left -= share;
      taken += share;
      if (taken < all) break;
      index += 1;
      taken = 0;
    }
    lostBefore += lost;
    const isKnown = allLost > 0 && size > 0;
    found.push({
      part,
      records: size,
      lost: Math.round(lost * 10) / 10,
      lift: isKnown ? lost / size / (allLost / total) : null,
      caught: allLost === 0 ? null : lostBefore / allLost,
    });
  }
  return found;
}
