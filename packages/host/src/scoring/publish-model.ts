// Publishing a health model: its score and band become fields of the subject, then the model is published and everybody scored.
import type { HealthModel } from '@keepwell/health';
import { createId, type Random } from '@keepwell/kernel';
import { type BandOptions, type EntityDefinition, type FieldDefinition, unknownBand } from '@keepwell/model';
import type { Actor, Store, StoredDocument } from '@keepwell/store';

export interface PublishModelRequest {
  readonly token: number;
  readonly note?: string;
}

/** Throws what publishing throws; a second call with the same token answers the conflict, and nothing is half published. */
export async function publishModel(
  store: Pick<Store, 'documents' | 'scores'>,
  random: Random,
  actor: Actor,
  id: string,
  request: PublishModelRequest,
): Promise<StoredDocument> {
  const { documents } = store;
  const found = await documents.get(actor, id);
  if (found.draft === null || found.token !== request.token) return documents.publish(actor, id, request);
  // Before anything is written: a model with errors changes nothing.
  const plan = await documents.plan(actor, id);
  if (plan.issues.some((issue) => issue.severity === 'error')) return documents.publish(actor, id, request);
  const draft = found.draft.body as HealthModel;
  const fields = await ensureFields(store, random, actor, id, draft);
  const saved = await documents.saveDraft(actor, id, { token: found.token, body: { ...draft, fields } });
  const published = await documents.publish(actor, id, { ...request, token: saved.token });
  await store.scores.begin(actor, id, 'publish');
  return published;
}

/** The two fields with the model's names and bands as they are now; made when they are not there. */
async function ensureFields(
  { documents }: Pick<Store, 'documents'>,
  random: Random,
  actor: Actor,
  id: string,
  model: HealthModel,
): Promise<HealthModel['fields']> {
  const entity = documents.entity(model.entity);
  const own = (type: 'score' | 'band'): FieldDefinition | undefined =>
    entity?.fields.find((field) => field.type === type && field.options.model === id);
  const ids = {
    score: own('score')?.id ?? createId('f', random),
    band: own('band')?.id ?? createId('f', random),
  };
  const options: BandOptions = {
    model: id,
    options: [...model.bands.map(({ id: band, labels, look }) => ({ id: band, labels, look })), unknownBand],
  };
  await documents.amend(actor, model.entity, (body) => withFields(body as EntityDefinition, ids, model, id, options));
  return ids;
}

function withFields(
  body: EntityDefinition,
  ids: { readonly score: string; readonly band: string },
  model: HealthModel,
  id: string,
  bands: BandOptions,
): EntityDefinition {
  const keys = new Set(body.fields.map(({ key }) => key));
  const freeKey = (wanted: string): string => {
    let key = wanted;
    for (let number = 2; keys.has(key); number += 1) key = `${wanted}_${number}`;
    keys.add(key);
    return key;
  };
  const { zh, en } = model.labels;
  const made: FieldDefinition[] = [];
  const kept = body.fields.map((field) => (field.id === ids.band ? { ...field, options: { ...bands } } : field));
  const base = { required: false, unique: false, indexed: false } as const;
  if (body.fields.every((field) => field.id !== ids.score)) {
    const labels = { ...(zh === undefined ? {} : { zh }), ...(en === undefined ? {} : { en }) };
    made.push({ ...base, id: ids.score, key: freeKey('score'), type: 'score', labels, options: { model: id } });
  }
  if (body.fields.every((field) => field.id !== ids.band)) {
    const labels = {
      ...(zh === undefined ? {} : { zh: `${zh}等级` }),
      ...(en === undefined ? {} : { en: `${en} band` }),
    };
    made.push({ ...base, id: ids.band, key: freeKey('band'), type: 'band', labels, options: { ...bands } });
  }
  return { ...body, fields: [...kept, ...made] };
}
