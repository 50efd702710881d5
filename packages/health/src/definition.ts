// HealthModel: the authored document of a score: dimensions → groups → indicators, weights, bands, what missing data means.
import { LabelsSchema } from '@keepwell/model';
import { Type, type Static } from 'typebox';

/** `health`: a low score is bad. `risk`: a high score is bad. Points of every node are on the scale of the model. */
export const PolaritySchema = Type.Union([Type.Literal('health'), Type.Literal('risk')]);
export type Polarity = Static<typeof PolaritySchema>;

/** A share of the parent in hundredths of a percent: 45 % is 4500. */
const WeightSchema = Type.Integer({ minimum: 0, maximum: 10_000 });

/** What an indicator without a value counts as; `refuse`: the whole score is then "not enough data". */
export const MissingPolicySchema = Type.Union([
  Type.Literal('redistribute'),
  Type.Literal('neutral'),
  Type.Literal('worst'),
  Type.Literal('refuse'),
]);
export type MissingPolicy = Static<typeof MissingPolicySchema>;

/** Points, 0 to 100, at most four decimals. */
const PointsSchema = Type.Number({ minimum: 0, maximum: 100 });

export const IndicatorSchema = Type.Object({
  kind: Type.Literal('indicator'),
  id: Type.String({ pattern: '^i_[0-9a-z]{1,32}$' }),
  labels: LabelsSchema,
  /** Name in the registry of indicator types. */
  type: Type.String(),
  /** Settings of the type, checked against its `settingsSchema`. */
  settings: Type.Record(Type.String(), Type.Unknown()),
  weight: WeightSchema,
  missing: MissingPolicySchema,
  /** Counts as abnormal at or beyond these points (health: at or below, risk: at or above); null: never. */
  abnormalAt: Type.Union([PointsSchema, Type.Null()]),
});
export type Indicator = Static<typeof IndicatorSchema>;

/** `atOnce`: with every change. `hourly`, `daily`: the group keeps its last value in between. */
export const CadenceSchema = Type.Union([Type.Literal('atOnce'), Type.Literal('hourly'), Type.Literal('daily')]);
export type Cadence = Static<typeof CadenceSchema>;

/**
 * How children become the points of their group:
 * `weightedMean`  Σ w·p / Σ w over the children that have points;
 * `worst`         the worst of them;
 * `allGood`       best when all are at least `goodAt`, worst when one is at or beyond `poorAt`, else 50;
 * `abnormalCount` worst when at least `count` are abnormal, else their weighted mean;
 * `abnormalDays`  worst when the weighted mean has been at or beyond `abnormalAt` for `days` days running, else that mean.
 */
export const AggregationSchema = Type.Union([
  Type.Object({ type: Type.Literal('weightedMean') }),
  Type.Object({ type: Type.Literal('worst') }),
  Type.Object({ type: Type.Literal('allGood'), goodAt: PointsSchema, poorAt: PointsSchema }),
  Type.Object({ type: Type.Literal('abnormalCount'), count: Type.Integer({ minimum: 1, maximum: 100 }) }),
  Type.Object({
    type: Type.Literal('abnormalDays'),
    abnormalAt: PointsSchema,
    days: Type.Integer({ minimum: 1, maximum: 366 }),
  }),
]);
export type Aggregation = Static<typeof AggregationSchema>;

export const GroupSchema = Type.Cyclic(
  {
    Indicator: IndicatorSchema,
    Group: Type.Object({
      kind: Type.Literal('group'),
      id: Type.String({ pattern: '^g_[0-9a-z]{1,32}$' }),
      labels: LabelsSchema,
      weight: WeightSchema,
      aggregation: AggregationSchema,
      cadence: CadenceSchema,
      abnormalAt: Type.Union([PointsSchema, Type.Null()]),
      children: Type.Array(Type.Union([Type.Ref('Indicator'), Type.Ref('Group')]), { maxItems: 60 }),
    }),
  },
  'Group',
);
export interface Group {
  readonly kind: 'group';
  readonly id: string;
  readonly labels: Indicator['labels'];
  readonly weight: number;
  readonly aggregation: Aggregation;
  readonly cadence: Cadence;
  readonly abnormalAt: number | null;
  readonly children: readonly ModelNode[];
}
export type ModelNode = Indicator | Group;

/** Looks of a band: shape and colour always go together (design: never colour alone). */
export const BandLookSchema = Type.Union([
  Type.Literal('healthy'),
  Type.Literal('watch'),
  Type.Literal('atRisk'),
  Type.Literal('critical'),
]);
export type BandLook = Static<typeof BandLookSchema>;

/**
 * A half-open interval [from, next from); the last ends with 100 included. Bands stand from low to high scores. `leaveAt`:
 * hysteresis at `from`, the limit towards the band below. Health: once below, the score must reach `leaveAt` ≥ from to come
 * back up. Risk: once in this band, it must fall below `leaveAt` ≤ from to leave it. Null: no hysteresis.
 */
export const BandSchema = Type.Object({
  id: Type.String({ pattern: '^b_[0-9a-z]{1,32}$' }),
  labels: LabelsSchema,
  look: BandLookSchema,
  from: PointsSchema,
  leaveAt: Type.Union([PointsSchema, Type.Null()]),
});
export type Band = Static<typeof BandSchema>;

/** Weights, settings and bands for the records a rule names. The first variant, in order, whose rule holds is used. */
export const VariantSchema = Type.Object({
  id: Type.String({ pattern: '^x_[0-9a-z]{1,32}$' }),
  labels: LabelsSchema,
  /** JSON-Logic over the subject; must be wholly SQL. */
  when: Type.Unknown(),
  /** By node id; nodes that are not named keep theirs. */
  weights: Type.Record(Type.String(), WeightSchema),
  /** By indicator id: settings laid over those of the model, key by key. */
  settings: Type.Record(Type.String(), Type.Record(Type.String(), Type.Unknown())),
  /** By band id: another `from` (and `leaveAt`). */
  bands: Type.Record(
    Type.String(),
    Type.Object({ from: PointsSchema, leaveAt: Type.Union([PointsSchema, Type.Null()]) }),
  ),
});
export type Variant = Static<typeof VariantSchema>;

export const HealthModelSchema = Type.Object({
  /** The subject: the entity whose records get a score. */
  entity: Type.String(),
  labels: LabelsSchema,
  polarity: PolaritySchema,
  /** The dimensions: groups and, in a small model, indicators. Their weights add up to 10,000. */
  dimensions: Type.Array(Type.Union([IndicatorSchema, GroupSchema]), { maxItems: 60 }),
  bands: Type.Array(BandSchema, { maxItems: 10 }),
  /** Percent of weight that must have values; below it the band is "not enough data". */
  coverageFloor: Type.Number({ minimum: 0, maximum: 100 }),
  /** Days a score must have been beyond a limit before the band follows; 1: at once. */
  hold: Type.Object({
    worse: Type.Integer({ minimum: 1, maximum: 90 }),
    better: Type.Integer({ minimum: 1, maximum: 90 }),
  }),
  /** Trend: Theil–Sen over the last `days`; a change smaller than `deadBand` points is flat. */
  trend: Type.Object({
    days: Type.Integer({ minimum: 2, maximum: 366 }),
    deadBand: Type.Number({ minimum: 0, maximum: 100 }),
  }),
  variants: Type.Array(VariantSchema, { maxItems: 20 }),
  /** Fields of the entity that show the score; null until the first publishing makes them. */
  fields: Type.Object({
    score: Type.Union([Type.String(), Type.Null()]),
    band: Type.Union([Type.String(), Type.Null()]),
  }),
});
export type HealthModel = Omit<Static<typeof HealthModelSchema>, 'dimensions'> & {
  readonly dimensions: readonly ModelNode[];
};
