// Publishing a document whose values an entity shows as fields: both revisions in one transaction.
import { equalJson, isAppError } from '@keepwell/kernel';
import type { DocumentKind, EntityDefinition, ModelLookup } from '@keepwell/model';
import type { Actor } from '../actor.ts';
import type { DocumentRow } from './document-row.ts';
import type { StoredDocument } from './document-store.ts';
import type { FollowingRevision } from './following.ts';

export interface ShownBody {
  /** The body with what showing it added. */
  readonly body: unknown;
  /** Spread into the command: nothing where the entity stays as it is. */
  readonly shownOn?: { readonly shownOn: FollowingRevision };
}

interface ShowingOptions {
  row(actor: Actor, id: string): Promise<DocumentRow>;
  following(
    source: StoredDocument,
    change: (kind: DocumentKind, body: unknown) => unknown,
  ): readonly FollowingRevision[];
  catalog(): ModelLookup;
  /** Throws what is wrong with a body. */
  refuse(document: StoredDocument, body: unknown): void;
}

type WithShown = (
  actor: Actor,
  kind: DocumentKind,
  id: string,
  /** Undefined: nothing is published. */
  body: unknown,
  before: unknown,
  write: (shown: ShownBody) => Promise<StoredDocument>,
) => Promise<StoredDocument>;

const mostAttempts = 3;

export function createShowing({ row, following, catalog, refuse }: ShowingOptions): WithShown {
  async function shownOf(
    actor: Actor,
    { show }: DocumentKind,
    id: string,
    body: unknown,
    before: unknown,
  ): Promise<ShownBody> {
    if (show === undefined || body === undefined) return { body };
    const { document: on } = await row(actor, String(entityIn(body)));
    const shown = (definition: unknown): ReturnType<typeof show> =>
      show(body, id, definition as EntityDefinition, before, catalog());
    const [revision] = following(on, (_kind, definition) => shown(definition).entity);
    if (revision === undefined || on.published === null) return { body };
    refuse(on, revision.body);
    const isSame = equalJson(revision.body, on.published.body) && equalJson(revision.draft, on.draft?.body ?? null);
    return { body: shown(on.published.body).body, ...(isSame ? {} : { shownOn: { shownOn: revision } }) };
  }

  return async function withShown(actor, kind, id, body, before, write) {
    for (let attempt = 1; ; attempt += 1) {
      const shown = await shownOf(actor, kind, id, body, before);
      try {
        return await write(shown);
      } catch (thrown) {
        // Somebody published the entity in between: its conflict is not this document's.
        const isTheirs =
          isAppError(thrown, 'store.document_conflict') && thrown.params.document === shown.shownOn?.shownOn.id;
        if (!isTheirs || attempt === mostAttempts) throw thrown;
      }
    }
  };
}

export function entityIn(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'entity' in body ? body.entity : undefined;
}
