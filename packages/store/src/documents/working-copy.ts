// What every write to a definition stands on: the document as it is now, its token, who uses it, the copies that are kept.
import { AppError } from '@keepwell/kernel';
import { mergeBodies } from '@keepwell/model';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import { ask, askOne, type Step, tell } from '../database/step.ts';
import { type DocumentRow, isPersonalOfOther, selectDocuments, toDocumentRow } from './document-row.ts';
import type { DocumentConflict, StoredDocument } from './document-store.ts';

/** Working copies kept for conflicts and for texts thrown away by mistake. */
const oldDraftsKept = 50;

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

export interface RawUse {
  readonly source: StoredDocument;
  /** Its row, with the versions of its bodies. */
  readonly row: DocumentRow;
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
      row: source,
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
