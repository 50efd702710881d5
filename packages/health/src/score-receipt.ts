// ScoreReceipt: everything a score was made of, as plain JSON that anyone can recompute from itself alone.
import type { HealthModel } from './definition.ts';
import type { Day, IndicatorInput } from './indicator-type.ts';

/** What is kept of a record between two scorings; whole numbers only. Absent at the first. */
export interface ScoreState {
  /** Band id, 'unknown' for not enough data; null before the first scoring. */
  readonly band: string | null;
  /** Hysteresis: the band that the score has been asking for, and since which day. */
  readonly pending: string | null;
  readonly pendingSince: Day | null;
  /** Groups of type abnormalDays: the day since when they are abnormal without a break. */
  readonly abnormalSince: Readonly<Record<string, Day | null>>;
  /** Groups of a slower cadence: units and coverage of their last value, kept until they are due. */
  readonly kept: Readonly<Record<string, KeptGroup>>;
}

export interface KeptGroup {
  readonly units: number | null;
  /** Share of the group's weight that had values, 0…10,000. */
  readonly coverage: number;
}

/** A person's word against the model's. The score stays what it is; the band shown is this one while it is in force. */
export interface Override {
  readonly band: string;
  readonly reason: string;
  readonly by: string;
  /** Instants, ms. */
  readonly at: number;
  readonly until: number | null;
  /** Locked: only its author or an owner may lift it before it ends. */
  readonly locked: boolean;
}

/** A node's part of the score. `weight`: used after missing data was dealt with, of its parent's 10,000 (rounded). */
export interface ReceiptNode {
  readonly id: string;
  readonly units: number | null;
  readonly weight: number;
  /** What happened to missing data here: null when there was a value. */
  readonly missing: 'redistributed' | 'neutral' | 'worst' | 'refused' | null;
  readonly abnormal: boolean;
  /** Share of the weight below that had values, 0…10,000; an indicator has 10,000 or 0. */
  readonly coverage: number;
  /** Kept from the last time the group was due. */
  readonly kept: boolean;
  /** Units of the whole score; those of all counted nodes add up to it exactly. */
  readonly contribution: number;
  /** Whether the contribution is counted at this node (a leaf of the sum) or at its children. */
  readonly counted: boolean;
  readonly children: readonly ReceiptNode[];
}

export interface ScoreReceipt {
  readonly format: 'keepwell.receipt/1';
  readonly model: { readonly id: string; readonly revision: number; readonly definition: HealthModel };
  readonly subject: { readonly entity: string; readonly record: number };
  readonly at: number;
  readonly today: Day;
  readonly timeZone: string;
  /** Id of the variant used; null: the model itself. */
  readonly variant: string | null;
  readonly inputs: Readonly<Record<string, IndicatorInput>>;
  /** Values of the fields that variants look at. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly before: ScoreState | null;
  /** Cadences that were due. */
  readonly due: readonly ('atOnce' | 'hourly' | 'daily')[];
  /** Units; null when nothing has a value or an indicator refused. */
  readonly score: number | null;
  readonly coverage: number;
  /** What the model says, and what is shown: the override's while there is one. */
  readonly band: string;
  readonly shownBand: string;
  readonly override: Override | null;
  readonly nodes: readonly ReceiptNode[];
  readonly after: ScoreState;
}
