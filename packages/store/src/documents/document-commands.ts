// Writes to definitions: each names the token it was made on and moves it forward.
import { AppError, equalJson } from '@keepwell/kernel';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import { askOne, type Step, tell } from '../database/step.ts';
import { type DocumentRow, isPersonalOfOther } from './document-row.ts';
import type { StoredDocument } from './document-store.ts';
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

export function* deleteDocument(
  work: Work,
  acting: Acting,
  input: { readonly id: string; readonly token: number },
): Step<null> {
  const found = yield* needDocument(input.id, acting.actor);
  yield* holdToken(found, input.token, undefined);
  const uses = yield* readUses(input.id, acting.actor);
  if (uses.length > 0) {
    const detail = { uses: uses.map(({ source, ...use }) => ({ document: source.id, kind: source.kind, ...use })) };
    throw new AppError('store.document_in_use', { count: uses.length }, { detail });
  }
  yield* tell({
    sql: 'update document set token = token + 1, deleted_at = $2, deleted_by = $3 where id = $1',
    parameters: [input.id, acting.now, acting.actor],
  });
  yield* touchCatalog(work);
  return null;
}

export function* restoreDocument(work: Work, acting: Acting, input: { readonly id: string }): Step<StoredDocument> {
  const found = yield* readDocument(input.id);
  if (found === undefined || isPersonalOfOther(found.document, acting.actor)) {
    throw new AppError('store.document_not_found', { document: input.id });
  }
  if (found.deletedAt !== null) {
    yield* tell({
      sql: 'update document set token = token + 1, deleted_at = null, deleted_by = null where id = $1',
      parameters: [input.id],
    });
    yield* touchCatalog(work);
  }
  return (yield* needDocument(input.id, acting.actor)).document;
}
