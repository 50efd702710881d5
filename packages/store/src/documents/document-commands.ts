// Writes to definitions: each names the token it was made on and moves it forward.
import { AppError, equalJson } from '@keepwell/kernel';
import { mergeBodies } from '@keepwell/model';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import { ask, askOne, type Step, tell } from '../database/step.ts';
import { type DocumentRow, isPersonalOfOther, selectDocuments, toDocumentRow } from './document-row.ts';
import type { DocumentConflict, StoredDocument } from './document-store.ts';
import { type PublishInput, publishDraft } from './publish.ts';

/** Working copies kept for conflicts and for texts thrown away by mistake. */
const oldDraftsKept = 50;

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

export function* readDocument(id: string): Step<DocumentRow | undefined> {
  const row = yield* askOne(selectDocuments('d.id = $1', [id]));
  return row === undefined ? undefined : toDocumentRow(row);
}

/** A live document that the actor may know of. */
export function* needDocument(id: string, actor: string): Step<DocumentRow> {
  const found = yield* readDocument(id);
  if (found === undefined || found.deletedAt !== null || isPersonalOfOther(found.document, actor)) {
    throw new AppError('store.document_not_found', { document: id });
  }
  return found;
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

export interface RawUse {
  readonly source: StoredDocument;
  readonly field: string | null;
  readonly as: string;
}

/**
 * Live documents that refer to this one, or to one of its fields. A personal document of somebody else does not count: its
 * owner is told when he opens it, and nobody who cannot see it is held up by it.
 */
export function* readUses(target: string, actor: string, field?: string): Step<readonly RawUse[]> {
  const rows = yield* ask({
    sql: `select distinct f.source, f.field, f.used_as from reference f join document d on d.id = f.source
      where f.target = $1 and f.source <> $2 and d.deleted_at is null`,
    parameters: [target, target],
  });
  const uses: RawUse[] = [];
  for (const row of rows) {
    if (field !== undefined && row.field !== field) continue;
    const source = yield* readDocument(String(row.source));
    if (source === undefined || isPersonalOfOther(source.document, actor)) continue;
    uses.push({
      source: source.document,
      field: row.field === null || row.field === undefined ? null : String(row.field),
      as: String(row.used_as),
    });
  }
  const key = (use: RawUse): string => `${use.source.id} ${use.field ?? ''} ${use.as}`;
  return uses.sort((left, right) => (key(left) < key(right) ? -1 : 1));
}

/** Every process that keeps the published entities in memory sees the number change. */
export function* touchCatalog(work: Work): Step<void> {
  yield* tell({ sql: 'update keepwell_data set catalog = catalog + 1', parameters: [] });
  work.forget();
}

/** Compare-and-set. A stale token is answered with both bodies and what both started from. */
export function* holdToken(found: DocumentRow, token: number, mine: unknown): Step<void> {
  const { document } = found;
  if (document.token === token) return;
  const row = yield* askOne({
    sql: 'select body from old_draft where document = $1 and token = $2',
    parameters: [document.id, token],
  });
  const base: unknown = row === undefined ? (document.published?.body ?? null) : JSON.parse(String(row.body));
  const theirs = document.draft?.body ?? document.published?.body ?? null;
  const detail: DocumentConflict = {
    base,
    mine: mine ?? null,
    theirs,
    by: document.draft?.updatedBy ?? document.published?.publishedBy ?? '',
    at: document.draft?.updatedAt ?? document.published?.publishedAt ?? 0,
    token: document.token,
    meets: mine === undefined ? [] : mergeBodies(base, mine, theirs).conflicts,
  };
  throw new AppError('store.document_conflict', { document: document.id }, { detail });
}

/** Keeps the body that this token stood for, so that a later conflict can show what both sides started from. */
export function* keepWorkingCopy(found: DocumentRow, acting: Acting): Step<void> {
  const { document } = found;
  const body = document.draft?.body ?? document.published?.body;
  if (body === undefined) return;
  yield* tell({
    sql: `insert into old_draft (document, token, body, at, by) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    parameters: [
      document.id,
      document.token,
      JSON.stringify(body),
      acting.now,
      document.draft?.updatedBy ?? acting.actor,
    ],
  });
  yield* tell({
    sql: 'delete from old_draft where document = $1 and token <= $2',
    parameters: [document.id, document.token - oldDraftsKept],
  });
}
