import type { Json } from '@keepwell/kernel';
import type { FieldDefinition, RecordData, RecordValues } from '@keepwell/model';
import { sampleEntity } from '@keepwell/model/testing';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { choiceOptions, createEntity, describeStores, field, limited, logOf, owner } from '../../test/stores.ts';
import type { Change, Store } from '../index.ts';

const result = (type: string): Record<string, unknown> =>
  type === 'text' ? { type, options: {} } : { type, options: { digits: 2, grouping: true } };
const fields: readonly FieldDefinition[] = [
  field('f_text', 'text'),
  field('f_long', 'longText'),
  field('f_whole', 'integer'),
  field('f_decimal', 'decimal'),
  field('f_ok', 'yesNo'),
  field('f_day', 'date'),
  field('f_at', 'dateTime'),
  field('f_one', 'choice', { options: choiceOptions('a', 'b') }),
  field('f_many', 'choices', { options: choiceOptions('a', 'b', 'c') }),
  field('f_sum', 'formula', {
    options: { rule: { '+': [{ var: 'f_whole' }, { var: 'f_decimal' }] }, result: result('decimal') },
  }),
  field('f_twice', 'formula', { options: { rule: { '*': [{ var: 'f_sum' }, 2] }, result: result('decimal') } }),
  field('f_small', 'formula', { options: { rule: { lower: [{ var: 'f_text' }] }, result: result('text') } }),
  field('f_unasked', 'text'),
];
const texts = fc.constantFrom('重庆', '银行', 'a"b\\c', "it's $1 ? :x", 'line\nbreak\t\u2028', '😀', 'Ünï', null);
const line = texts.map((text) => text?.replace(/\s/g, '') ?? null);
const row = fc.record<RecordValues>({
  f_text: line,
  f_long: texts,
  f_whole: fc.option(fc.integer({ min: -(2 ** 40), max: 2 ** 40 })),
  f_decimal: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((n) => n + 0)),
  f_ok: fc.option(fc.boolean()),
  f_day: fc.constantFrom('2026-02-28', '1999-12-31', null),
  f_at: fc.option(fc.integer({ min: 0, max: 2e12 })),
  f_one: fc.constantFrom('o_0', 'o_1', null),
  f_many: fc.constantFrom<string[] | null>(['o_0'], ['o_2', 'o_0'], null),
});
const rows = 2_200;
const filter: Json = { '!=': [{ var: 'f_one' }, 'o_1'] };

describeStores('a change of a selection', (bed) => {
  let store: Store;
  const given = fc.sample(row, { numRuns: rows, seed: 20260312 });
  beforeAll(async () => {
    store = await bed.open(await bed.place());
    for (const id of ['e_set', 'e_each']) {
      await createEntity(store, sampleEntity(id, fields, { titleField: 'f_text' }));
      const written = await store.records.createSlice(owner, id, given);
      expect(written.refused).toEqual([]);
    }
  }, 60_000);

  const all = async (entity: string): Promise<RecordData[]> => {
    const records: RecordData[] = [];
    for await (const slice of store.records.exportRows(owner, entity, { sort: [{ field: 'id', direction: 'asc' }] })) {
      records.push(...slice.records);
    }
    return records;
  };
  const wants: unknown[] = [];
  const bare = (changes: readonly Change[]): unknown[] =>
    changes
      .map(({ record, change, before, after, actor, at }) => ({ record, change, before, after, actor, at }))
      .sort((a, b) => a.record - b.record);

  it('leaves the same values, formulas, order and log as one change a record, and so does its undo (property)', {
    timeout: 120_000,
  }, async () => {
    const samples = [...fc.sample(row, { numRuns: 2, seed: 20260313 }), { f_text: null, f_many: null, f_ok: false }];
    for (const values of samples) {
      const original = await all('e_set');
      const set = await store.records.bulkUpdate(owner, 'e_set', { selection: { filter }, values });
      const matching = original.filter((record) => record.values.f_one !== 'o_1').map(({ id }) => ({ id, values }));
      const each = await store.records.update(owner, 'e_each', matching, { cause: { kind: 'bulk' } });
      const [now, other] = [await all('e_set'), await all('e_each')];
      expect(now).toEqual(other);
      const log = await logOf(store, set.operation, set.changed);
      expect(bare(log)).toEqual(bare(await logOf(store, each.operation, set.changed)));
      expect(new Set(log.map((change) => `${change.entity} ${change.cause.kind}`))).toEqual(new Set(['e_set bulk']));
      const sort = [
        { field: 'f_text', direction: 'asc' },
        { field: 'f_small', direction: 'desc' },
      ] as const;
      const order = async (entity: string): Promise<number[]> =>
        (await store.records.query(owner, entity, { sort, limit: 1_000 })).records.map(({ id }) => id);
      expect(await order('e_set')).toEqual(await order('e_each'));

      const back = await store.records.undo(owner, set.operation, 'ask');
      expect(back).toMatchObject({ done: true, changed: set.changed });
      const eachBack = await store.records.undo(owner, each.operation, 'ask');
      expect((await all('e_set')).map((record) => record.values)).toEqual(original.map((record) => record.values));
      expect(await all('e_set')).toEqual(await all('e_each'));
      expect(await order('e_set')).toEqual(await order('e_each'));
      const undone = await logOf(store, back.operation, set.changed);
      expect(bare(undone)).toEqual(bare(await logOf(store, eachBack.operation, set.changed)));
    }
  });

  it('takes back by one undo, asks where a record was changed since, and can be done again', {
    timeout: 60_000,
  }, async () => {
    const values = { f_unasked: 'all' };
    const { operation, changed } = await store.records.bulkUpdate(owner, 'e_set', { selection: {}, values });
    expect(changed).toBe(rows);
    await store.records.update(owner, 'e_set', [{ id: 5, values: { f_unasked: 'mine' } }]);
    expect(await store.records.undo(owner, operation, 'ask')).toMatchObject({ done: false, conflictCount: 1 });
    const skipped = await store.records.undo(owner, operation, 'skip');
    expect(skipped).toMatchObject({ done: true, changed: rows - 1 });
    expect((await store.records.get(owner, 'e_set', 5)).record.values.f_unasked).toBe('mine');
    expect((await store.records.get(owner, 'e_set', 6)).record.values.f_unasked).toBe(null);
    expect(await store.records.undo(owner, skipped.operation ?? 0, 'ask')).toMatchObject({ changed: rows - 1 });
    expect((await store.records.get(owner, 'e_set', 6)).record.values.f_unasked).toBe('all');
    await store.records.bulkUpdate(owner, 'e_set', { selection: {}, values: { f_unasked: null } });
  });

  it('puts a selection into the bin as one operation, and one undo brings exactly those back', {
    timeout: 60_000,
  }, async () => {
    const original = await all('e_set');
    const matching = original.filter((record) => record.values.f_one !== 'o_1').map(({ id }) => id);
    const gone = await store.records.delete(owner, 'e_set', { selection: { filter } });
    expect(gone.changed).toBe(matching.length);
    expect((await all('e_set')).map(({ id }) => id)).toEqual(
      original.filter(({ id }) => !matching.includes(id)).map(({ id }) => id),
    );
    const log = await logOf(store, gone.operation, gone.changed);
    expect(log.map(({ record }) => record).sort((a, b) => a - b)).toEqual(matching);
    expect(new Set(log.map(({ change, cause, actor }) => `${change} ${cause.kind} ${actor}`))).toEqual(
      new Set(['delete bulk u_owner']),
    );
    expect((await store.records.get(owner, 'e_set', matching[0] ?? 0)).deleted).toBe(true);
    // Nobody is left: nothing is written.
    expect(await store.records.delete(owner, 'e_set', { selection: { filter } })).toEqual({ operation: 0, changed: 0 });
    // A later part of the same operation removes its own records only.
    const [first, second] = original.filter(({ id }) => !matching.includes(id));
    const { operation } = await store.records.update(owner, 'e_set', [
      { id: first?.id ?? 0, values: { f_unasked: 'x' } },
    ]);
    const only = { '==': [{ var: 'id' }, second?.id ?? 0] };
    await store.records.delete(owner, 'e_set', { selection: { filter: only } }, { operation });
    expect((await store.records.get(owner, 'e_set', first?.id ?? 0)).deleted).toBe(false);
    for (const each of [operation, gone.operation]) await store.records.undo(owner, each, 'ask');
    expect((await all('e_set')).map(({ id, values }) => ({ id, values }))).toEqual(
      original.map(({ id, values }) => ({ id, values })),
    );
  });

  it('adds options to lists and takes some away, beside what each holds, as one operation (property)', {
    timeout: 60_000,
  }, async () => {
    const original = await all('e_set');
    for (const [add, remove] of [
      [['o_1'], ['o_0']],
      [[], ['o_0', 'o_2']],
      [['o_2', 'o_0'], ['o_2']],
    ] as const) {
      const lists = { f_many: { add, remove } };
      const set = await store.records.bulkUpdate(owner, 'e_set', { selection: { filter }, values: {}, lists });
      const changed = original.filter(({ values }, index) => {
        const held = (values.f_many ?? []) as string[];
        const wanted = ['o_0', 'o_1', 'o_2'].filter(
          (option) =>
            add.some((one) => one === option) || (held.includes(option) && !remove.some((one) => one === option)),
        );
        const isMeant = values.f_one !== 'o_1';
        wants[index] = isMeant && wanted.length === 0 ? null : isMeant ? wanted : values.f_many;
        return isMeant && wanted.join() !== held.join();
      });
      expect((await all('e_set')).map(({ values }) => values.f_many)).toEqual(wants);
      expect(set.changed).toBe(changed.length);
      expect(await store.records.undo(owner, set.operation, 'ask')).toMatchObject({ done: true, changed: set.changed });
      expect((await all('e_set')).map(({ values }) => values)).toEqual(original.map(({ values }) => values));
    }
  });

  it('refuses to add to what holds one value, options that are not there, and fields that may not be set', async () => {
    const edit = (actor: typeof owner, id: string, add: readonly string[]): Promise<unknown> =>
      store.records.bulkUpdate(actor, 'e_set', { selection: {}, values: {}, lists: { [id]: { add, remove: [] } } });
    const code = (found: string): object => ({ code: 'store.values_refused', issues: [{ code: found }] });
    await expect(edit(owner, 'f_one', ['o_0'])).rejects.toMatchObject(code('store.not_a_list'));
    await expect(edit(owner, 'f_many', ['o_gone'])).rejects.toMatchObject(code('model.option_unknown'));
    const reader = limited('u_some', { fields: { f_many: 'read' } });
    await expect(edit(reader, 'f_many', ['o_0'])).rejects.toMatchObject(code('store.field_read_only'));
    expect(await edit(owner, 'f_many', [])).toEqual({ operation: 0, changed: 0 });
  });

  it('changes nothing where values are what they were, joins an operation, and keeps records within the actor’s rows', async () => {
    const selection = { filter: { '<=': [{ var: 'id' }, 3] } };
    const first = await store.records.update(owner, 'e_set', [{ id: 9, values: { f_unasked: 'y' } }]);
    const joined = await store.records.bulkUpdate(
      owner,
      'e_set',
      { selection, values: { f_unasked: 'y' } },
      { operation: first.operation },
    );
    expect(joined).toEqual({ operation: first.operation, changed: 3 });
    const again = await store.records.bulkUpdate(owner, 'e_set', { selection, values: { f_unasked: 'y' } });
    expect(again).toEqual({ operation: 0, changed: 0 });
    const some = limited('u_some', { rowRule: { '==': [{ var: 'f_unasked' }, 'y'] } });
    const leaving = store.records.bulkUpdate(some, 'e_set', { selection: {}, values: { f_unasked: 'z' } });
    await expect(leaving).rejects.toMatchObject({ code: 'store.outside_rows' });
    const staying = await store.records.bulkUpdate(some, 'e_set', { selection: {}, values: { f_whole: 1234567 } });
    expect(staying.changed).toBe(4);
    expect(await store.records.undo(owner, first.operation, 'ask')).toMatchObject({ done: true, changed: 4 });
  });
});
