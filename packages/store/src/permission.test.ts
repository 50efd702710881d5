import { type AppError, isAppError } from '@keepwell/kernel';
import { sampleEntity } from '@keepwell/model/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { choiceOptions, createEntity, describeStores, field, limited, logOf, nobody, owner } from '../test/stores.ts';
import type { Store } from './index.ts';

const company = sampleEntity('e_company', [field('f_title', 'text'), field('f_region', 'text')], {
  titleField: 'f_title',
});
const customer = sampleEntity(
  'e_customer',
  [
    field('f_name', 'text', { required: true }),
    field('f_code', 'text', { unique: true }),
    field('f_region', 'text'),
    field('f_salary', 'decimal'),
    field('f_secret', 'text'),
    field('f_level', 'choice', { options: choiceOptions('VIP', '普通') }),
    field('f_company', 'relation', { options: { entity: 'e_company' } }),
  ],
  { titleField: 'f_name' },
);

const rowRule = { '==': [{ var: 'f_region' }, 'east'] };
const eastern = limited('u_east', { rowRule, fields: { f_salary: 'masked', f_secret: 'hidden', f_level: 'read' } });

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'fulfilled';
  } catch (thrown) {
    if (isAppError(thrown)) return thrown.code;
    throw thrown;
  }
}

describeStores('a second actor with a row rule and a masked field', (bed) => {
  let store: Store;
  let east = 0;
  let west = 0;
  let moved = 0;
  beforeAll(async () => {
    store = await bed.open(await bed.place());
    await createEntity(store, company);
    await createEntity(store, customer);
    await store.records.create(owner, 'e_company', [
      { f_title: 'East Ltd', f_region: 'east' },
      { f_title: 'West Ltd', f_region: 'west' },
    ]);
    const { records } = await store.records.create(owner, 'e_customer', [
      { f_name: 'Ada', f_code: 'A', f_region: 'east', f_salary: 10, f_secret: 's1', f_company: 1 },
      { f_name: 'Bob', f_code: 'B', f_region: 'west', f_salary: 20, f_secret: 's2', f_company: 2 },
      { f_name: 'Eve', f_code: 'E', f_region: 'east', f_salary: 30, f_secret: 's3', f_company: 2 },
    ]);
    [east = 0, west = 0, moved = 0] = records.map((record) => record.id);
  });

  it('pages only his rows, without masked and hidden values, and names only companies he may see', async () => {
    const page = await store.records.query(eastern, 'e_customer', { limit: 10 });
    expect(page.records.map((record) => record.values.f_name)).toEqual(['Ada', 'Eve']);
    for (const record of page.records) {
      expect(record.masked).toEqual(['f_salary']);
      expect(Object.keys(record.values)).not.toContain('f_salary');
      expect(Object.keys(record.values)).not.toContain('f_secret');
    }
    expect(page.titles).toEqual({ e_company: { 1: 'East Ltd' } });
  });

  it('counts, anchors, summarises and exports only his rows', async () => {
    expect(await store.records.count(eastern, 'e_customer', {})).toEqual({ matching: 2, total: 2 });
    expect((await store.records.anchors(eastern, 'e_customer', { every: 50 })).total).toBe(2);
    const summary = await store.records.summarise(eastern, 'e_customer', {
      figures: [{ field: 'f_code', summary: 'distinct' }],
      groupBy: 'f_region',
    });
    expect(summary).toMatchObject({ total: 2, figures: [2], groups: [{ value: 'east', count: 2 }] });
    const exported: string[] = [];
    for await (const { records } of store.records.exportRows(eastern, 'e_customer', {})) {
      for (const record of records) exported.push(JSON.stringify(record.values));
    }
    expect(exported).toHaveLength(2);
    expect(exported.join()).not.toMatch(/s1|s3|f_salary/);
  });

  it('is refused to sort, filter, search, group or match by what he may not see', async () => {
    const masked = { '>': [{ var: 'f_salary' }, 5] };
    const ask = store.records;
    expect(await codeOf(ask.query(eastern, 'e_customer', { limit: 5, filter: masked }))).toBe('store.field_masked');
    expect(
      await codeOf(ask.query(eastern, 'e_customer', { limit: 5, sort: [{ field: 'f_salary', direction: 'asc' }] })),
    ).toBe('store.field_masked');
    expect(await codeOf(ask.count(eastern, 'e_customer', { filter: masked }))).toBe('store.field_masked');
    expect(await codeOf(ask.match(eastern, 'e_customer', { rule: masked, examples: 2 }))).toBe('store.field_masked');
    expect(await codeOf(ask.anchors(eastern, 'e_customer', { every: 50, filter: masked }))).toBe('store.field_masked');
    expect(
      await codeOf(ask.summarise(eastern, 'e_customer', { figures: [{ field: 'f_salary', summary: 'sum' }] })),
    ).toBe('store.field_masked');
    expect(await codeOf(ask.summarise(eastern, 'e_customer', { figures: [], groupBy: 'f_salary' }))).toBe(
      'store.field_masked',
    );
    expect(await codeOf(ask.matchValues(eastern, 'e_customer', 'f_salary', [10]))).toBe('store.field_masked');
    expect(await codeOf(ask.count(eastern, 'e_customer', { filter: { '==': [{ var: 'f_secret' }, 's1'] } }))).toBe(
      'store.field_unknown',
    );
    expect((await ask.count(eastern, 'e_customer', { search: 's1' })).matching).toBe(0);
    expect((await ask.count(owner, 'e_customer', { search: 's1' })).matching).toBe(1);
    expect(
      await codeOf(ask.bulkUpdate(eastern, 'e_customer', { selection: { filter: masked }, values: { f_name: 'x' } })),
    ).toBe('store.field_masked');
  });

  it('finds neither record nor history of rows outside his rule', async () => {
    expect(await codeOf(store.records.get(eastern, 'e_customer', west))).toBe('store.record_not_found');
    expect(await codeOf(store.records.history(eastern, 'e_customer', west, {}))).toBe('store.record_not_found');
    const mine = await store.records.history(eastern, 'e_customer', east, {});
    expect(mine.changes[0]?.after).toMatchObject({ f_name: 'Ada' });
    expect(JSON.stringify(mine)).not.toMatch(/f_salary|f_secret/);
    expect(await codeOf(store.records.update(eastern, 'e_customer', [{ id: west, values: { f_name: 'x' } }]))).toBe(
      'store.record_not_found',
    );
    expect(await codeOf(store.records.delete(eastern, 'e_customer', { ids: [west] }))).toBe('store.record_not_found');
  });

  it('picks and matches only records of his rows', async () => {
    expect((await store.records.pick(eastern, 'e_customer', { words: '', limit: 10 })).records).toEqual([
      { id: east, title: 'Ada' },
      { id: moved, title: 'Eve' },
    ]);
    const found = await store.records.matchValues(eastern, 'e_customer', 'f_code', ['A', 'B', 'X']);
    expect([...found]).toEqual([['A', east]]);
  });

  it('learns that a value is taken, but of whom only where he may see the record', async () => {
    const attempt = (code: string): Promise<AppError> =>
      store.records
        .create(eastern, 'e_customer', [{ f_name: 'New', f_region: 'east', f_code: code }])
        .then(() => Promise.reject(new Error('accepted')))
        .catch((thrown: AppError) => thrown);
    const hidden = await attempt('B');
    expect(hidden.code).toBe('store.not_unique');
    expect(hidden.issues).toMatchObject([{ code: 'store.not_unique', path: ['f_code'], params: {} }]);
    expect(JSON.stringify(hidden.issues)).not.toContain(String(west));
    expect((await attempt('A')).issues).toMatchObject([{ code: 'store.not_unique_here', params: { record: east } }]);
  });

  it('may not set what he only reads, point to what he may not see, or write himself out of his rows', async () => {
    const create = (values: Record<string, string | number>): Promise<string> =>
      codeOf(store.records.create(eastern, 'e_customer', [{ f_name: 'New', f_region: 'east', ...values }]));
    expect(await create({ f_level: 'o_0' })).toBe('store.values_refused');
    expect(await create({ f_salary: 1 })).toBe('store.values_refused');
    expect(await create({ f_secret: 'x' })).toBe('store.values_refused');
    expect(await create({ f_company: 2 })).toBe('store.values_refused');
    expect(await create({ f_region: 'west' })).toBe('store.outside_rows');
    expect(
      await codeOf(store.records.update(eastern, 'e_customer', [{ id: east, values: { f_region: 'west' } }])),
    ).toBe('store.outside_rows');
    const slice = await store.records.createSlice(
      eastern,
      'e_customer',
      [
        { f_name: 'Gina', f_region: 'east' },
        { f_name: 'Hal', f_region: 'west' },
      ],
      { dryRun: true },
    );
    expect(slice.refused).toMatchObject([{ index: 1, issues: [{ code: 'store.outside_rows' }] }]);
    expect((await store.records.count(owner, 'e_customer', {})).total).toBe(3);
  });

  it('sees of the live stream what enters, stays in or leaves his rows, masked', async () => {
    const { operation } = await store.records.update(owner, 'e_customer', [
      { id: moved, values: { f_region: 'west', f_salary: 99 } },
      { id: west, values: { f_name: 'Robert' } },
      { id: east, values: { f_salary: 11 } },
    ]);
    const changes = await logOf(store, operation, 3);
    const seen = await Promise.all(changes.map((change) => store.changes.visible(eastern, change)));
    expect(seen.filter((change) => change !== undefined)).toMatchObject([
      { record: moved, after: { f_region: 'west' } },
    ]);
    expect(JSON.stringify(seen)).not.toContain('f_salary');
    expect(await Promise.all(changes.map((change) => store.changes.visible(nobody, change)))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('cannot undo what happened outside his rows', async () => {
    const { operation } = await store.records.update(owner, 'e_customer', [{ id: west, values: { f_name: 'Bobby' } }]);
    expect(await codeOf(store.records.undo(eastern, operation, 'ask'))).toBe('store.operation_gone');
  });

  it('finds in the bin only what he could see', async () => {
    await store.records.delete(owner, 'e_customer', { ids: [east, west] });
    expect((await store.records.bin(eastern, {})).map((item) => item.id)).toEqual([String(east)]);
    expect(await codeOf(store.records.restore(eastern, 'e_customer', [west]))).toBe('store.record_not_found');
    await store.records.restore(owner, 'e_customer', [east, west]);
  });

  it('deletes by a selection only his rows', async () => {
    const mine = (await store.records.query(eastern, 'e_customer', { limit: 10 })).records.map(({ id }) => id);
    const { changed, operation } = await store.records.delete(eastern, 'e_customer', { selection: {} });
    expect([changed, mine.length > 0]).toEqual([mine.length, true]);
    const left = (await store.records.query(owner, 'e_customer', { limit: 10 })).records;
    expect(left.map(({ values }) => values.f_region)).toEqual(left.map(() => 'west'));
    expect(left.length).toBeGreaterThan(0);
    expect(await store.records.undo(eastern, operation, 'ask')).toMatchObject({ done: true, changed });
  });

  describe('an actor who may see nothing', () => {
    it('does not even learn that the entity exists', async () => {
      const ask = store.records;
      const gone = 'store.entity_not_found';
      const all = [
        ask.query(nobody, 'e_customer', { limit: 1 }),
        ask.anchors(nobody, 'e_customer', { every: 50 }),
        ask.count(nobody, 'e_customer', {}),
        ask.match(nobody, 'e_customer', { rule: null, examples: 1 }),
        ask.summarise(nobody, 'e_customer', { figures: [] }),
        ask.pick(nobody, 'e_customer', { words: '', limit: 1 }),
        ask.get(nobody, 'e_customer', east),
        ask.history(nobody, 'e_customer', east, {}),
        ask.matchValues(nobody, 'e_customer', 'f_code', ['A']),
        ask.create(nobody, 'e_customer', [{ f_name: 'x' }]),
        ask.update(nobody, 'e_customer', [{ id: east, values: { f_name: 'x' } }]),
        ask.bulkUpdate(nobody, 'e_customer', { selection: {}, values: { f_name: 'x' } }),
        ask.delete(nobody, 'e_customer', { ids: [east] }),
        ask.restore(nobody, 'e_customer', [east]),
      ];
      expect(await Promise.all(all.map(codeOf))).toEqual(all.map(() => gone));
      expect(await ask.bin(nobody, {})).toEqual([]);
      expect(await codeOf(store.documents.list(nobody, { kind: 'entity' }))).toBe('store.forbidden');
      expect(await codeOf(store.documents.get(nobody, 'e_customer'))).toBe('store.forbidden');
    });
  });
});
