// Publishing a health model: its score and band become fields of the subject, and everybody is scored.
import type { Actor, PublishRequest, Store, StoredDocument } from '@keepwell/store';

/** Throws what publishing throws. Should the program stop between the two, the scorer finds the run due. */
export async function publishModel(
  store: Pick<Store, 'documents' | 'scores'>,
  actor: Actor,
  id: string,
  request: PublishRequest,
): Promise<StoredDocument> {
  const published = await store.documents.publish(actor, id, request);
  await store.scores.begin(actor, id, 'publish');
  return published;
}
