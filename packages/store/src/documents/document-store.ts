// What can be asked of definitions: drafts, plans, publishing, history, uses, the recycle bin.
import type { Issue, PathSegment, Text } from '@keepwell/kernel';
import type { DiffLine, Entity, FieldValue } from '@keepwell/model';
import type { Actor } from '../actor.ts';

export interface StoredDocument {
  readonly id: string;
  readonly kind: string;
  readonly app: string | null;
  /** Compare-and-set token: a write names the one it was made on. */
  readonly token: number;
  readonly draft: { readonly body: unknown; readonly updatedAt: number; readonly updatedBy: string } | null;
  readonly published: {
    readonly revision: number;
    readonly body: unknown;
    readonly publishedAt: number;
    readonly publishedBy: string;
  } | null;
}

export interface DocumentUse {
  readonly document: string;
  readonly kind: string;
  readonly title: Text;
  readonly as: string;
  readonly field: string | null;
}

export interface Conversion {
  readonly field: string;
  readonly from: string;
  readonly to: string;
  readonly converted: number;
  readonly emptied: number;
  readonly empty: number;
  readonly examples: readonly { readonly before: string; readonly after: string }[];
  readonly exceptions: readonly {
    readonly record: number;
    readonly title: string;
    readonly before: string;
    readonly reason: Text;
  }[];
}

export interface Obstacle {
  readonly field: string;
  readonly obstacle: 'duplicate' | 'missing';
  readonly records: number;
  readonly examples: readonly { readonly record: number; readonly title: string; readonly value: FieldValue }[];
}

/** What publishing a draft would do. Publishing repeats the digest, so that nothing else than what was shown happens. */
export interface PublishPlan {
  readonly digest: string;
  readonly records: number;
  readonly lines: readonly DiffLine[];
  readonly conversions: readonly Conversion[];
  readonly removed: readonly { readonly field: string; readonly filled: number }[];
  readonly obstacles: readonly Obstacle[];
  readonly broken: readonly DocumentUse[];
  readonly issues: readonly Issue[];
}

export interface DeletionPlan {
  /** Documents that go to the bin with it. */
  readonly follow: readonly DocumentUse[];
  /** Documents that let go of it by a new revision. */
  readonly release: readonly DocumentUse[];
  /** Uses that have to be changed first. */
  readonly refuse: readonly DocumentUse[];
}

export interface RevisionView {
  readonly revision: number;
  readonly at: number;
  readonly by: string;
  readonly note: string | null;
  readonly lines: readonly DiffLine[];
}

/** `detail` of `store.document_conflict`: neither text is thrown away. */
export interface DocumentConflict {
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly by: string;
  readonly at: number;
  readonly token: number;
  /** Paths that both sides changed, each with the value they started from. */
  readonly meets: readonly {
    readonly path: readonly PathSegment[];
    readonly base: unknown;
    readonly mine: unknown;
    readonly theirs: unknown;
  }[];
}

export interface NewDocument {
  readonly kind: string;
  readonly app: string | null;
  readonly body: unknown;
  readonly publish?: boolean;
  /** Chosen by the client so that a second click creates nothing twice. */
  readonly id?: string;
}

export interface PublishRequest {
  readonly token: number;
  /** Required when the plan touches records. */
  readonly digest?: string;
  /** Values for records whose old value could not be converted: field id → record id → value. */
  readonly repairs?: Readonly<Record<string, Readonly<Record<string, FieldValue>>>>;
  readonly note?: string;
}

export interface DocumentStore {
  list(
    actor: Actor,
    filter: { readonly kind: string; readonly app?: string; readonly entity?: string },
  ): Promise<readonly StoredDocument[]>;
  get(actor: Actor, id: string): Promise<StoredDocument>;
  create(actor: Actor, document: NewDocument): Promise<StoredDocument>;
  saveDraft(
    actor: Actor,
    id: string,
    write: { readonly token: number; readonly body: unknown },
  ): Promise<StoredDocument>;
  discardDraft(actor: Actor, id: string, token: number): Promise<StoredDocument>;
  plan(actor: Actor, id: string): Promise<PublishPlan>;
  /** Every value of a field that publishing the draft could not keep, in slices; a plan lists the first of them only. */
  exceptions(actor: Actor, id: string, field: string): AsyncIterable<Conversion['exceptions']>;
  publish(actor: Actor, id: string, request: PublishRequest): Promise<StoredDocument>;
  revisions(actor: Actor, id: string): Promise<readonly RevisionView[]>;
  /** Makes the body of an old revision the draft; publishing it is a new forward plan. */
  restoreRevision(
    actor: Actor,
    id: string,
    request: { readonly revision: number; readonly token: number },
  ): Promise<StoredDocument>;
  /** The entity that shows the document's values as fields of its own, and is published with it; null: none does. */
  shownOn(document: StoredDocument): string | null;
  uses(actor: Actor, id: string, field?: string): Promise<readonly DocumentUse[]>;
  /** What deleting would take along, what would let go, and what stands in the way. */
  planDeletion(actor: Actor, id: string): Promise<DeletionPlan>;
  /** As planned, in one transaction. Throws `store.document_in_use` with the uses that stand in the way. */
  delete(actor: Actor, id: string, token: number): Promise<void>;
  /** Brings back what went along and what let go, too. */
  restore(actor: Actor, id: string): Promise<StoredDocument>;
  /** Puts a deleted field back into the entity's draft; its column is taken up again when the draft is published. */
  restoreField(actor: Actor, entity: string, field: string): Promise<StoredDocument>;
  /** The published entities, for checks and engines. The same objects until the next publish. */
  entities(): readonly Entity[];
  entity(id: string): Entity | undefined;
}
