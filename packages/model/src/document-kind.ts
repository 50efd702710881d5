// The shape of a document kind: one schema, migrations, references, checks and a readable diff per kind of definition.
import type { Issue, Language, PathSegment, Text } from '@keepwell/kernel';
import type { TSchema } from 'typebox';
import type { Entity, EntityDefinition } from './entity.ts';

/** A pointer from one document into another: to the whole (`field` absent) or to one field of an entity. */
export interface Reference {
  readonly to: string;
  readonly field?: string;
  /** How it is used, for "used by": `filter`, `sort`, `column`, `formula`, `relation`… */
  readonly as: string;
  /** Where in the referring body. */
  readonly path: readonly PathSegment[];
  /**
   * What happens here when the target is deleted: `follow`, this document goes to the bin with it; `release`, the document lets
   * go of it by a revision of its own. Absent: the target cannot be deleted as long as it is used here.
   */
  readonly onDelete?: 'follow' | 'release';
}

/** One difference in words. `was` and `now` are texts already written in the reader's language. */
export interface DiffLine {
  readonly path: readonly PathSegment[];
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
  readonly sentence: Text;
  readonly was?: Text;
  readonly now?: Text;
}

/** What checks and diffs may look up: the published entities. */
export interface ModelLookup {
  entity(id: string): Entity | undefined;
  entities(): readonly Entity[];
}

export interface DocumentKind<Body = unknown> {
  readonly name: string;
  readonly labels: Text;
  /** Prefix of ids, for example `e` for entities. */
  readonly idPrefix: string;
  /** Version of the body's schema; `migrations[n]` turns version n into n + 1. */
  readonly version: number;
  readonly schema: TSchema;
  readonly migrations: Readonly<Record<number, (body: unknown) => unknown>>;
  title(body: Body, language: Language): string;
  /** With a lookup, fields reached through relations are named with their entity, too. */
  references(body: Body, id: string, lookup?: ModelLookup): readonly Reference[];
  /** The body without what it holds of a deleted document, for references that are released. */
  release?(body: Body, to: string): Body;
  /** The body with what `release` took out of it, when the document comes back out of the bin. */
  readopt?(body: Body, to: string, released: Body): Body;
  check(body: Body, id: string, lookup: ModelLookup): readonly Issue[];
  diff(before: Body, after: Body, lookup: ModelLookup): readonly DiffLine[];
  /**
   * For kinds that are read as derived fields of an entity (`body.entity`): the body and that entity as both are once the body is
   * published; the store writes them in one transaction. `before`: the body published until then.
   */
  show?(
    body: Body,
    id: string,
    entity: EntityDefinition,
    before: Body | null,
    lookup: ModelLookup,
  ): { readonly body: Body; readonly entity: EntityDefinition };
}

export function defineDocumentKind<Body>(kind: DocumentKind<Body>): DocumentKind<Body> {
  return Object.freeze(kind);
}
