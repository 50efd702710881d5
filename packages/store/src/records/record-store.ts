// What can be asked of records. Every method names its actor; the row rule and the field mask are part of the query.
import type { Issue, Json } from '@keepwell/kernel';
import type { FieldValue, RecordData, RecordValues, Sort } from '@keepwell/model';
import type { Actor } from '../actor.ts';
import type { Cause, Change } from '../changes/change-log.ts';
import type { ListEdits } from './list-edits.ts';

/** Which records: a rule (null: all), words to search for in text fields, an order. */
export interface Selection {
  readonly filter?: Json;
  readonly search?: string;
  readonly sort?: readonly Sort[];
}

/** Titles of related records the actor may see: entity id → record id → title. */
export type Titles = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface RecordPage {
  readonly records: readonly RecordData[];
  /** Opaque and signed; null at the end. */
  readonly next: string | null;
  /** Position in the change log that this answer reflects. */
  readonly position: number;
  readonly titles: Titles;
  /** The filter is not wholly SQL: a part was judged record by record, over at most 50,000 candidates. */
  readonly residual?: true;
}

export interface Anchors {
  readonly total: number;
  /** Cursor before every nth record; the first is null, the beginning. */
  readonly anchors: readonly (string | null)[];
  readonly position: number;
  readonly residual?: true;
}

export interface Counted {
  readonly matching: number;
  /** All records the actor may see. */
  readonly total: number;
  readonly residual?: true;
}

export interface Match {
  readonly matching: number;
  readonly total: number;
  readonly examples: readonly RecordData[];
  /** Records that miss, those that fail the fewest conditions first. */
  readonly misses: readonly RecordData[];
  readonly empties: Readonly<Record<string, number>>;
}

export type SummaryKind = 'sum' | 'average' | 'min' | 'max' | 'filled' | 'empty' | 'distinct';

export interface Figure {
  readonly field: string;
  readonly summary: SummaryKind;
}

export interface Summary {
  readonly total: number;
  /** One number per figure, in their order; dates as UTC milliseconds of their midnight. */
  readonly figures: readonly (number | null)[];
  readonly groups: readonly {
    readonly value: FieldValue;
    readonly count: number;
    readonly figures: readonly (number | null)[];
  }[];
  /** More than 1,000 groups. */
  readonly more: boolean;
}

export interface RecordDetail {
  readonly record: RecordData;
  readonly title: string;
  readonly deleted: boolean;
  readonly titles: Titles;
}

export interface SliceOptions extends WriteOptions {
  /** Writes nothing and answers the same. */
  readonly dryRun?: boolean;
}

export interface WriteOptions {
  readonly cause?: Cause;
  /** Joins an operation that an earlier write of the same actor began (an import in slices): one undo takes all back. */
  readonly operation?: number;
  /** The same key again answers with what the first call wrote. */
  readonly key?: string;
}

export interface Written {
  /** Can be undone as a whole. 0 when nothing changed. */
  readonly operation: number;
  /** Position in the change log after the write. */
  readonly position: number;
  readonly records: readonly RecordData[];
}

/** What an import slice did: good rows are in, each refused row has its reasons. */
export interface SliceWritten {
  readonly operation: number;
  readonly position: number;
  /** Record id per row, null where refused. */
  readonly ids: readonly (number | null)[];
  readonly refused: readonly { readonly index: number; readonly issues: readonly Issue[] }[];
}

export interface RecordChange {
  readonly id: number;
  /** The version the edit was made on; fields changed since then by others and by this edit are a conflict. */
  readonly version?: number;
  readonly values: RecordValues;
}

/** `detail` of `store.record_conflict` is `{ conflicts: RecordConflict[] }`, one for each record. */
export interface RecordConflict {
  readonly record: number;
  readonly version: number;
  readonly by: string;
  readonly at: number;
  readonly fields: Readonly<
    Record<string, { readonly base: FieldValue; readonly mine: FieldValue; readonly theirs: FieldValue }>
  >;
}

export interface UndoConflict {
  readonly entity: string;
  readonly record: number;
  readonly title: string;
  readonly field: string;
  /** What undo would write, and what a later change wrote. */
  readonly undone: FieldValue;
  readonly current: FieldValue;
  readonly changedBy: string;
  readonly changedAt: number;
}

export interface UndoResult {
  readonly done: boolean;
  readonly operation: number | null;
  readonly changed: number;
  /** The first 200. */
  readonly conflicts: readonly UndoConflict[];
  readonly conflictCount: number;
}

export interface BinItem {
  readonly kind: 'record' | 'field' | 'document';
  readonly id: string;
  readonly entity: string | null;
  readonly title: string;
  readonly at: number;
  readonly by: string;
  readonly size: number | null;
}

export type Target = { readonly ids: readonly number[] } | { readonly selection: Selection };
export type BulkResult = { readonly operation: number; readonly changed: number };

export interface RecordStore {
  query(
    actor: Actor,
    entity: string,
    request: Selection & { readonly limit: number; readonly after?: string; readonly fields?: readonly string[] },
  ): Promise<RecordPage>;
  anchors(actor: Actor, entity: string, request: Selection & { readonly every: number }): Promise<Anchors>;
  count(actor: Actor, entity: string, selection: Selection): Promise<Counted>;
  match(actor: Actor, entity: string, request: { readonly rule: Json; readonly examples: number }): Promise<Match>;
  summarise(
    actor: Actor,
    entity: string,
    request: Selection & { readonly figures: readonly Figure[]; readonly groupBy?: string | null },
  ): Promise<Summary>;
  pick(
    actor: Actor,
    entity: string,
    request: { readonly words: string; readonly limit: number },
  ): Promise<{ readonly records: readonly { readonly id: number; readonly title: string }[]; readonly more: boolean }>;
  get(actor: Actor, entity: string, record: number): Promise<RecordDetail>;
  /** All or none. */
  create(actor: Actor, entity: string, rows: readonly RecordValues[], options?: WriteOptions): Promise<Written>;
  /** Good rows go in, bad rows come back: a slice of an import. `dryRun` writes nothing and answers the same. */
  createSlice(
    actor: Actor,
    entity: string,
    rows: readonly RecordValues[],
    options?: SliceOptions,
  ): Promise<SliceWritten>;
  /** All or none. */
  update(actor: Actor, entity: string, changes: readonly RecordChange[], options?: WriteOptions): Promise<Written>;
  updateSlice(
    actor: Actor,
    entity: string,
    changes: readonly RecordChange[],
    options?: SliceOptions,
  ): Promise<SliceWritten>;
  bulkUpdate(
    actor: Actor,
    entity: string,
    /** `lists`: options added to and taken from multiple-choice fields, beside what they hold. */
    request: { readonly selection: Selection; readonly values: RecordValues; readonly lists?: ListEdits },
    options?: WriteOptions,
  ): Promise<BulkResult>;
  delete(actor: Actor, entity: string, target: Target, options?: WriteOptions): Promise<BulkResult>;
  restore(actor: Actor, entity: string, ids: readonly number[], options?: WriteOptions): Promise<BulkResult>;
  /** Changes of one record, newest first, without fields the reader may not see. */
  history(
    actor: Actor,
    entity: string,
    record: number,
    request: { readonly before?: number; readonly limit?: number },
  ): Promise<{ readonly changes: readonly Change[]; readonly more: boolean }>;
  undo(actor: Actor, operation: number, onConflict: 'ask' | 'skip' | 'overwrite'): Promise<UndoResult>;
  /** Deleted records, fields and documents the actor may bring back, newest first, at most 1,000. */
  bin(actor: Actor, request: { readonly entity?: string }): Promise<readonly BinItem[]>;
  /** Live records the actor may see, by the value of a field: value → record id. */
  matchValues(
    actor: Actor,
    entity: string,
    field: string,
    values: readonly (string | number)[],
  ): Promise<ReadonlyMap<string | number, number>>;
  /** The records of a selection in slices; memory stays flat. */
  exportRows(
    actor: Actor,
    entity: string,
    request: Selection & { readonly fields?: readonly string[]; readonly slice?: number },
  ): AsyncIterable<{ readonly records: readonly RecordData[]; readonly titles: Titles }>;
}
