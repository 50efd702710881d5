// Makes the entity of an import as its mapping needs it: a new app and entity, or new fields and options of an existing one.
import { AppError, createId, isAppError, type Random } from '@keepwell/kernel';
import type { AppDefinition } from '@keepwell/model';
import type { Actor, Store } from '@keepwell/store';
import type { ImportTarget } from './plan-target.ts';

/** Ids are chosen before anything is made, so that a run that was killed in between goes on with the same ones. */
export interface TargetIds {
  readonly app: string;
  readonly madeApp: boolean;
}

export function chooseApp(target: ImportTarget, random: Random): TargetIds {
  return target.app === null ? { app: createId('a', random), madeApp: true } : { app: target.app, madeApp: false };
}

/** Publishing again what stands already changes nothing. Throws `host.entity_has_draft` and what the store refuses. */
export async function publishTarget(store: Store, actor: Actor, target: ImportTarget, ids: TargetIds): Promise<void> {
  if (!target.isNew) {
    if (target.changed) await publishFields(store, actor, target);
    return;
  }
  if (ids.madeApp) {
    const body: AppDefinition = { labels: target.definition.labels, icon: 'layout-grid', entities: [] };
    await createOnce(store, actor, { kind: 'app', app: null, body, publish: true, id: ids.app });
  }
  const entity = { kind: 'entity', app: ids.app, body: target.definition, publish: true, id: target.entity };
  await createOnce(store, actor, entity);
  await editApp(store, actor, ids.app, (entities) =>
    entities.includes(target.entity) ? entities : [...entities, target.entity],
  );
}

/** Takes away the documents a cancelled run made; what others use by now stays. */
export async function removeTarget(
  store: Store,
  actor: Actor,
  made: { readonly entity: string; readonly app: string; readonly madeEntity: boolean; readonly madeApp: boolean },
): Promise<void> {
  if (!made.madeEntity) return;
  try {
    await editApp(store, actor, made.app, (entities) => entities.filter((id) => id !== made.entity));
    await remove(store, actor, made.entity);
    if (made.madeApp) await remove(store, actor, made.app);
  } catch (thrown) {
    const kept = ['store.document_in_use', 'store.document_not_found', 'store.document_conflict', 'store.forbidden'];
    if (!(thrown instanceof AppError) || !kept.includes(thrown.code)) throw thrown;
  }
}

async function remove(store: Store, actor: Actor, id: string): Promise<void> {
  const { token } = await store.documents.get(actor, id);
  await store.documents.delete(actor, id, token);
}

async function createOnce(
  store: Store,
  actor: Actor,
  document: Parameters<Store['documents']['create']>[1],
): Promise<void> {
  try {
    await store.documents.create(actor, document);
  } catch (thrown) {
    if (!isAppError(thrown, 'store.document_exists')) throw thrown;
  }
}

async function publishFields(store: Store, actor: Actor, target: ImportTarget): Promise<void> {
  const document = await store.documents.get(actor, target.entity);
  // Somebody's unfinished draft must neither be published by an import nor be lost to it.
  if (document.draft !== null) throw new AppError('host.entity_has_draft');
  await publishBody(store, actor, target.entity, document.token, target.definition);
}

async function editApp(store: Store, actor: Actor, app: string, edit: (entities: string[]) => string[]): Promise<void> {
  const document = await store.documents.get(actor, app);
  const body = document.published?.body as AppDefinition | undefined;
  if (body === undefined || document.draft !== null) return;
  const entities = edit(body.entities);
  if (entities.length === body.entities.length) return;
  await publishBody(store, actor, app, document.token, { ...body, entities });
}

async function publishBody(store: Store, actor: Actor, id: string, token: number, body: unknown): Promise<void> {
  const saved = await store.documents.saveDraft(actor, id, { token, body });
  const { digest } = await store.documents.plan(actor, id);
  await store.documents.publish(actor, id, { token: saved.token, digest });
}
