import type { AppError } from '@keepwell/kernel';
import type { EntityDefinition, ViewDefinition } from '@keepwell/model';
import { sampleEntity } from '@keepwell/model/testing';
import { beforeAll, expect, it } from 'vitest';
import { changeEntity, createEntity, describeStores, field, limited, owner, toDefinition } from '../../test/stores.ts';
import { fullGrants, type Store } from '../index.ts';

const order = sampleEntity(
  'e_order',
  [
    field('f_name', 'text', { required: true }),
    field('f_price', 'text'),
    field('f_note', 'text'),
    field('f_code', 'text'),
  ],
  { titleField: 'f_name' },
);

async function failure(promise: Promise<unknown>): Promise<AppError> {
  try {
    await promise;
  } catch (thrown) {
    return thrown as AppError;
  }
  throw new Error('It was accepted');
}

const view = (filter: unknown, more: Partial<ViewDefinition> = {}): ViewDefinition => ({
  entity: 'e_order',
  labels: { en: 'Dear' },
  filter,
  sort: [],
  columns: [],
  groupBy: null,
  owner: null,
  ...more,
});

describeStores('definitions', (bed) => {
  let store: Store;
  beforeAll(async () => {
    store = await bed.open(await bed.place());
    await createEntity(store, order);
    await store.records.create(owner, 'e_order', [
      { f_name: 'one', f_price: '12.50', f_note: 'keep me', f_code: 'x' },
      { f_name: 'two', f_price: 'unknown', f_code: 'x' },
      { f_name: 'three' },
    ]);
  });
  const edit = (change: (body: EntityDefinition) => EntityDefinition): EntityDefinition => {
    const published = store.documents.entity('e_order');
    if (published === undefined) throw new Error('No entity');
    return change(toDefinition(published));
  };
  const replace = (
    body: EntityDefinition,
    id: string,
    by: Partial<EntityDefinition['fields'][number]>,
  ): EntityDefinition => ({
    ...body,
    fields: body.fields.map((one) => (one.id === id ? { ...one, ...by } : one)),
  });

  it('answers a second click with the document of the first', async () => {
    const document = { kind: 'entity', app: null, id: 'e_order', body: toDefinition(order) };
    expect((await store.documents.create(owner, document)).published?.revision).toBe(1);
    const other = { ...document, body: { ...toDefinition(order), key: 'other' } };
    expect((await failure(store.documents.create(owner, other))).code).toBe('store.document_exists');
  });

  it('gives the second of two people a conflict that shows both values', async () => {
    const { token } = await store.documents.get(owner, 'e_order');
    const mine = edit((body) => ({ ...body, labels: { en: 'Mine' } }));
    const theirs = edit((body) => ({ ...body, labels: { en: 'Theirs' } }));
    const saved = await store.documents.saveDraft(limitedWriter, 'e_order', { token, body: theirs });
    const conflict = await failure(store.documents.saveDraft(owner, 'e_order', { token, body: mine }));
    expect(conflict.code).toBe('store.document_conflict');
    expect(conflict.detail).toMatchObject({
      base: toDefinition(order),
      mine,
      theirs,
      by: 'u_writer',
      token: saved.token,
      meets: [{ path: ['labels', 'en'], mine: 'Mine', theirs: 'Theirs' }],
    });
    await store.documents.discardDraft(owner, 'e_order', saved.token);
  });

  it('plans a change of type with what is converted and what is lost, and keeps lost texts in the history', async () => {
    const { token } = await store.documents.get(owner, 'e_order');
    const body = edit((one) => replace(one, 'f_price', { type: 'decimal', options: { digits: 2, grouping: true } }));
    const draft = await store.documents.saveDraft(owner, 'e_order', { token, body });
    const plan = await store.documents.plan(owner, 'e_order');
    expect(plan.issues.filter((found) => found.severity === 'error')).toEqual([]);
    expect(plan.conversions).toMatchObject([
      { field: 'f_price', from: 'text', to: 'decimal', converted: 1, emptied: 1, empty: 1 },
    ]);
    expect(plan.conversions[0]?.exceptions).toMatchObject([{ record: 2, title: 'two', before: 'unknown' }]);
    expect(plan.lines.length).toBeGreaterThan(0);
    const all: unknown[] = [];
    for await (const some of store.documents.exceptions(owner, 'e_order', 'f_price')) all.push(...some);
    expect(all).toEqual(plan.conversions[0]?.exceptions);
    expect((await failure(store.documents.publish(owner, 'e_order', { token: draft.token }))).code).toBe(
      'store.plan_changed',
    );
    const request = { token: draft.token, digest: plan.digest };
    const published = await store.documents.publish(owner, 'e_order', request);
    expect(await store.documents.publish(owner, 'e_order', request)).toEqual(published);
    const page = await store.records.query(owner, 'e_order', { limit: 5 });
    expect(page.records.map((record) => record.values.f_price)).toEqual([12.5, null, null]);
    const { changes } = await store.records.history(owner, 'e_order', 2, {});
    expect(changes[0]).toMatchObject({
      change: 'update',
      cause: { kind: 'schema', of: 'e_order' },
      before: { f_price: 'unknown' },
      after: { f_price: null },
    });
    expect((await failure(store.records.undo(owner, changes[0]?.operation ?? 0, 'ask'))).code).toBe(
      'store.operation_not_undoable',
    );
  });

  it('refuses a unique rule that the data breaks, and names the records', async () => {
    const { token } = await store.documents.get(owner, 'e_order');
    const body = edit((one) => replace(one, 'f_code', { unique: true }));
    const draft = await store.documents.saveDraft(owner, 'e_order', { token, body });
    const plan = await store.documents.plan(owner, 'e_order');
    expect(plan.obstacles).toMatchObject([{ field: 'f_code', obstacle: 'duplicate', records: 2 }]);
    const refused = await failure(
      store.documents.publish(owner, 'e_order', { token: draft.token, digest: plan.digest }),
    );
    expect(refused.code).toBe('store.publish_refused');
    await store.documents.discardDraft(owner, 'e_order', draft.token);
  });

  it('keeps a deleted field in the bin and takes its column up again', async () => {
    await changeEntity(store, 'e_order', (body) => ({
      ...body,
      fields: body.fields.filter((one) => one.id !== 'f_note'),
    }));
    const gone = await store.records.get(owner, 'e_order', 1);
    expect(gone.record.values).not.toHaveProperty('f_note');
    expect(await store.records.bin(owner, {})).toMatchObject([
      { kind: 'field', id: 'f_note', entity: 'e_order', size: 1 },
    ]);
    const draft = await store.documents.restoreField(owner, 'e_order', 'f_note');
    const plan = await store.documents.plan(owner, 'e_order');
    await store.documents.publish(owner, 'e_order', { token: draft.token, digest: plan.digest });
    expect((await store.records.get(owner, 'e_order', 1)).record.values.f_note).toBe('keep me');
    expect(await store.records.bin(owner, {})).toEqual([]);
  });

  it('refuses to remove what a view uses, and says that the view would go with its entity', async () => {
    const filter = { '==': [{ var: 'f_code' }, 'x'] };
    const made = await store.documents.create(owner, { kind: 'view', app: null, body: view(filter), publish: true });
    expect(await store.documents.uses(owner, 'e_order', 'f_code')).toMatchObject([{ document: made.id, kind: 'view' }]);
    const { token } = await store.documents.get(owner, 'e_order');
    const body = edit((one) => ({ ...one, fields: one.fields.filter((kept) => kept.id !== 'f_code') }));
    const draft = await store.documents.saveDraft(owner, 'e_order', { token, body });
    const plan = await store.documents.plan(owner, 'e_order');
    expect(plan.broken).toMatchObject([{ document: made.id }]);
    const refused = await failure(
      store.documents.publish(owner, 'e_order', { token: draft.token, digest: plan.digest }),
    );
    expect(refused.code).toBe('store.publish_refused');
    await store.documents.discardDraft(owner, 'e_order', draft.token);
    expect((await store.documents.planDeletion(owner, 'e_order')).follow).toMatchObject([{ document: made.id }]);
    await store.documents.delete(owner, made.id, made.token);
    expect(await store.documents.uses(owner, 'e_order')).toEqual([]);
    expect((await store.documents.restore(owner, made.id)).published?.body).toEqual(view(filter));
    const restored = await store.documents.get(owner, made.id);
    await store.documents.delete(owner, made.id, restored.token);
  });

  it('shows a personal view to its owner alone', async () => {
    const body = view(null, { owner: 'u_owner' });
    const made = await store.documents.create(owner, { kind: 'view', app: null, body, publish: true });
    const list = (actor: typeof owner): Promise<readonly string[]> =>
      store.documents.list(actor, { kind: 'view', entity: 'e_order' }).then((found) => found.map((one) => one.id));
    expect(await list(owner)).toEqual([made.id]);
    expect(await list(limitedWriter)).toEqual([]);
    expect((await failure(store.documents.get(limitedWriter, made.id))).code).toBe('store.document_not_found');
    await store.documents.delete(owner, made.id, made.token);
  });

  it('lists revisions with their differences in words and makes an old one the draft', async () => {
    const revisions = await store.documents.revisions(owner, 'e_order');
    expect(revisions.map((one) => one.revision)).toEqual([4, 3, 2, 1]);
    expect(revisions[2]?.lines[0]?.sentence.zh).toContain('f_price');
    const { token } = await store.documents.get(owner, 'e_order');
    const draft = await store.documents.restoreRevision(owner, 'e_order', { revision: 1, token });
    expect(draft.draft?.body).toEqual(toDefinition(order));
    const plan = await store.documents.plan(owner, 'e_order');
    await store.documents.publish(owner, 'e_order', { token: draft.token, digest: plan.digest });
    expect((await store.records.get(owner, 'e_order', 1)).record.values.f_price).toBe('12.5');
  });

  it('fills new formulas, sort keys and numbers for the records that are there', async () => {
    await changeEntity(store, 'e_order', (body) => ({
      ...body,
      fields: [
        ...body.fields,
        field('f_number', 'autoNumber'),
        field('f_words', 'formula', {
          options: { rule: { cat: [{ var: 'f_name' }, '!'] }, result: { type: 'text', options: {} } },
        }),
        field('f_double', 'formula', {
          options: {
            rule: { '*': [{ var: 'f_number' }, 2] },
            result: { type: 'decimal', options: { digits: 2, grouping: true } },
          },
        }),
      ],
    }));
    const page = await store.records.query(owner, 'e_order', {
      limit: 5,
      sort: [{ field: 'f_words', direction: 'desc' }],
    });
    expect(page.records.map(({ values }) => [values.f_words, values.f_number, values.f_double])).toEqual([
      ['two!', 2, 4],
      ['three!', 3, 6],
      ['one!', 1, 2],
    ]);
    const [created] = (await store.records.create(owner, 'e_order', [{ f_name: 'four' }])).records;
    expect(created?.values).toMatchObject({ f_number: 4, f_double: 8, f_words: 'four!' });
  });

  it('refuses a definition with a cycle of formulas, with its path', async () => {
    const { token } = await store.documents.get(owner, 'e_order');
    const circle = (id: string, to: string): EntityDefinition['fields'][number] =>
      field(id, 'formula', {
        options: {
          rule: { '+': [{ var: to }, 1] },
          result: { type: 'decimal', options: { digits: 2, grouping: true } },
        },
      });
    const body = edit((one) => ({ ...one, fields: [...one.fields, circle('f_p', 'f_q'), circle('f_q', 'f_p')] }));
    const draft = await store.documents.saveDraft(owner, 'e_order', { token, body });
    const refused = await failure(store.documents.publish(owner, 'e_order', { token: draft.token }));
    expect(refused.code).toBe('store.document_refused');
    expect(refused.issues.map((found) => found.code)).toContain('model.formula_cycle');
    await store.documents.discardDraft(owner, 'e_order', draft.token);
  });
});

const limitedWriter = { ...limited('u_writer', {}), grants: fullGrants };
