// Revisions that the product itself writes, because of what happens to another document.
import { createHash } from 'node:crypto';
import { stableJson } from '@keepwell/kernel';
import type { Reference } from '@keepwell/model';
import type { Acting } from '../commands/acting.ts';
import { type Step, tell } from '../database/step.ts';
import type { DocumentRow } from './document-row.ts';
import { holdToken, keepWorkingCopy } from './working-copy.ts';

/** A document that changes because another one is published, goes to the bin or comes back out of it. */
export interface FollowingRevision {
  readonly id: string;
  readonly token: number;
  readonly body: unknown;
  readonly references: readonly Reference[];
  /** The working copy, when there is one, changed likewise. */
  readonly draft: unknown;
  readonly version: number;
}

export function* writeFollowing(found: DocumentRow, acting: Acting, following: FollowingRevision): Step<void> {
  const { id, token, body, draft, version } = following;
  yield* holdToken(found, token, undefined);
  yield* keepWorkingCopy(found, acting);
  const { published } = found.document;
  if (published !== null) {
    const revision = published.revision + 1;
    yield* tell({
      sql: `insert into revision (document, revision, version, body, at, by, note, digest)
        values ($1, $2, $3, $4, $5, $6, null, $7)`,
      parameters: [
        id,
        revision,
        version,
        JSON.stringify(body),
        acting.now,
        acting.actor,
        bodyDigest(id, revision, body),
      ],
    });
    yield* tell({ sql: 'update document set revision = $2 where id = $1', parameters: [id, revision] });
    yield* replaceReferences(id, following.references);
  }
  yield* tell({
    sql: 'update document set token = token + 1, draft = $2, draft_version = $3 where id = $1',
    parameters: [id, draft === null ? null : JSON.stringify(draft), draft === null ? null : version],
  });
}

export function bodyDigest(id: string, revision: number, body: unknown): string {
  return createHash('sha256').update(stableJson({ id, revision, body })).digest('hex').slice(0, 32);
}

export function* replaceReferences(source: string, references: readonly Reference[]): Step<void> {
  yield* tell({ sql: 'delete from reference where source = $1', parameters: [source] });
  for (const { to, field, as, path } of references) {
    yield* tell({
      sql: 'insert into reference (source, target, field, used_as, path) values ($1, $2, $3, $4, $5)',
      parameters: [source, to, field ?? null, as, JSON.stringify(path)],
    });
  }
}
