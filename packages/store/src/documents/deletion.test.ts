import { isAppError } from '@keepwell/kernel';
import type { AppDefinition, EntityDefinition, ViewDefinition } from '@keepwell/model';
import { sampleEntity } from '@keepwell/model/testing';
import { beforeEach, expect, it } from 'vitest';
import { createEntity, describeStores, field, owner } from '../../test/stores.ts';
import type { Store } from '../index.ts';

const view = (entity: string): ViewDefinition => ({
  entity,
  labels: { en: 'All' },
  filter: null,
  sort: [],
  columns: [{ field: 'f_name' }],
  groupBy: null,
  owner: null,
});

describeStores('deleting a document that others use', (bed) => {
  let store: Store;
  beforeEach(async () => {
    store = await bed.open(await bed.place());
    await createEntity(store, sampleEntity('e_firm', [field('f_name', 'text')], { titleField: 'f_name' }));
    await createEntity(store, sampleEntity('e_city', [field('f_name', 'text')]));
    const body: AppDefinition = { labels: { en: 'Sales' }, icon: 'box', entities: ['e_firm', 'e_city'] };
    await store.documents.create(owner, { kind: 'app', app: null, id: 'a_sales', body, publish: true });
    await store.documents.create(owner, { kind: 'view', app: null, id: 'v_all', body: view('e_firm'), publish: true });
  });

  const navigation = async (): Promise<unknown> => {
    const { published } = await store.documents.get(owner, 'a_sales');
    return (published?.body as AppDefinition | undefined)?.entities;
  };

  it('takes its views along and lets the navigation go, and brings both back', async () => {
    await store.records.create(owner, 'e_firm', [{ f_name: 'Oak' }]);
    const plan = await store.documents.planDeletion(owner, 'e_firm');
    expect(plan).toMatchObject({
      follow: [{ document: 'v_all', as: 'view' }],
      release: [{ document: 'a_sales', as: 'navigation' }],
      refuse: [],
    });
    const { token } = await store.documents.get(owner, 'e_firm');
    await store.documents.delete(owner, 'e_firm', token);
    expect(store.documents.entity('e_firm')).toBeUndefined();
    expect(await navigation()).toEqual(['e_city']);
    expect(await store.documents.list(owner, { kind: 'view' })).toEqual([]);
    const bin = await store.records.bin(owner, {});
    expect(bin.map(({ id }) => id)).toEqual(['e_firm']);

    await store.documents.restore(owner, 'e_firm');
    expect(await navigation()).toEqual(['e_firm', 'e_city']);
    expect((await store.documents.list(owner, { kind: 'view' })).map(({ id }) => id)).toEqual(['v_all']);
    expect((await store.records.count(owner, 'e_firm', {})).total).toBe(1);
    expect((await store.documents.get(owner, 'a_sales')).published?.revision).toBe(3);
  });

  it('is refused as long as a field of another entity points to it, and changes nothing', async () => {
    const { token: of, published } = await store.documents.get(owner, 'e_city');
    const body = published?.body as EntityDefinition;
    const link = field('f_firm', 'relation', { options: { entity: 'e_firm' } });
    const draft = await store.documents.saveDraft(owner, 'e_city', {
      token: of,
      body: { ...body, fields: [...body.fields, link] },
    });
    await store.documents.publish(owner, 'e_city', { token: draft.token });
    expect((await store.documents.planDeletion(owner, 'e_firm')).refuse).toMatchObject([
      { document: 'e_city', as: 'relation' },
    ]);
    const { token } = await store.documents.get(owner, 'e_firm');
    const thrown = await store.documents.delete(owner, 'e_firm', token).catch((error: unknown) => error);
    expect(isAppError(thrown, 'store.document_in_use')).toBe(true);
    expect(await navigation()).toEqual(['e_firm', 'e_city']);
    expect(await store.documents.list(owner, { kind: 'view' })).toHaveLength(1);
  });

  it('leaves out of a draft, too, what the published revision lets go of', async () => {
    const { token, published } = await store.documents.get(owner, 'a_sales');
    const body = published?.body as AppDefinition;
    await store.documents.saveDraft(owner, 'a_sales', { token, body: { ...body, icon: 'gem' } });
    const firm = await store.documents.get(owner, 'e_firm');
    await store.documents.delete(owner, 'e_firm', firm.token);
    const app = await store.documents.get(owner, 'a_sales');
    expect(app.draft?.body).toMatchObject({ icon: 'gem', entities: ['e_city'] });
    expect(app.published?.body).toMatchObject({ icon: 'box', entities: ['e_city'] });
  });
});
