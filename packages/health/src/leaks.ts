// Signs that a field was recorded after the loss, and so knows the answer: judged from counts, said with their figures.
import { aucOf } from '@keepwell/retention';

/** Who has a value, of the lost and of the kept. */
export interface FilledByOutcome {
  readonly lost: number;
  readonly kept: number;
  readonly filledLost: number;
  readonly filledKept: number;
}

/** Of the records that an edit made lost: how many had this field changed in that moment or later. */
export interface LaterChanges {
  readonly records: number;
  readonly later: number;
}

export interface LeakEvidence {
  /** How well its values separate; null: unknown. */
  readonly separation: { readonly auc: number } | null;
  readonly filledByOutcome: FilledByOutcome | null;
  readonly laterChanges: LaterChanges | null;
}

export type Leak =
  | { readonly kind: 'separates' /** 0.5…1 */; readonly auc: number }
  /** Shares 0…1 of the lost and of the kept that have a value, or have none. */
  | { readonly kind: 'filled' | 'missing'; readonly lost: number; readonly kept: number }
  | ({ readonly kind: 'changedLater' } & LaterChanges);

/** What is known before the loss hardly ever separates better than this. */
const suspiciousAuc = 0.95;
/** On either side: of fewer records nothing is said about who has a value. */
const fewestOfSide = 10;
/** Almost only for the lost: so many times as often as for the kept, and for so many of them. */
const extremeRatio = 20;
const fewestExtreme = 30;
const fewestChanged = 20;
const suspiciousLater = 0.5;

/** The strongest sign of each kind; none: nothing speaks for a leak, which does not prove that there is none. */
export function leaksOf({ separation, filledByOutcome, laterChanges }: LeakEvidence): readonly Leak[] {
  const auc = separation === null ? 0.5 : Math.max(separation.auc, 1 - separation.auc);
  const filled = filledByOutcome === null ? undefined : filledLeak(filledByOutcome);
  return [
    ...(auc >= suspiciousAuc ? [{ kind: 'separates' as const, auc }] : []),
    ...(filled === undefined ? [] : [filled]),
    ...(laterChanges !== null &&
    laterChanges.records >= fewestChanged &&
    laterChanges.later >= suspiciousLater * laterChanges.records
      ? [{ kind: 'changedLater' as const, ...laterChanges }]
      : []),
  ];
}

function filledLeak({ lost, kept, filledLost, filledKept }: FilledByOutcome): Leak | undefined {
  if (lost < fewestOfSide || kept < fewestOfSide) return undefined;
  const missing = { lost: lost - filledLost, kept: kept - filledKept };
  const separation = aucOf([
    { value: 0, positives: missing.lost, negatives: missing.kept },
    { value: 1, positives: filledLost, negatives: filledKept },
  ]);
  const auc = separation?.auc ?? 0.5;
  if (auc >= suspiciousAuc || isAlmostOnly(filledLost, lost, filledKept, kept)) {
    return { kind: 'filled', lost: filledLost / lost, kept: filledKept / kept };
  }
  if (auc <= 1 - suspiciousAuc || isAlmostOnly(missing.lost, lost, missing.kept, kept)) {
    return { kind: 'missing', lost: missing.lost / lost, kept: missing.kept / kept };
  }
  return undefined;
}

/** A half is added to each count, so that 30 against none of very few is not endlessly more. */
function isAlmostOnly(inLost: number, lost: number, inKept: number, kept: number): boolean {
  const ratio = (inLost + 0.5) / (lost + 1) / ((inKept + 0.5) / (kept + 1));
  return inLost >= fewestExtreme && ratio >= extremeRatio;
}
