// What a review finds, from counted scores: who is alerted at a threshold, how right that was, and the figures a reviewer signs.
import type { Json } from '@keepwell/kernel';
import { type Entity, type FieldDefinition, valueTypeOf } from '@keepwell/model';
import { aucOf, type AlertReview, type Auc, type Confusion, reviewAlerts } from '@keepwell/retention';
import { Type, type Static } from 'typebox';
import { type Polarity, PolaritySchema } from './definition.ts';
import { unitsPerPoint } from './points.ts';

/** Records of one score: how many of them were lost and kept. */
export interface ScoreGroup {
  /** Whole units of 1/10,000 point. */
  readonly units: number;
  readonly lost: number;
  readonly kept: number;
}

/** Alerted: below the threshold where high is good, at or above it where high is bad. */
export function confusionAt(scores: readonly ScoreGroup[], polarity: Polarity, points: number): Confusion {
  const limit = Math.round(points * unitsPerPoint);
  const sums = { truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0 };
  for (const { units, lost, kept } of scores) {
    const isAlerted = polarity === 'health' ? units < limit : units >= limit;
    sums[isAlerted ? 'truePositives' : 'falseNegatives'] += lost;
    sums[isAlerted ? 'falsePositives' : 'trueNegatives'] += kept;
  }
  return sums;
}

/** Of the badness of the score: 1 when every lost record scored worse than every kept one. */
export function aucOfScores(scores: readonly ScoreGroup[], polarity: Polarity): Auc | null {
  const sign = polarity === 'risk' ? 1 : -1;
  return aucOf(scores.map(({ units, lost, kept }) => ({ value: sign * units, positives: lost, negatives: kept })));
}

/** Rows by score and outcome, as a database counts them, brought together by score. */
export function toScoreGroups(
  counts: readonly { readonly units: number; readonly label: boolean; readonly count: number }[],
): readonly ScoreGroup[] {
  const groups = new Map<number, ScoreGroup>();
  for (const { units, label, count } of counts) {
    const { lost, kept } = groups.get(units) ?? { lost: 0, kept: 0 };
    groups.set(units, { units, lost: lost + (label ? count : 0), kept: kept + (label ? 0 : count) });
  }
  return [...groups.values()];
}

/** The field that says who a record is: it divides records in halves, so that a customer who is imported anew stays in his. */
export function identityOf(entity: Pick<Entity, 'fields' | 'titleField'>): FieldDefinition | undefined {
  const texts = entity.fields.filter((field) => valueTypeOf(field).kind === 'text' && field.type !== 'formula');
  return texts.find(({ unique }) => unique) ?? texts.find(({ id }) => id === entity.titleField);
}

/**
 * About half of the records, by a hash of who they are: that a model is built on, or that it has never seen. A record without a
 * word for who it is goes by its number.
 */
export function halfRule(entity: Pick<Entity, 'fields' | 'titleField'>, half: 'built' | 'unseen'): Json {
  const identity = identityOf(entity);
  const placed = (path: string): Json => ({ bucket: [{ var: path }, 2, 'review'] });
  const place: Json =
    identity === undefined
      ? placed('id')
      : { if: [{ notEmpty: [{ var: identity.id }] }, placed(identity.id), placed('id')] };
  return { '==': [place, half === 'built' ? 1 : 2] };
}

/** Which values of which field mean that a record was lost. */
export const OutcomeSchema = Type.Object({
  field: Type.String({ minLength: 1, maxLength: 64 }),
  lost: Type.Array(Type.Union([Type.String({ maxLength: 64 }), Type.Boolean()]), { minItems: 1, maxItems: 50 }),
});
export type LostOutcome = Static<typeof OutcomeSchema>;

export function outcomeRule({ field, lost }: LostOutcome): Json {
  const rules = lost.map((value): Json => ({ '==': [{ var: field }, value] }));
  return rules.length === 1 ? (rules[0] ?? null) : { or: rules };
}

/** What a review is asked. `unseen`: only the half of the records that the model was not built on. */
export const ReviewAskedSchema = Type.Object({
  outcome: OutcomeSchema,
  among: Type.Union([Type.Literal('all'), Type.Literal('unseen')]),
  /** Points. */
  threshold: Type.Number({ minimum: 0, maximum: 100 }),
});
export type ReviewAsked = Static<typeof ReviewAskedSchema>;

const Count = Type.Integer({ minimum: 0 });
const Share = Type.Number({ minimum: 0, maximum: 1 });
const RateSchema = Type.Object({
  /** Null when nothing was there to divide by, and then without an interval. */
  value: Type.Union([Share, Type.Null()]),
  numerator: Count,
  denominator: Count,
  /** 95 %, Wilson. */
  interval: Type.Union([Type.Object({ low: Share, high: Share }), Type.Null()]),
});

/** The figures of a review as they are signed: complete in themselves, for they are kept when records, fields and model go on. */
export const ReviewFiguresSchema = Type.Object({
  version: Type.Literal(1),
  asked: ReviewAskedSchema,
  polarity: PolaritySchema,
  records: Count,
  lost: Count,
  auc: Type.Object({ auc: Share, low: Share, high: Share, positives: Count, negatives: Count }),
  wrongAlertShare: RateSchema,
  falsePositiveRate: RateSchema,
  missRate: RateSchema,
});
export type ReviewFigures = Static<typeof ReviewFiguresSchema>;

/** Null where nobody was lost or nobody was kept: then there is nothing that could be judged. */
export function toReviewFigures(
  scores: readonly ScoreGroup[],
  polarity: Polarity,
  asked: ReviewAsked,
): ReviewFigures | null {
  const auc = aucOfScores(scores, polarity);
  if (auc === null) return null;
  const rates: AlertReview = reviewAlerts(confusionAt(scores, polarity, asked.threshold));
  return { version: 1, asked, polarity, records: auc.positives + auc.negatives, lost: auc.positives, auc, ...rates };
}

/** What a reviewer had on the screen, to be held against what is found at the moment of signing. */
export const SeenFiguresSchema = Type.Object({
  records: Count,
  lost: Count,
  wrongAlerts: Count,
  misses: Count,
  auc: Share,
});
export type SeenFigures = Static<typeof SeenFiguresSchema>;

export function toSeen({ records, lost, wrongAlertShare, missRate, auc }: ReviewFigures): SeenFigures {
  return { records, lost, wrongAlerts: wrongAlertShare.numerator, misses: missRate.numerator, auc: auc.auc };
}

/** An AUC is shown with three decimals; what differs less was seen. */
const aucShown = 0.0005;

/** Every share follows from these counts: lost − misses are right alerts, and so on. */
export function hasSeen(figures: ReviewFigures, seen: SeenFigures): boolean {
  const now = toSeen(figures);
  const isSame = (['records', 'lost', 'wrongAlerts', 'misses'] as const).every((part) => now[part] === seen[part]);
  return isSame && Math.abs(now.auc - seen.auc) < aucShown;
}
