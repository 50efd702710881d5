// Writes to definitions: each names the token it was made on and moves it forward.
import { AppError, equalJson } from '@keepwell/kernel';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import { askOne, type Step, tell } from '../database/step.ts';
import { type DocumentRow, isPersonalOfOther } from './document-row.ts';
import type { StoredDocument } from './document-store.ts';
import { type FollowingRevision, writeFollowing } from './following.ts';
import { type PublishInput, publishDraft } from './publish.ts';
import { holdToken, keepWorkingCopy, needDocument, readDocument, readUses, touchCatalog } from './working-copy.ts';

export interface DraftBody {
  readonly id: string;
  readonly body: unknown;
  /** Schema version of the body. */
  readonly version: number;
}

export interface CreateDocumentInput extends DraftBody {
  readonly kind: string;
  readonly app: string | null;
  /** Published in the same transaction. */
  readonly publish: Omit<PublishInput, 'id' | 'token'> | null;
}

export function* createDocument(work: Work, acting: Acting, input: CreateDocumentInput): Step<StoredDocument> {
  const existing = yield* readDocument(input.id);
  if (existing !== undefined) return answerExisting(existing, input);
  if (input.app !== null) {
    const app = yield* askOne({
      sql: 'select id from document where id = $1 and deleted_at is null',
      parameters: [input.app],
    });
    if (app === undefined && input.app !== input.id) throw new AppError('store.app_missing');
  }
  yield* tell({
    sql: `insert into document (id, kind, app, token, draft, draft_at, draft_by, draft_version, created_at, created_by)
      values ($1, $2, $3, 1, $4, $5, $6, $7, $5, $6)`,
    parameters: [input.id, input.kind, input.app, JSON.stringify(input.body), acting.now, acting.actor, input.version],
  });
  if (input.publish !== null) return yield* publishDraft(work, acting, { ...input.publish, id: input.id, token: 1 });
  return (yield* needDocument(input.id, acting.actor)).document;
}

/** A second click with the same content answers what the first one made. */
function answerExisting(existing: DocumentRow, input: CreateDocumentInput): StoredDocument {
  const { document } = existing;
  const body = document.draft?.body ?? document.published?.body;
  if (existing.deletedAt === null && document.kind === input.kind && equalJson(body, input.body)) return document;
  throw new AppError('store.document_exists', { document: input.id });
}

export function* saveDraft(
  _work: Work,
  acting: Acting,
  input: DraftBody & { readonly token: number },
): Step<StoredDocument> {
  const found = yield* needDocument(input.id, acting.actor);
  yield* holdToken(found, input.token, input.body);
  yield* keepWorkingCopy(found, acting);
  yield* tell({
    sql: `update document set token = token + 1, draft = $2, draft_at = $3, draft_by = $4, draft_version = $5
      where id = $1`,
    parameters: [input.id, JSON.stringify(input.body), acting.now, acting.actor, input.version],
  });
  return (yield* needDocument(input.id, acting.actor)).document;
}

export function* discardDraft(
  _work: Work,
  acting: Acting,
  input: { readonly id: string; readonly token: number },
): Step<StoredDocument> {
  const found = yield* needDocument(input.id, acting.actor);
  yield* holdToken(found, input.token, undefined);
  yield* keepWorkingCopy(found, acting);
  yield* tell({
    sql: `update document set token = token + 1, draft = null, draft_at = null, draft_by = null, draft_version = null
      where id = $1`,
    parameters: [input.id],
  });
  return (yield* needDocument(input.id, acting.actor)).document;
}

export interface DeleteInput {
  readonly id: string;
  readonly token: number;
  readonly follow: readonly string[];
  readonly release: readonly FollowingRevision[];
}

export function* deleteDocument(work: Work, acting: Acting, input: DeleteInput): Step<null> {
  const found = yield* needDocument(input.id, acting.actor);
  yield* holdToken(found, input.token, undefined);
  const planned = new Set([...input.follow, ...input.release.map(({ id }) => id)]);
  const uses = (yield* readUses(input.id, acting.actor)).filter(({ source }) => !planned.has(source.id));
  if (uses.length > 0) {
    const detail = {
      uses: uses.map(({ source, field, as }) => ({ document: source.id, kind: source.kind, field, as })),
    };
    throw new AppError('store.document_in_use', { count: uses.length }, { detail });
  }
  for (const revision of input.release) {
    const released = yield* needDocument(revision.id, acting.actor);
    yield* tell({
      sql: `insert into released_use (deleted, document, body) values ($1, $2, $3)
        on conflict (deleted, document) do update set body = excluded.body`,
      parameters: [input.id, revision.id, JSON.stringify(released.document.published?.body ?? null)],
    });
    yield* writeFollowing(released, acting, revision);
  }
  for (const id of input.follow) yield* moveToBin(id, acting, input.id);
  yield* moveToBin(input.id, acting, null);
  yield* touchCatalog(work);
  return null;
}

function* moveToBin(id: string, acting: Acting, together: string | null): Step<void> {
  yield* tell({
    sql: `update document set token = token + 1, deleted_at = $2, deleted_by = $3, deleted_with = $4
      where id = $1 and deleted_at is null`,
    parameters: [id, acting.now, acting.actor, together],
  });
}

export interface RestoreInput {
  readonly id: string;
  readonly readopt: readonly FollowingRevision[];
}

export function* restoreDocument(work: Work, acting: Acting, input: RestoreInput): Step<StoredDocument> {
  const found = yield* readDocument(input.id);
  if (found === undefined || isPersonalOfOther(found.document, acting.actor)) {
    throw new AppError('store.document_not_found', { document: input.id });
  }
  if (found.deletedAt !== null) {
    yield* tell({
      sql: `update document set token = token + 1, deleted_at = null, deleted_by = null, deleted_with = null
        where id = $1 or (deleted_with = $2 and deleted_at is not null)`,
      parameters: [input.id, input.id],
    });
    for (const revision of input.readopt) {
      yield* writeFollowing(yield* needDocument(revision.id, acting.actor), acting, revision);
    }
    yield* tell({ sql: 'delete from released_use where deleted = $1', parameters: [input.id] });
    yield* touchCatalog(work);
  }
  return (yield* needDocument(input.id, acting.actor)).document;
}
