// The log of every write to a record: what, before, after, who, why, in the transaction of the write itself.
import type { RecordValues } from '@keepwell/model';
import type { Actor } from '../actor.ts';

export type CauseKind = 'edit' | 'bulk' | 'import' | 'undo' | 'restore' | 'schema' | 'score' | 'segment';

export interface Cause {
  readonly kind: CauseKind;
  /** The import job, the undone operation, or the document whose publishing caused it. */
  readonly of?: string;
}

export type ChangeKind = 'create' | 'update' | 'delete' | 'restore';

export interface Change {
  readonly position: number;
  readonly operation: number;
  readonly entity: string;
  readonly record: number;
  readonly change: ChangeKind;
  readonly at: number;
  readonly actor: string;
  readonly cause: Cause;
  /** Only the fields the change touched; `{}` for a create. */
  readonly before: RecordValues;
  readonly after: RecordValues;
}

export interface ChangeLog {
  /**
   * Changes after a position, in an order in which none appears later that should have come before: on PostgreSQL
   * those of transactions older than every running one, by (transaction, position). 0 is the beginning.
   */
  read(after: number, limit: number): Promise<readonly Change[]>;
  /** The position a reader who reads now is up to date with. */
  latest(): Promise<number>;
  /** Called soon after changes were committed, by whatever process; returns how to stop. */
  subscribe(listener: () => void): () => void;
  /** The change as this actor may see it, undefined when he may not: the record is outside his rows before and after. */
  visible(actor: Actor, change: Change): Promise<Change | undefined>;
}
