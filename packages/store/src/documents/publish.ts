// Publishing: the draft becomes the next revision; an entity's table changes in the same transaction.
import { AppError } from '@keepwell/kernel';
import type { Entity, EntityDefinition, Reference } from '@keepwell/model';
import { entityKind, withEntity } from '../catalog/catalog.ts';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import { type Step, tell } from '../database/step.ts';
import { changeSchema } from '../schema/change-schema.ts';
import { conversionReader, type Repairs } from '../schema/convert-column.ts';
import { type SchemaSurvey, surveySchema } from '../schema/survey.ts';
import { bodyDigest, type FollowingRevision, replaceReferences, writeFollowing } from './following.ts';
import { holdToken, keepWorkingCopy, needDocument, readUses, touchCatalog } from './working-copy.ts';
import type { DocumentRow } from './document-row.ts';
import type { StoredDocument } from './document-store.ts';

export interface PublishInput {
  readonly id: string;
  readonly token: number;
  /** What the draft refers to, found by its kind. */
  readonly references: readonly Reference[];
  /** The draft at this version of its kind, where it was written at an older one. */
  readonly upgraded?: { readonly body: unknown; readonly version: number };
  readonly digest?: string;
  readonly repairs?: Repairs;
  readonly note: string | null;
  /** The entity that shows this document's values as fields of its own; published in the same transaction. */
  readonly shownOn?: FollowingRevision;
}

export function* publishDraft(work: Work, acting: Acting, input: PublishInput): Step<StoredDocument> {
  const found = withUpgrade(yield* needDocument(input.id, acting.actor), input.upgraded);
  const { document } = found;
  // The same plan once more: the first answer was lost on its way, nothing is left to do.
  if (input.digest !== undefined && document.draft === null && found.digest === input.digest) return document;
  yield* holdToken(found, input.token, undefined);
  if (document.draft === null) throw new AppError('store.nothing_to_publish');
  const revision = (document.published?.revision ?? 0) + 1;
  const digest =
    document.kind === entityKind
      ? yield* publishEntity(work, acting, document, input)
      : bodyDigest(document.id, revision, document.draft.body);
  yield* keepWorkingCopy(found, acting);
  if (input.shownOn !== undefined) {
    yield* writeFollowing(yield* needDocument(input.shownOn.id, acting.actor), acting, input.shownOn);
  }
  yield* tell({
    sql: `insert into revision (document, revision, version, body, at, by, note, digest)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    parameters: [
      input.id,
      revision,
      found.draftVersion ?? 1,
      JSON.stringify(document.draft.body),
      acting.now,
      acting.actor,
      input.note,
      digest,
    ],
  });
  yield* tell({
    sql: `update document set token = token + 1, revision = $2, draft = null, draft_at = null, draft_by = null,
      draft_version = null where id = $1`,
    parameters: [input.id, revision],
  });
  yield* replaceReferences(input.id, input.references);
  yield* touchCatalog(work);
  return (yield* needDocument(input.id, acting.actor)).document;
}

function withUpgrade(found: DocumentRow, upgraded: PublishInput['upgraded']): DocumentRow {
  const { draft } = found.document;
  if (upgraded === undefined || draft === null) return found;
  const document = { ...found.document, draft: { ...draft, body: upgraded.body } };
  return { ...found, document, draftVersion: upgraded.version };
}

/** Answers the digest of what was done. */
function* publishEntity(work: Work, acting: Acting, document: StoredDocument, input: PublishInput): Step<string> {
  const catalog = yield* work.catalog();
  const before = catalog.entity(document.id) ?? null;
  const after: Entity = {
    ...(document.draft?.body as EntityDefinition),
    id: document.id,
    app: document.app ?? '',
    revision: (before?.revision ?? 0) + 1,
  };
  const lookup = withEntity(catalog, after);
  const reader = conversionReader(acting.timeZone);
  const survey = yield* surveySchema({ dialect: work.dialect, lookup, before, after, reader });
  if (input.digest === undefined ? touchesRecords(survey) : input.digest !== survey.digest) {
    throw new AppError('store.plan_changed', {}, { detail: { digest: survey.digest } });
  }
  const duplicates = survey.obstacles.filter((found) => found.obstacle === 'duplicate');
  const gone = (before?.fields ?? []).filter((field) => !after.fields.some((kept) => kept.id === field.id));
  const uses = (yield* readUses(document.id, acting.actor)).filter(
    (use) => use.field !== null && gone.some((field) => field.id === use.field),
  );
  if (survey.plan.issues.length > 0 || duplicates.length > 0 || uses.length > 0) {
    throw new AppError(
      'store.publish_refused',
      {},
      {
        issues: survey.plan.issues,
        detail: {
          obstacles: duplicates,
          broken: uses.map(({ source, field, as }) => ({ document: source.id, kind: source.kind, field, as })),
        },
      },
    );
  }
  yield* changeSchema(work, acting, { entity: after, steps: survey.plan.steps, repairs: input.repairs ?? {} });
  return survey.digest;
}

/** Such a plan must have been seen before it is carried out. */
function touchesRecords(survey: SchemaSurvey): boolean {
  return (
    survey.conversions.some((found) => found.converted + found.emptied > 0) ||
    survey.removed.some((found) => found.filled > 0) ||
    survey.obstacles.some((found) => found.obstacle === 'duplicate')
  );
}
