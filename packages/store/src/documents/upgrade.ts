// Bodies written by an older version of the program, brought to this version whenever they are read.
import { AppError } from '@keepwell/kernel';
import { type DocumentKind, migrateBody } from '@keepwell/model';
import type { DocumentRow } from './document-row.ts';

type Upgradable = Pick<DocumentKind, 'name' | 'version' | 'migrations'>;

/** Throws `store.document_refused` with the reason where the body was written by a newer program. */
export function upgradeBody(kind: Upgradable, body: unknown, version: number): unknown {
  if (version === kind.version) return body;
  const migrated = migrateBody(kind, body, version);
  if (!migrated.ok) throw new AppError('store.document_refused', {}, { issues: migrated.issues });
  return migrated.body;
}

export function upgradeRow(kind: Upgradable | undefined, row: DocumentRow): DocumentRow {
  const { document, draftVersion, publishedVersion } = row;
  const isCurrent = (version: number | null): boolean => version === null || version === kind?.version;
  if (kind === undefined || (isCurrent(draftVersion) && isCurrent(publishedVersion))) return row;
  const { draft, published } = document;
  return {
    ...row,
    document: {
      ...document,
      draft: draft === null ? null : { ...draft, body: upgradeBody(kind, draft.body, draftVersion ?? 1) },
      published:
        published === null ? null : { ...published, body: upgradeBody(kind, published.body, publishedVersion ?? 1) },
    },
  };
}
