// What can be asked of scores. Every read names its actor, as everywhere; the runs that keep scores current are the product's own.
import type {
  Driver,
  FieldFacts,
  HealthModel,
  LeakEvidence,
  Override,
  ReferenceDistribution,
  ReviewAsked,
  ReviewFigures,
  ScoreReceipt,
  SeenFigures,
} from '@keepwell/health';
import type { Issue, Json } from '@keepwell/kernel';
import type { Actor } from '../actor.ts';

export type RunReason = 'publish' | 'day' | 'hour' | 'repair';

export interface ScoreState {
  readonly model: string;
  /** Revision whose scores are shown; null before the first run has ended. */
  readonly revision: number | null;
  /** When the last full run ended. */
  readonly at: number | null;
  /** A full run that goes on: records done and to do. */
  readonly running: {
    readonly revision: number;
    readonly done: number;
    readonly total: number;
    readonly reason: RunReason;
  } | null;
  /** Records whose score is known to be late. */
  readonly waiting: number;
}

export interface BandCount {
  readonly band: string;
  readonly before: number;
  readonly after: number;
}

export interface Mover {
  readonly record: number;
  readonly title: string;
  /** Points. */
  readonly before: number;
  readonly after: number;
  readonly bandBefore: string;
  readonly bandAfter: string;
}

export interface ModelPreview {
  readonly issues: readonly Issue[];
  readonly total: number;
  readonly bands: readonly BandCount[];
  /** Records whose band would change. */
  readonly moving: number;
  readonly movers: readonly Mover[];
}

/** How well a field separates and what speaks for a leak: null without a label. */
export interface FactsOf extends LeakEvidence {
  /** Its path: a field of the entity, or of a related record (`f_company.f_size`). */
  readonly field: string;
  readonly facts: FieldFacts;
  /** Of numbers, and of the days since a date. */
  readonly histogram: readonly { readonly from: number; readonly to: number; readonly count: number }[];
  /** Of numbers: what percentile and robust z would compare with if a full run were made now; null: no numbers. */
  readonly distribution: Omit<ReferenceDistribution, 'run'> | null;
  /** How well the field alone tells the lost from the kept; null without a label or where one side is empty. */
  readonly separation: { readonly auc: number; readonly low: number; readonly high: number } | null;
}

/** Why a record has its band, in a few words for a list. */
export interface ScoreReason {
  readonly record: number;
  /** Instant since which the band that is shown has been; null before the first scoring. */
  readonly since: number | null;
  readonly override: Override | null;
  /** What costs the most points, with the values read for it. */
  readonly drivers: readonly (Driver & { readonly values: Readonly<Record<string, unknown>> })[];
}

export interface HistoryPoint {
  readonly at: number;
  readonly score: number | null;
  readonly coverage: number;
  readonly band: string;
  readonly revision: number;
  readonly cause: string;
}

/** Records by score and outcome, as the database counts them. */
export interface ReviewCount {
  /** The value of the field that the review is split by, as text; null: none, or not split. */
  readonly part: string | null;
  readonly units: number;
  readonly label: boolean;
  readonly count: number;
}

export interface ReviewQuestion {
  /** Who is lost. */
  readonly label: Json;
  /** Only the records it holds for; null: all. */
  readonly where: Json | null;
  /** Field that splits the records; null: none. */
  readonly by: string | null;
}

export type Verdict = 'approved' | 'rejected';

/** A reviewer's word on a published revision; never changed, another word is another one. */
export interface SignOff {
  readonly id: string;
  readonly model: string;
  readonly revision: number;
  readonly by: string;
  readonly at: number;
  readonly verdict: Verdict;
  readonly note: string | null;
  /** Null for whoever may not see the outcome or not all records. */
  readonly figures: ReviewFigures | null;
}

export interface SignOffRequest {
  /** Chosen by the client so that a second click signs nothing twice. */
  readonly id?: string;
  readonly revision: number;
  readonly verdict: Verdict;
  readonly note: string | null;
  readonly asked: ReviewAsked;
  /** What stood on the screen. The figures that are kept are counted anew. */
  readonly seen: SeenFigures;
}

export interface ScoreStore {
  state(actor: Actor, model: string): Promise<ScoreState>;
  /** A draft against the scores of today: one set-based question. */
  preview(actor: Actor, model: string | null, definition: HealthModel): Promise<ModelPreview>;
  /** `where`: only records it holds for; null: all. */
  facts(
    actor: Actor,
    entity: string,
    fields: readonly string[],
    label: Json | null,
    where?: Json | null,
  ): Promise<readonly FactsOf[]>;
  /** Throws `store.record_not_found`, `store.not_scored`. */
  receipt(actor: Actor, model: string, record: number): Promise<ScoreReceipt>;
  /** For a list: in no particular order, without the records that the actor may not see. Throws `store.not_scored`. */
  reasons(actor: Actor, model: string, records: readonly number[]): Promise<readonly ScoreReason[]>;
  /** The receipt a draft would give. */
  tryOn(actor: Actor, definition: HealthModel, record: number): Promise<ScoreReceipt>;
  history(actor: Actor, model: string, record: number, since: number): Promise<readonly HistoryPoint[]>;
  review(actor: Actor, model: string, question: ReviewQuestion): Promise<readonly ReviewCount[]>;
  /**
   * Signs the published revision whose scores are in use. Throws `store.forbidden`, `store.revision_not_found`,
   * `store.sign_off_outdated`, `store.not_scored`, `store.sign_off_note_long`, `store.sign_off_note_missing`,
   * `store.sign_off_empty`, and `store.figures_changed` with the new ones when they are not what was seen.
   */
  signOff(actor: Actor, model: string, request: SignOffRequest): Promise<SignOff>;
  /** Newest first. */
  signOffs(actor: Actor, model: string): Promise<readonly SignOff[]>;
  /** `isOwner`: may put aside what a colleague has locked. Throws `store.override_locked`. */
  override(
    actor: Actor,
    model: string,
    record: number,
    said: Pick<Override, 'band' | 'reason' | 'until' | 'locked'>,
    isOwner?: boolean,
  ): Promise<void>;
  liftOverride(actor: Actor, model: string, record: number, isOwner?: boolean): Promise<void>;
  /** For the host: */
  begin(actor: Actor, model: string, reason: RunReason): Promise<void>;
  /** One step of a run; `done` when nothing is left. */
  step(actor: Actor, model: string): Promise<{ readonly done: boolean }>;
  /** Reads the change log on and scores what it touched; how much is left. */
  follow(
    actor: Actor,
  ): Promise<{ readonly left: boolean; readonly scored: number; readonly entities: readonly string[] }>;
  /** Models whose full run is not at its end. */
  unfinished(): Promise<readonly string[]>;
  /** Published models and what a clock must know of them. */
  due(now: number): Promise<readonly { readonly model: string; readonly reason: RunReason }[]>;
}
