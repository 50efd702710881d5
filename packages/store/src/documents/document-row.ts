// A row of the document table, joined with its published revision, and the document a caller sees.
import type { Statement } from '../database/step.ts';
import type { Row } from '../database/step.ts';
import type { StoredDocument } from './document-store.ts';

export interface DocumentRow {
  readonly document: StoredDocument;
  readonly deletedAt: number | null;
  readonly deletedBy: string | null;
  readonly draftVersion: number | null;
  readonly publishedVersion: number | null;
  readonly digest: string | null;
}

const columns = `d.id, d.kind, d.app, d.token, d.draft, d.draft_at, d.draft_by, d.draft_version, d.revision,
  d.deleted_at, d.deleted_by, r.version, r.body, r.at, r.by, r.digest`;
const source = 'document d left join revision r on r.document = d.id and r.revision = d.revision';

/** `condition` is our own text; values go into `parameters`. */
export function selectDocuments(condition: string, parameters: readonly unknown[]): Statement {
  return { sql: `select ${columns} from ${source} where ${condition} order by d.created_at, d.id`, parameters };
}

export function toDocumentRow(row: Row): DocumentRow {
  const document: StoredDocument = {
    id: String(row.id),
    kind: String(row.kind),
    app: row.app === null ? null : String(row.app),
    token: Number(row.token),
    draft:
      row.draft === null
        ? null
        : { body: parse(row.draft), updatedAt: Number(row.draft_at), updatedBy: String(row.draft_by) },
    published:
      row.body === null
        ? null
        : {
            revision: Number(row.revision),
            body: parse(row.body),
            publishedAt: Number(row.at),
            publishedBy: String(row.by),
          },
  };
  return {
    document,
    deletedAt: row.deleted_at === null ? null : Number(row.deleted_at),
    deletedBy: row.deleted_by === null ? null : String(row.deleted_by),
    draftVersion: row.draft_version === null ? null : Number(row.draft_version),
    publishedVersion: row.version === null ? null : Number(row.version),
    digest: row.digest === null ? null : String(row.digest),
  };
}

function parse(text: unknown): unknown {
  return JSON.parse(String(text));
}

/** Personal documents (a view with an owner) exist only for their owner. */
export function isPersonalOfOther(document: StoredDocument, actor: string): boolean {
  const owner = ownerOf(document.published?.body) ?? ownerOf(document.draft?.body);
  return owner !== undefined && owner !== actor;
}

function ownerOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('owner' in body)) return undefined;
  return typeof body.owner === 'string' ? body.owner : undefined;
}
