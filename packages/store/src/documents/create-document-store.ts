// The document store: what needs the kinds (checks, references, words) happens here, what is written happens in commands.
import { AppError, createId, createRegistry, hasErrors, type Issue, type Text } from '@keepwell/kernel';
import { checkBody, type DocumentKind, type Entity, type EntityDefinition, type Reference } from '@keepwell/model';
import type { Actor } from '../actor.ts';
import { entityKind, withEntity } from '../catalog/catalog.ts';
import { ask, type Row, type Step } from '../database/step.ts';
import type { BinItem } from '../records/record-store.ts';
import { conversionReader } from '../schema/convert-column.ts';
import { exceptionsOf, type SchemaQuestion, type SchemaSurvey, surveySchema } from '../schema/survey.ts';
import type { Session } from '../session.ts';
import { needDocument, type RawUse, readUses } from './working-copy.ts';
import { type DocumentRow, isPersonalOfOther, selectDocuments, toDocumentRow } from './document-row.ts';
import { upgradeBody, upgradeRow } from './upgrade.ts';
import type { DocumentStore, DocumentUse, PublishPlan, RevisionView, StoredDocument } from './document-store.ts';
import { bodyDigest, type FollowingRevision } from './following.ts';
import { planDeletion } from './plan-deletion.ts';
import { createShowing, entityIn } from './shown-on.ts';

export interface DocumentStoreWithBin extends DocumentStore {
  deleted(actor: Actor): Promise<readonly BinItem[]>;
}

export function createDocumentStore(session: Session, kinds: readonly DocumentKind[]): DocumentStoreWithBin {
  const registry = createRegistry(kinds);
  const { database } = session;

  function kindOf(name: string): DocumentKind {
    const kind = registry.get(name);
    if (kind === undefined) throw new AppError('store.kind_unknown', { kind: name });
    return kind;
  }

  function needRead(actor: Actor): void {
    if (actor.grants.documents === 'none') throw new AppError('store.forbidden');
  }

  function needWrite(actor: Actor): void {
    if (actor.grants.documents !== 'write') throw new AppError('store.forbidden');
  }

  const upgrade = (found: DocumentRow): DocumentRow => upgradeRow(registry.get(found.document.kind), found);

  const row = async (actor: Actor, id: string): Promise<DocumentRow> =>
    upgrade(await database.read(() => needDocument(id, actor.id)));

  function* selected(condition: string, parameters: readonly unknown[]): Step<readonly DocumentRow[]> {
    return (yield* ask(selectDocuments(condition, parameters))).map((found) => upgrade(toDocumentRow(found)));
  }

  function* usesOf(id: string, actor: string, field?: string): Step<readonly RawUse[]> {
    const uses = yield* readUses(id, actor, field);
    return uses.map((use) => ({ ...use, source: upgrade(use.row).document }));
  }

  /** What a command answers is as it is stored. */
  async function written(actor: Actor, writing: Promise<StoredDocument>): Promise<StoredDocument> {
    const document = await writing;
    return kindOf(document.kind).version === 1 ? document : (await row(actor, document.id)).document;
  }

  function titleOf(document: StoredDocument): Text {
    const kind = registry.get(document.kind);
    const body = document.published?.body ?? document.draft?.body;
    if (kind === undefined || body === undefined) return { zh: document.id, en: document.id };
    return { zh: kind.title(body, 'zh'), en: kind.title(body, 'en') };
  }

  function describeUse({ source, as, field }: RawUse): DocumentUse {
    return { document: source.id, kind: source.kind, title: titleOf(source), as, field };
  }

  /** Issues of a body in the world as it would be after publishing it. */
  function check(kind: DocumentKind, id: string, app: string | null, body: unknown): readonly Issue[] {
    const shape = checkBody(kind, body);
    if (hasErrors(shape)) return shape;
    return kind.check(body, id, lookupWith(kind.name, id, app, body));
  }

  function lookupWith(kind: string, id: string, app: string | null, body: unknown): ReturnType<typeof withEntity> {
    const catalog = session.catalog();
    return kind === entityKind ? withEntity(catalog, toEntity(id, app, body)) : catalog;
  }

  function toEntity(id: string, app: string | null, body: unknown): Entity {
    const revision = (session.catalog().entity(id)?.revision ?? 0) + 1;
    return { ...(body as EntityDefinition), id, app: app ?? '', revision };
  }

  /** Documents that this one would break: they refer to it and no longer hold in the new world. */
  function* findBroken(actor: Actor, document: StoredDocument, body: unknown): Step<readonly DocumentUse[]> {
    if (document.published === null) return [];
    const lookup = lookupWith(document.kind, document.id, document.app, body);
    const after = document.kind === entityKind ? lookup.entity(document.id) : undefined;
    const uses = yield* usesOf(document.id, actor.id);
    return [...Map.groupBy(uses, (use) => use.source.id).values()].flatMap((own) => {
      const source = own[0]?.source;
      const kind = source === undefined ? undefined : registry.get(source.kind);
      if (source?.published == null || kind === undefined) return [];
      if (!hasErrors(kind.check(source.published.body, source.id, lookup))) return [];
      const lost = own.filter(
        (use) => use.field !== null && after?.fields.every((field) => field.id !== use.field) === true,
      );
      return (lost.length > 0 ? lost : own.slice(0, 1)).map(describeUse);
    });
  }

  function* makePlan(actor: Actor, id: string): Step<PublishPlan> {
    const { document } = upgrade(yield* needDocument(id, actor.id));
    if (document.draft === null) throw new AppError('store.nothing_to_publish');
    const kind = kindOf(document.kind);
    const { body } = document.draft;
    const issues = check(kind, id, document.app, body);
    const lookup = lookupWith(document.kind, id, document.app, body);
    const usable = !hasErrors(issues);
    const survey = usable && document.kind === entityKind ? yield* surveyEntity(actor, document, body) : undefined;
    const revision = (document.published?.revision ?? 0) + 1;
    return {
      digest: survey?.digest ?? bodyDigest(id, revision, body),
      records: survey?.records ?? 0,
      lines: document.published === null || !usable ? [] : kind.diff(document.published.body, body, lookup),
      conversions: survey?.conversions ?? [],
      removed: survey?.removed ?? [],
      obstacles: survey?.obstacles ?? [],
      broken: usable ? yield* findBroken(actor, document, body) : [],
      issues: [...issues, ...(survey?.plan.issues ?? [])],
    };
  }

  function surveyEntity(actor: Actor, document: StoredDocument, body: unknown): Step<SchemaSurvey> {
    return surveySchema(questionOf(actor, document, body));
  }

  function questionOf(actor: Actor, document: StoredDocument, body: unknown): SchemaQuestion {
    const after = toEntity(document.id, document.app, body);
    return {
      dialect: database.dialect,
      lookup: withEntity(session.catalog(), after),
      before: session.catalog().entity(document.id) ?? null,
      after,
      reader: conversionReader(session.acting(actor).timeZone),
    };
  }

  function references(kind: DocumentKind, id: string, body: unknown): readonly Reference[] {
    return kind.references(body, id);
  }

  /** The next revision of a document that another one's deletion or return changes; nothing where it does not. */
  function following(
    source: StoredDocument,
    change: (kind: DocumentKind, body: unknown) => unknown,
  ): readonly FollowingRevision[] {
    const kind = kindOf(source.kind);
    const body = source.published === null ? null : change(kind, source.published.body);
    const draft = source.draft === null ? null : change(kind, source.draft.body);
    if (body === undefined || draft === undefined) return [];
    const referred = body === null ? [] : references(kind, source.id, body);
    return [{ id: source.id, token: source.token, body, draft, version: kind.version, references: referred }];
  }

  const withShown = createShowing({ row, following, catalog: session.catalog, refuse });

  function refuse(document: StoredDocument, body: unknown): void {
    refuseErrors(check(kindOf(document.kind), document.id, document.app, body));
  }

  function refuseErrors(issues: readonly Issue[]): void {
    if (hasErrors(issues)) throw new AppError('store.document_refused', {}, { issues });
  }

  return {
    async list(actor, filter) {
      needRead(actor);
      kindOf(filter.kind);
      const rows = await database.read(() => selected('d.kind = $1 and d.deleted_at is null', [filter.kind]));
      return rows
        .map(({ document }) => document)
        .filter((document) => !isPersonalOfOther(document, actor.id))
        .filter((document) => filter.app === undefined || document.app === filter.app)
        .filter((document) => filter.entity === undefined || entityOf(document) === filter.entity);
    },
    async get(actor, id) {
      needRead(actor);
      return (await row(actor, id)).document;
    },
    async create(actor, { kind: name, app, body, publish = false, id }) {
      needWrite(actor);
      const kind = kindOf(name);
      const documentId = id ?? createId(kind.idPrefix, session.random);
      if (publish) refuseErrors(check(kind, documentId, app, body));
      return written(
        actor,
        withShown(actor, kind, documentId, publish ? body : undefined, null, (shown) =>
          session.write(actor, 'createDocument', {
            id: documentId,
            kind: name,
            app,
            body,
            version: kind.version,
            publish: publish
              ? {
                  references: references(kind, documentId, shown.body),
                  note: null,
                  upgraded: { body: shown.body, version: kind.version },
                  ...shown.shownOn,
                }
              : null,
          }),
        ),
      );
    },
    async saveDraft(actor, id, { token, body }) {
      needWrite(actor);
      const kind = kindOf((await row(actor, id)).document.kind);
      return written(actor, session.write(actor, 'saveDraft', { id, token, body, version: kind.version }));
    },
    async discardDraft(actor, id, token) {
      needWrite(actor);
      return written(actor, session.write(actor, 'discardDraft', { id, token }));
    },
    plan(actor, id) {
      needRead(actor);
      return database.scan(() => makePlan(actor, id));
    },
    exceptions(actor, id, field) {
      needRead(actor);
      return exceptionsOf(database, field, function* draft() {
        const { document } = upgrade(yield* needDocument(id, actor.id));
        if (document.draft === null || document.kind !== entityKind) throw new AppError('store.nothing_to_publish');
        return questionOf(actor, document, document.draft.body);
      });
    },
    async publish(actor, id, { token, digest, repairs, note }) {
      needWrite(actor);
      const { document, draftVersion } = await row(actor, id);
      const kind = kindOf(document.kind);
      const { draft } = document;
      if (draft !== null && document.token === token) {
        refuseErrors(check(kind, id, document.app, draft.body));
        const broken = await database.read(() => findBroken(actor, document, draft.body));
        if (broken.length > 0) throw new AppError('store.publish_refused', {}, { detail: { broken } });
      }
      const isOld = draft !== null && draftVersion !== kind.version;
      const before = document.published?.body ?? null;
      return written(
        actor,
        withShown(actor, kind, id, draft?.body, before, ({ body, shownOn }) =>
          session.write(actor, 'publishDraft', {
            id,
            token,
            digest,
            repairs,
            references: draft === null ? [] : references(kind, id, body),
            note: note ?? null,
            ...(isOld || body !== draft?.body ? { upgraded: { body, version: kind.version } } : {}),
            ...shownOn,
          }),
        ),
      );
    },
    async revisions(actor, id) {
      needRead(actor);
      const { document } = await row(actor, id);
      const kind = kindOf(document.kind);
      const rows = await database.read(() =>
        ask({ sql: 'select * from revision where document = $1 order by revision desc', parameters: [id] }),
      );
      return rows.map((one, index): RevisionView => {
        const earlier = rows[index + 1];
        const bodyOf = (stored: Row): unknown =>
          upgradeBody(kind, JSON.parse(String(stored.body)), Number(stored.version));
        const body = bodyOf(one);
        return {
          revision: Number(one.revision),
          at: Number(one.at),
          by: String(one.by),
          note: one.note === null ? null : String(one.note),
          lines:
            earlier === undefined
              ? []
              : kind.diff(bodyOf(earlier), body, lookupWith(kind.name, id, document.app, body)),
        };
      });
    },
    async restoreRevision(actor, id, { revision, token }) {
      needWrite(actor);
      const kind = kindOf((await row(actor, id)).document.kind);
      const [found] = await database.read(() =>
        ask({
          sql: 'select body, version from revision where document = $1 and revision = $2',
          parameters: [id, revision],
        }),
      );
      if (found === undefined) throw new AppError('store.revision_not_found', { revision });
      const body = upgradeBody(kind, JSON.parse(String(found.body)), Number(found.version));
      return this.saveDraft(actor, id, { token, body });
    },
    shownOn: (document) =>
      kindOf(document.kind).show === undefined || document.published === null ? null : String(entityOf(document)),
    async uses(actor, id, field) {
      needRead(actor);
      await row(actor, id);
      return database.read(function* uses() {
        return (yield* usesOf(id, actor.id, field)).map(describeUse);
      });
    },
    async planDeletion(actor, id) {
      needRead(actor);
      await row(actor, id);
      const { follow, release, refuse } = await database.read(() => planDeletion(registry, usesOf(id, actor.id), id));
      return { follow: follow.map(describeUse), release: release.map(describeUse), refuse: refuse.map(describeUse) };
    },
    async delete(actor, id, token) {
      needWrite(actor);
      await row(actor, id);
      const { follow, release, refuse } = await database.read(() => planDeletion(registry, usesOf(id, actor.id), id));
      const uses = refuse.map(describeUse);
      if (uses.length > 0) throw new AppError('store.document_in_use', { count: uses.length }, { detail: { uses } });
      await session.write(actor, 'deleteDocument', {
        id,
        token,
        follow: follow.map(({ source }) => source.id),
        release: release.flatMap(({ source }) => following(source, (kind, body) => kind.release?.(body, id))),
      });
    },
    async restore(actor, id) {
      needWrite(actor);
      const released = await database.read(() =>
        ask({ sql: 'select document, body from released_use where deleted = $1', parameters: [id] }),
      );
      const readopt = await Promise.all(
        released.map(async ({ document, body }) => {
          const [found] = await database.read(() => selected('d.id = $1 and d.deleted_at is null', [String(document)]));
          if (found === undefined || isPersonalOfOther(found.document, actor.id)) return [];
          const before: unknown = JSON.parse(String(body));
          return following(found.document, (kind, now) => kind.readopt?.(now, id, before));
        }),
      );
      return written(actor, session.write(actor, 'restoreDocument', { id, readopt: readopt.flat() }));
    },
    async restoreField(actor, entity, field) {
      needWrite(actor);
      const { document } = await row(actor, entity);
      const [binned] = await database.read(() =>
        ask({
          sql: 'select definition from binned_field where entity = $1 and field = $2',
          parameters: [entity, field],
        }),
      );
      if (binned === undefined) throw new AppError('store.field_unknown', { field });
      const body = (document.draft?.body ?? document.published?.body) as EntityDefinition;
      if (body.fields.some((one) => one.id === field)) return document;
      const definition = JSON.parse(String(binned.definition)) as EntityDefinition['fields'][number];
      return this.saveDraft(actor, entity, {
        token: document.token,
        body: { ...body, fields: [...body.fields, withFreeKey(definition, body)] },
      });
    },
    entities: () => session.catalog().entities(),
    entity: (id) => session.catalog().entity(id),
    async deleted(actor) {
      const rows = await database.read(() => selected('d.deleted_at is not null and d.deleted_with is null', []));
      return rows
        .filter(({ document }) => !isPersonalOfOther(document, actor.id))
        .map(({ document, deletedAt, deletedBy }) => ({
          kind: 'document',
          id: document.id,
          entity: null,
          title: titleOf(document).zh,
          at: deletedAt ?? 0,
          by: deletedBy ?? '',
          size: null,
        }));
    },
  };
}

function entityOf(document: StoredDocument): unknown {
  return entityIn(document.published?.body ?? document.draft?.body);
}

/** A key that was taken meanwhile gets a number. */
function withFreeKey(
  field: EntityDefinition['fields'][number],
  body: EntityDefinition,
): EntityDefinition['fields'][number] {
  const taken = new Set(body.fields.map((one) => one.key));
  let { key } = field;
  for (let number = 2; taken.has(key); number += 1) key = `${field.key}_${number}`;
  return { ...field, key };
}
