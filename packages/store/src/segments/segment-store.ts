// What can be asked of segments and tierings, and the steps of the host that keep them current.
import type { SegmentKindName } from '@keepwell/model';
import type { FieldValue, RecordData } from '@keepwell/model';
import type { Issue, Json } from '@keepwell/kernel';
import type { Actor } from '../actor.ts';
import type { Titles } from '../records/record-store.ts';
import type { FieldComparison } from './compare.ts';
import type { MoveCause } from './regroup.ts';
import type { RefreshReason } from './segment-row.ts';

export interface PartSize {
  /** `in`, or the id of a tier. */
  readonly part: string;
  readonly size: number;
}

export interface SegmentState {
  readonly segment: string;
  readonly entity: string;
  /** Revision its members are judged by; null: never filled. */
  readonly revision: number | null;
  /** Of all records; null to whoever may not see every row. */
  readonly parts: readonly PartSize[] | null;
  /** When everybody was last looked at, and the milliseconds it took. */
  readonly at: number | null;
  readonly took: number | null;
  /** Time of the oldest change that has not been looked at; null: nothing waits. */
  readonly lateSince: number | null;
  readonly running: { readonly done: number; readonly total: number; readonly reason: RefreshReason } | null;
}

export interface SizePoint {
  readonly part: string;
  /** Days since 1970-01-01 in the organisation's time zone. */
  readonly day: number;
  readonly size: number;
  readonly entered: number;
  readonly departed: number;
}

/** Why a record is in its part: the change that brought it in, as far as the reader may see it. */
export interface MoveReason {
  readonly cause: MoveCause;
  readonly fields: readonly {
    readonly entity: string;
    readonly field: string;
    readonly before: FieldValue;
    readonly after: FieldValue;
  }[];
}

export interface Member {
  readonly record: RecordData;
  readonly title: string;
  readonly part: string | null;
  /** Members: since when. Moves: when. */
  readonly at: number;
  readonly reason: MoveReason;
}

/** A part that one record is in. */
export interface Membership {
  readonly segment: string;
  /** `in`, or the id of a tier. */
  readonly part: string;
  readonly since: number;
  readonly reason: MoveReason;
}

export interface MemberPage {
  readonly members: readonly Member[];
  readonly titles: Titles;
  readonly more: boolean;
}

export interface MemberRequest {
  /** `members`: who is in it now, latest first; `entered`, `departed`: moves since an instant, latest first. */
  readonly list: 'members' | 'entered' | 'departed';
  readonly part: string;
  readonly since?: number;
  readonly limit: number;
  readonly offset?: number;
  readonly fields: readonly string[];
}

export interface SegmentPreview {
  readonly issues: readonly Issue[];
  /** Live records the actor may see. */
  readonly total: number;
  readonly parts: readonly { readonly part: string; readonly before: number; readonly after: number }[];
  readonly entering: number;
  readonly leaving: number;
  /** Records in which a field that the rules read is empty. */
  readonly empties: readonly { readonly field: string; readonly count: number }[];
}

export interface SegmentStore {
  states(actor: Actor): Promise<readonly SegmentState[]>;
  /** Throws `store.document_not_found` for one that is not published. */
  state(actor: Actor, segment: string): Promise<SegmentState>;
  /** Sizes on the days on which they changed, and on the last day before `since`. */
  sizes(actor: Actor, segment: string, since: number): Promise<readonly SizePoint[]>;
  members(actor: Actor, segment: string, request: MemberRequest): Promise<MemberPage>;
  /** What one record is in, of the segments whose field the actor may see. */
  memberships(actor: Actor, entity: string, record: number): Promise<readonly Membership[]>;
  /** How many moves there were since an instant, by part. */
  moves(
    actor: Actor,
    segment: string,
    since: number,
  ): Promise<readonly { readonly part: string; readonly entered: number; readonly departed: number }[]>;
  /** What a draft would do to the records of today. */
  preview(actor: Actor, kind: SegmentKindName, id: string | null, definition: unknown): Promise<SegmentPreview>;
  /** Two sets of records field by field; the sets are rules over the entity. */
  compare(
    actor: Actor,
    entity: string,
    question: { readonly these: Json; readonly those: Json; readonly fields: readonly string[] },
  ): Promise<readonly FieldComparison[]>;
  /** For the host: */
  follow(actor: Actor): Promise<{ readonly left: boolean; readonly moved: number }>;
  begin(actor: Actor, segment: string, reason: RefreshReason): Promise<void>;
  step(actor: Actor, segment: string): Promise<{ readonly done: boolean }>;
  unfinished(): Promise<readonly string[]>;
  due(now: number): Promise<readonly { readonly segment: string; readonly reason: RefreshReason }[]>;
}
