import type { AppError } from '@keepwell/kernel';
import type { EntityDefinition } from '@keepwell/model';
import { sampleEntity } from '@keepwell/model/testing';
import fc from 'fast-check';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { choiceOptions, createEntity, describeStores, field, limited, owner } from '../../test/stores.ts';
import type { Store } from '../index.ts';
import type { UndoResult } from './record-store.ts';

const formula = (rule: unknown): Record<string, unknown> => ({
  rule,
  result: { type: 'decimal', options: { digits: 2, grouping: true } },
});
const deal = sampleEntity(
  'e_deal',
  [
    field('f_name', 'text', { required: true }),
    field('f_code', 'text', { unique: true }),
    field('f_a', 'decimal'),
    field('f_b', 'decimal'),
    field('f_number', 'autoNumber'),
    field('f_sum', 'formula', { options: formula({ '+': [{ var: 'f_a' }, { var: 'f_b' }] }) }),
    field('f_twice', 'formula', { options: formula({ '*': [{ var: 'f_sum' }, 2] }) }),
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

describeStores('writes of records', (bed) => {
  let store: Store;
  beforeAll(async () => {
    store = await bed.open(await bed.place());
    await createEntity(store, deal);
  });
  beforeEach(async () => {
    await store.records.delete(owner, 'e_deal', { selection: {} });
  });
  const create = async (...rows: Record<string, string | number | null>[]): Promise<number[]> =>
    (await store.records.create(owner, 'e_deal', rows)).records.map((record) => record.id);
  const values = async (id: number): Promise<Record<string, unknown>> =>
    (await store.records.get(owner, 'e_deal', id)).record.values;

  it('keeps formulas current through formulas, also in bulk', async () => {
    const ids = await create({ f_name: 'x', f_a: 1, f_b: 2 }, { f_name: 'y', f_a: 3 });
    expect(await values(ids[0] ?? 0)).toMatchObject({ f_sum: 3, f_twice: 6 });
    await store.records.update(owner, 'e_deal', [{ id: ids[0] ?? 0, values: { f_b: 10 } }]);
    expect(await values(ids[0] ?? 0)).toMatchObject({ f_sum: 11, f_twice: 22 });
    await store.records.bulkUpdate(owner, 'e_deal', { selection: {}, values: { f_a: 100 } });
    expect(await values(ids[0] ?? 0)).toMatchObject({ f_sum: 110, f_twice: 220 });
  });

  it('creates all or none, and an import slice without its bad rows', async () => {
    const rows: Record<string, string>[] = [
      { f_name: 'a', f_code: '1' },
      { f_name: '' },
      { f_name: 'b', f_code: '1' },
      { f_name: 'c', f_code: '2' },
    ];
    const refused = await failure(store.records.create(owner, 'e_deal', rows));
    expect(refused.issues.map((found) => found.path)).toEqual([
      [1, 'f_name'],
      [2, 'f_code'],
    ]);
    expect((await store.records.count(owner, 'e_deal', {})).total).toBe(0);
    const rehearsed = await store.records.createSlice(owner, 'e_deal', rows, { dryRun: true });
    const written = await store.records.createSlice(owner, 'e_deal', rows);
    expect(written.refused).toEqual(rehearsed.refused);
    expect(written.refused.map((row) => row.index)).toEqual([1, 2]);
    expect(written.ids.map((id) => id !== null)).toEqual([true, false, false, true]);
    expect((await store.records.count(owner, 'e_deal', {})).total).toBe(2);
  });

  it('writes one plain record as it writes many, and refuses a taken value with its holder', async () => {
    const id = 'e_note';
    await createEntity(
      store,
      sampleEntity(id, [
        field('f_name', 'text', { required: true }),
        field('f_code', 'text', { unique: true }),
        field('f_a', 'decimal'),
        field('f_tags', 'choices', { options: choiceOptions('a', 'b') }),
        field('f_twice', 'formula', { options: formula({ '*': [{ var: 'f_a' }, 2] }) }),
      ]),
    );
    const given = { f_name: '宁波', f_code: 'x', f_a: 1.5, f_tags: ['o_0'] };
    const one = await store.records.create(owner, id, [given]);
    const [, many] = (await store.records.create(owner, id, [{ f_name: 'a' }, { ...given, f_code: 'y' }])).records;
    const [record] = one.records;
    expect({ ...record, id: 0, values: { ...record?.values, f_code: 'y' } }).toEqual({ ...many, id: 0 });
    expect((await store.records.get(owner, id, record?.id ?? 0)).record).toEqual(record);
    const change = { operation: one.operation, record: record?.id, change: 'create', before: {}, after: given };
    await expect.poll(() => store.changes.read(one.position - 1, 1)).toMatchObject([change]);

    const taken = await failure(store.records.create(owner, id, [{ f_name: 'b', f_code: 'x' }]));
    expect(taken.code).toBe('store.not_unique');
    expect(taken.issues).toMatchObject([{ code: 'store.not_unique_here', params: { record: record?.id } }]);
    expect((await failure(store.records.create(owner, id, [{ f_code: 'z' }]))).issues[0]?.path).toEqual(['f_name']);
    await store.records.delete(owner, id, { ids: [record?.id ?? 0] });
    const again = await store.records.create(owner, id, [{ f_name: 'b', f_code: 'x' }]);
    await store.records.undo(owner, again.operation, 'ask');
    expect((await store.records.count(owner, id, {})).total).toBe(2);
  });

  it('makes the rows of a slice again when the fields are published anew before they are written', async () => {
    const id = 'e_plain';
    await createEntity(store, sampleEntity(id, [field('f_name', 'text'), field('f_a', 'integer')]));
    const document = await store.documents.get(owner, id);
    const body = document.published?.body as EntityDefinition;
    const added = field('f_twice', 'formula', {
      options: { rule: { '*': [{ var: 'f_a' }, 2] }, result: { type: 'integer', options: { grouping: false } } },
    });
    const draft = await store.documents.saveDraft(owner, id, {
      token: document.token,
      body: { ...body, fields: [...body.fields, added] },
    });
    const [, slice] = await Promise.all([
      store.documents.publish(owner, id, { token: draft.token }),
      store.records.createSlice(owner, id, [{ f_name: 'a', f_a: 4 }, { f_a: 'many' as never }]),
    ]);
    expect(slice.refused.map(({ index }) => index)).toEqual([1]);
    expect((await store.records.get(owner, id, slice.ids[0] ?? 0)).record.values).toMatchObject({ f_a: 4, f_twice: 8 });
  });

  it('numbers without gaps, even after refused writes and rehearsals, and never twice', async () => {
    const [first] = await create({ f_name: 'a' });
    await failure(store.records.create(owner, 'e_deal', [{ f_name: 'b' }, { f_name: '' }]));
    await store.records.createSlice(owner, 'e_deal', [{ f_name: 'b' }], { dryRun: true });
    await store.records.delete(owner, 'e_deal', { ids: [first ?? 0] });
    const [second, third] = await create({ f_name: 'c' }, { f_name: 'd' });
    const [a, b, c] = await Promise.all(
      [first, second, third].map(async (id) => Number((await values(id ?? 0)).f_number)),
    );
    expect([b, c]).toEqual([(a ?? 0) + 1, (a ?? 0) + 2]);
    expect(third).toBe((second ?? 0) + 1);
  });

  it('merges edits of different fields, and answers with both values where they meet', async () => {
    const [id = 0] = await create({ f_name: 'a', f_a: 1, f_b: 1 });
    const { record } = await store.records.get(owner, 'e_deal', id);
    await store.records.update(owner, 'e_deal', [{ id, version: record.version, values: { f_a: 2 } }]);
    const merged = await store.records.update(owner, 'e_deal', [{ id, version: record.version, values: { f_b: 5 } }]);
    expect(merged.records[0]?.values).toMatchObject({ f_a: 2, f_b: 5, f_sum: 7 });
    const conflict = await failure(
      store.records.update(owner, 'e_deal', [{ id, version: record.version, values: { f_a: 3, f_b: 5 } }]),
    );
    expect(conflict.code).toBe('store.record_conflict');
    expect(conflict.detail).toMatchObject({
      conflicts: [{ record: id, by: 'u_owner', fields: { f_a: { base: 1, mine: 3, theirs: 2 } } }],
    });
    expect(await values(id)).toMatchObject({ f_a: 2, f_b: 5 });
  });

  it('gives one of two writers at once the conflict', async () => {
    const [id = 0] = await create({ f_name: 'a', f_a: 1 });
    const edits = [2, 3].map((value) =>
      store.records.update(owner, 'e_deal', [{ id, version: 1, values: { f_a: value } }]),
    );
    const outcomes = await Promise.allSettled(edits);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('lets only one of many writers at once take a unique value', async () => {
    const attempts = Array.from({ length: 8 }, (_, index) => create({ f_name: `n${index}`, f_code: 'same' }));
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect((outcome.reason as AppError).code).toBe('store.not_unique');
    }
  });

  it('passes unique values on within one write', async () => {
    const [a = 0, b = 0] = await create({ f_name: 'a', f_code: '1' }, { f_name: 'b', f_code: '2' });
    const { operation } = await store.records.update(owner, 'e_deal', [
      { id: a, values: { f_code: '2' } },
      { id: b, values: { f_code: '1' } },
    ]);
    expect((await values(a)).f_code).toBe('2');
    await store.records.undo(owner, operation, 'ask');
    expect((await values(a)).f_code).toBe('1');
  });

  it('answers the same key with what the first call wrote', async () => {
    const rows = [{ f_name: 'once' }];
    const first = await store.records.create(owner, 'e_deal', rows, { key: 'k1' });
    expect(await store.records.create(owner, 'e_deal', rows, { key: 'k1' })).toEqual(first);
    expect((await store.records.count(owner, 'e_deal', {})).total).toBe(1);
    expect((await failure(store.records.create(owner, 'e_deal', [{ f_name: 'other' }], { key: 'k1' }))).code).toBe(
      'store.key_reused',
    );
  });

  it('leaves no trace of an edit that changes nothing', async () => {
    const made = await store.records.create(owner, 'e_deal', [{ f_name: 'a', f_a: 1 }]);
    const id = made.records[0]?.id ?? 0;
    const written = await store.records.update(owner, 'e_deal', [{ id, values: { f_a: 1 } }]);
    expect(written.operation).toBe(0);
    const next = await store.records.create(owner, 'e_deal', [{ f_name: 'b' }]);
    const positions = async (): Promise<number[]> =>
      (await store.changes.read(made.position, 10)).map(({ position }) => position);
    // On PostgreSQL a transaction of another test that is just ending may hold them back a moment.
    await expect.poll(positions).toEqual([next.position]);
  });

  it('undoes a create, an edit, a delete and the undo itself', async () => {
    const written = await store.records.create(owner, 'e_deal', [{ f_name: 'a', f_code: 'u', f_a: 1, f_b: null }]);
    const id = written.records[0]?.id ?? 0;
    const edit = await store.records.update(owner, 'e_deal', [{ id, values: { f_a: 2, f_b: 3 } }]);
    const undone = await store.records.undo(owner, edit.operation, 'ask');
    expect(undone).toMatchObject({ done: true, changed: 1, conflictCount: 0 });
    expect(await values(id)).toMatchObject({ f_a: 1, f_b: null, f_sum: null });
    await store.records.undo(owner, undone.operation ?? 0, 'ask');
    expect(await values(id)).toMatchObject({ f_a: 2, f_b: 3, f_sum: 5 });
    const removed = await store.records.delete(owner, 'e_deal', { ids: [id] });
    await store.records.undo(owner, removed.operation, 'ask');
    expect((await store.records.get(owner, 'e_deal', id)).deleted).toBe(false);
    const conflict = await store.records.undo(owner, written.operation, 'ask');
    expect(conflict).toMatchObject({ done: false, changed: 0, conflictCount: 2 });
    expect(conflict.conflicts).toMatchObject([
      { field: 'f_a', current: 2, title: 'a' },
      { field: 'f_b', current: 3 },
    ]);
    await store.records.undo(owner, written.operation, 'overwrite');
    expect((await store.records.get(owner, 'e_deal', id)).deleted).toBe(true);
  });

  it('lists the conflict where a later change touched the same field, and can skip or overwrite it', async () => {
    const [id = 0] = await create({ f_name: 'a', f_a: 1, f_b: 1 });
    const first = await store.records.update(owner, 'e_deal', [{ id, values: { f_a: 2, f_b: 2 } }]);
    const other = limited('u_other', {});
    await store.records.update(other, 'e_deal', [{ id, values: { f_a: 3 } }]);
    const asked: UndoResult = await store.records.undo(owner, first.operation, 'ask');
    expect(asked).toMatchObject({ done: false, conflictCount: 1 });
    expect(asked.conflicts).toMatchObject([{ record: id, field: 'f_a', undone: 1, current: 3, changedBy: 'u_other' }]);
    expect(await values(id)).toMatchObject({ f_a: 3, f_b: 2 });
    await store.records.undo(owner, first.operation, 'skip');
    expect(await values(id)).toMatchObject({ f_a: 3, f_b: 1 });
    await store.records.undo(owner, first.operation, 'overwrite');
    expect(await values(id)).toMatchObject({ f_a: 1, f_b: 1 });
  });

  it('takes an import in several slices back with one undo', async () => {
    const first = await store.records.createSlice(owner, 'e_deal', [{ f_name: 'a' }, { f_name: 'b' }]);
    await store.records.createSlice(owner, 'e_deal', [{ f_name: 'c' }], { operation: first.operation });
    expect(await store.records.undo(owner, first.operation, 'ask')).toMatchObject({ done: true, changed: 3 });
    expect((await store.records.count(owner, 'e_deal', {})).total).toBe(0);
  });

  it('undo after any edits gives back what was before them (property)', async () => {
    const number = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }));
    const edit = fc.record(
      { f_a: number, f_b: number, f_name: fc.string({ minLength: 1, maxLength: 5, unit: 'grapheme' }) },
      { requiredKeys: [] },
    );
    const ids = await create({ f_name: 'a', f_a: 1 }, { f_name: 'b', f_b: 2 });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        const before = await Promise.all(ids.map(values));
        const operations: number[] = [];
        for (const [index, one] of edits.entries()) {
          const id = ids[index % ids.length] ?? 0;
          operations.push((await store.records.update(owner, 'e_deal', [{ id, values: one }])).operation);
        }
        for (const operation of operations.reverse())
          if (operation > 0) await store.records.undo(owner, operation, 'ask');
        expect(await Promise.all(ids.map(values))).toEqual(before);
      }),
      { numRuns: 25, seed: 20260310 },
    );
  });
});
