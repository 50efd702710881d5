import { sampleEntity } from '@keepwell/model/testing';
import { expect, it } from 'vitest';
import { choiceOptions, createEntity, describeStores, field, owner } from '../test/stores.ts';

const customer = sampleEntity(
  'e_customer',
  [
    field('f_name', 'text', { required: true }),
    field('f_code', 'text', { unique: true }),
    field('f_level', 'choice', { options: choiceOptions('VIP', '普通') }),
    field('f_fee', 'decimal'),
    field('f_active', 'yesNo'),
    field('f_tags', 'choices', { options: choiceOptions('a', 'b', 'c') }),
    field('f_since', 'date'),
    field('f_number', 'autoNumber'),
    field('f_year', 'formula', {
      options: {
        rule: { '*': [{ var: 'f_fee' }, 12] },
        result: { type: 'decimal', options: { digits: 2, grouping: true } },
      },
    }),
  ],
  { titleField: 'f_name' },
);

describeStores('a first store', (bed) => {
  it('keeps what was written, and shows it in an order of choice', async () => {
    const place = await bed.place();
    const store = await bed.open(place);
    await createEntity(store, customer);
    const written = await store.records.create(owner, 'e_customer', [
      {
        f_name: '重庆 银行',
        f_code: 'A',
        f_level: 'o_1',
        f_fee: 1.5,
        f_active: true,
        f_tags: ['o_0', 'o_2'],
        f_since: '2026-01-31',
      },
      { f_name: '阿里', f_code: 'B', f_level: 'o_0', f_fee: 10, f_active: false },
      { f_name: 'Zoe', f_code: 'C' },
    ]);
    expect(written.records[0]).toMatchObject({
      id: 1,
      version: 1,
      values: {
        f_name: '重庆 银行',
        f_number: 1,
        f_year: 18,
        f_tags: ['o_0', 'o_2'],
        f_active: true,
        f_since: '2026-01-31',
      },
    });
    await store.close();
    const again = await bed.open(place);
    const page = await again.records.query(owner, 'e_customer', {
      limit: 2,
      sort: [{ field: 'f_name', direction: 'asc' }],
    });
    expect(page.records.map((record) => record.values.f_name)).toEqual(['Zoe', '阿里']);
    const rest = await again.records.query(owner, 'e_customer', {
      limit: 2,
      sort: [{ field: 'f_name', direction: 'asc' }],
      after: page.next ?? '',
    });
    expect(rest.records).toMatchObject([written.records[0] ?? {}]);
    expect(rest.next).toBeNull();
    expect(await again.records.count(owner, 'e_customer', { filter: { '==': [{ var: 'f_level' }, 'o_0'] } })).toEqual({
      matching: 1,
      total: 3,
    });
    await again.close();
  });
});
