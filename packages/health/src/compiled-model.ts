// CompiledModel: a model with everything looked up: types, order, effective weights per variant. What run and SQL work on.
import type { Expression } from '@keepwell/rule';
import type { Aggregation, Band, Cadence, HealthModel, MissingPolicy, Polarity } from './definition.ts';
import type { ChildrenSource, IndicatorType } from './indicator-type.ts';

export interface CompiledIndicator {
  readonly kind: 'indicator';
  readonly id: string;
  readonly type: IndicatorType;
  readonly settings: Readonly<Record<string, unknown>>;
  /** 0…10,000 of its parent. */
  readonly weight: number;
  readonly missing: MissingPolicy;
  /** Units; null: never abnormal. */
  readonly abnormalAt: number | null;
}

export interface CompiledGroup {
  readonly kind: 'group';
  readonly id: string;
  readonly aggregation: Aggregation;
  /** The slower of its own and its parents' cadence. */
  readonly cadence: Cadence;
  readonly weight: number;
  readonly abnormalAt: number | null;
  readonly children: readonly CompiledNode[];
}

export type CompiledNode = CompiledIndicator | CompiledGroup;

/** The tree and the bands as one variant has them. */
export interface CompiledVariant {
  /** Null: the model itself, for records that no variant names. */
  readonly id: string | null;
  readonly when: Expression | null;
  /** A group of weight 10,000 and type weightedMean whose children are the dimensions. */
  readonly root: CompiledGroup;
  /** From low to high. */
  readonly bands: readonly Band[];
}

export interface CompiledModel {
  readonly id: string;
  readonly revision: number;
  readonly definition: HealthModel;
  readonly polarity: Polarity;
  /** In order of priority; the last is the model itself. */
  readonly variants: readonly CompiledVariant[];
  /** All paths that any variant reads. */
  readonly paths: readonly string[];
  /** Ids of the subject's own fields that any variant reads: a change of these makes a record dirty. */
  readonly fields: ReadonlySet<string>;
  readonly dependsOnTime: boolean;
  readonly references: readonly { readonly indicator: string; readonly path: string; readonly within: string | null }[];
  readonly children: readonly (ChildrenSource & { readonly indicator: string })[];
  /** Groups whose value is kept between runs, with their cadence. */
  readonly keptGroups: readonly { readonly id: string; readonly cadence: Cadence }[];
  /** Groups of type abnormalDays. */
  readonly dayGroups: readonly string[];
}
