// The shape of an indicator type: how one kind of value becomes points, in memory and as SQL, with its words.
import type { Issue, Json, PathSegment, Text } from '@keepwell/kernel';
import type { Entity, FieldDefinition, ModelLookup } from '@keepwell/model';
import type { RuleContext } from '@keepwell/rule';
import type { TSchema } from 'typebox';
import type { Polarity } from './definition.ts';

/** What an indicator reads from a record: values by path (`f_tenure`, `f_customer.f_size`), as rules see them. */
export type SubjectValues = Readonly<Record<string, unknown>>;

/** A day number, days since 1970-01-01, in the organisation's time zone. */
export type Day = number;

/**
 * A distribution that values are compared with, frozen at the last full run: knots in ascending order of value, each with
 * its mid-rank percentile (0…100); between two knots the percentile is interpolated. Median and MAD for robust z.
 */
export interface ReferenceDistribution {
  /** Name of the run it was taken at, for the receipt. */
  readonly run: string;
  /** Records with a value. */
  readonly size: number;
  readonly knots: readonly (readonly [value: number, percentile: number])[];
  readonly median: number;
  /** Median absolute deviation, unscaled. */
  readonly mad: number;
}

/** What points may depend on beside the record. */
export interface ScoringContext extends RuleContext {
  readonly today: Day;
  /** `within`: the value that partitions the subjects, as text; '' where the indicator does not partition. */
  reference(indicator: string, within: string): ReferenceDistribution | undefined;
  /** Scores of the children of this record, for the type `children`: whole units, and their weights. */
  children(indicator: string): readonly { readonly units: number; readonly weight: number }[];
}

/** What an indicator looked at, kept for the receipt: plain JSON. */
export interface IndicatorInput {
  /** By path; only what the type reads. */
  readonly values: SubjectValues;
  /** The part of a reference distribution that decides: its knots around the value, median, MAD, size, run. */
  readonly reference?: ReferenceDistribution;
  readonly children?: readonly { readonly units: number; readonly weight: number }[];
}

export interface IndicatorType<Settings = Record<string, unknown>> {
  readonly name: string;
  readonly labels: Text;
  /** One sentence for the palette. */
  readonly help: Text;
  /** Name of a lucide icon. */
  readonly icon: string;
  readonly settingsSchema: TSchema;
  /** Sensible settings for a field of the subject, from what is known of its values; undefined: not for this field. */
  propose(field: FieldDefinition, facts: FieldFacts, polarity: Polarity): Settings | undefined;
  /** Paths that it reads, with where in the settings each stands. */
  paths(settings: Settings): readonly { readonly path: string; readonly at: readonly PathSegment[] }[];
  /** Beyond the schema: types of fields, order of knots, empty tables. Paths point into the settings. */
  check(settings: Settings, subject: Entity, lookup: ModelLookup): readonly Issue[];
  /** Rules it judges, for references and for SQL: JSON-Logic over the subject. */
  rule?(settings: Settings): Json;
  /** Depends on the date: scored again at local midnight. */
  dependsOnTime(settings: Settings): boolean;
  /** Needs a frozen reference distribution of the number at this path, partitioned by `within`. */
  reference?(settings: Settings): { readonly path: string; readonly within: string | null } | null;
  /** Needs the scores of child records. */
  children?(settings: Settings): ChildrenSource | null;
  /** Points 0…100 before rounding, or null when there is no value. Pure; the same operations in the same order as the SQL. */
  points(input: IndicatorInput, settings: Settings, polarity: Polarity, context: ScoringContext): number | null;
  /** How a value becomes points, in words: "0 points at 4, 100 points from 20". */
  describe(settings: Settings, words: (path: string, value: unknown) => Text): Text;
  /** For the curve: points at a value where the transform is a function of one number; undefined otherwise. */
  curve?(settings: Settings, polarity: Polarity): CurveShape;
  /** What its points are drawn over as a line; undefined: they are no function of one number. */
  axis?(settings: Settings): LineAxis;
  readonly samples: readonly IndicatorSample<Settings>[];
}

/** One number that points depend on: the value at a path, the days since the date there, or the score of a single child. */
export type LineAxis =
  | { readonly of: 'value'; readonly path: string }
  | { readonly of: 'daysSince'; readonly path: string }
  | { readonly of: 'childScore' };

export interface ChildrenSource {
  readonly model: string;
  readonly entity: string;
  /** Relation field of the child entity that points to the subject. */
  readonly relation: string;
  readonly weight: string | null;
}

/** What is known of a field's values today, from one set-based question. */
export interface FieldFacts {
  readonly filled: number;
  readonly missing: number;
  /** Quantiles 0, 0.05, 0.25, 0.5, 0.75, 0.95, 1 of a number, or of the days since a date; empty for other types. */
  readonly quantiles: readonly number[];
  /** Share of each option, true/false… by the value as text. */
  readonly shares: Readonly<Record<string, number>>;
  /** When a label field is known: area under the curve of this field against it, > 0.5 when high values mean a loss. */
  readonly auc?: number | null;
  /** Loss rate by option or truth value, 0…1. */
  readonly lossRates?: Readonly<Record<string, number>>;
}

/** Draggable points of a curve over the histogram: value → points. */
export interface CurveShape {
  readonly knots: readonly (readonly [value: number, points: number])[];
  /** Settings after a knot was moved. */
  move(index: number, value: number, points: number): Record<string, unknown>;
}

export interface IndicatorSample<Settings> {
  readonly settings: Settings;
  readonly cases: readonly (readonly [values: SubjectValues, points: number | null])[];
}

export function defineIndicatorType<Settings>(type: IndicatorType<Settings>): IndicatorType<Settings> {
  return Object.freeze(type);
}
