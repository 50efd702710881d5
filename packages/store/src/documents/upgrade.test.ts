import { isAppError } from '@keepwell/kernel';
import { type DocumentKind, defineDocumentKind, modelKinds } from '@keepwell/model';
import { expect, it } from 'vitest';
import { describeStores, owner } from '../../test/stores.ts';

/** A kind whose bodies were `{ name }` at version 1 and are `{ labels }` since. */
function noteKind(version: 1 | 2): DocumentKind {
  return defineDocumentKind<Record<string, unknown>>({
    name: 'note',
    labels: { zh: '便签', en: 'Note' },
    idPrefix: 'n',
    version,
    schema: { type: 'object', required: [version === 1 ? 'name' : 'labels'] } as DocumentKind['schema'],
    migrations: { 1: (body) => ({ labels: { en: (body as { name: string }).name } }) },
    title: (body) => JSON.stringify(body),
    references: () => [],
    check: () => [],
    diff: (before, after) =>
      JSON.stringify(before) === JSON.stringify(after)
        ? []
        : [{ path: [], change: 'changed', sentence: { zh: JSON.stringify(before), en: JSON.stringify(before) } }],
  }) as DocumentKind;
}

describeStores('documents of an older version', (bed) => {
  it('are read, published, compared and restored as the program writes them now; newer ones are refused', async () => {
    const place = await bed.place();
    const old = await bed.open(place, [...modelKinds.all, noteKind(1)]);
    await old.documents.create(owner, { kind: 'note', app: null, id: 'n_1', body: { name: 'a' }, publish: true });
    const first = await old.documents.get(owner, 'n_1');
    await old.documents.saveDraft(owner, 'n_1', { token: first.token, body: { name: 'b' } });
    await old.close();

    const store = await bed.open(place, [...modelKinds.all, noteKind(2)]);
    const read = await store.documents.get(owner, 'n_1');
    expect(read.published?.body).toEqual({ labels: { en: 'a' } });
    expect(read.draft?.body).toEqual({ labels: { en: 'b' } });
    const published = await store.documents.publish(owner, 'n_1', { token: read.token });
    expect(published.published).toMatchObject({ revision: 2, body: { labels: { en: 'b' } } });
    const revisions = await store.documents.revisions(owner, 'n_1');
    expect(revisions.map(({ lines }) => lines.map((line) => line.sentence.en))).toEqual([
      ['{"labels":{"en":"a"}}'],
      [],
    ]);
    const back = await store.documents.restoreRevision(owner, 'n_1', { revision: 1, token: published.token });
    expect(back.draft?.body).toEqual({ labels: { en: 'a' } });
    await store.close();

    const older = await bed.open(place, [...modelKinds.all, noteKind(1)]);
    const thrown = await older.documents.get(owner, 'n_1').catch((error: unknown) => error);
    expect(isAppError(thrown, 'store.document_refused')).toBe(true);
    await older.close();
  });
});
