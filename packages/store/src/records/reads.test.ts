import type { AppError, Json } from '@keepwell/kernel';
import type { RecordData, Sort } from '@keepwell/model';
import { sampleEntity } from '@keepwell/model/testing';
import { parseRule, toFunction } from '@keepwell/rule';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { choiceOptions, createEntity, describeStores, field, limited, owner, start } from '../../test/stores.ts';
import type { Store } from '../index.ts';

const company = sampleEntity('e_firm', [field('f_title', 'text'), field('f_size', 'integer')], {
  titleField: 'f_title',
});
const person = sampleEntity(
  'e_person',
  [
    field('f_name', 'text'),
    field('f_age', 'integer', { indexed: true }),
    field('f_fee', 'decimal'),
    field('f_ok', 'yesNo'),
    field('f_due', 'date'),
    field('f_level', 'choice', { options: choiceOptions('高', '中', '低') }),
    field('f_firm', 'relation', { options: { entity: 'e_firm' } }),
    field('f_days', 'formula', {
      options: {
        rule: { daysBetween: [{ today: [] }, { var: 'f_due' }] },
        result: { type: 'integer', options: { grouping: true } },
      },
    }),
    field('f_firmsize', 'formula', {
      options: { rule: { var: 'f_firm.f_size' }, result: { type: 'integer', options: { grouping: true } } },
    }),
  ],
  { titleField: 'f_name' },
);
const names = ['重庆', '银行', 'ada', 'Ada', 'Zoe', '阿里', 'é', 'e', '10', '9', '😀', null];

async function failure(promise: Promise<unknown>): Promise<AppError> {
  try {
    await promise;
  } catch (thrown) {
    return thrown as AppError;
  }
  throw new Error('It was accepted');
}

describeStores('reading records', (bed) => {
  let store: Store;
  const count = 180;
  beforeAll(async () => {
    store = await bed.open(await bed.place());
    await createEntity(store, company);
    await createEntity(store, person);
    await store.records.create(owner, 'e_firm', [
      { f_title: 'Small', f_size: 3 },
      { f_title: 'Large', f_size: 900 },
    ]);
    const pick = <T>(list: readonly T[], seed: number): T | null => list[seed % list.length] ?? null;
    const rows = Array.from({ length: count }, (_, index) => ({
      f_name: pick(names, index * 7),
      f_age: index % 11 === 0 ? null : (index * 37) % 50,
      f_fee: index % 5 === 0 ? null : ((index * 13) % 17) / 4,
      f_ok: pick([true, false, null], index),
      f_due: pick(['2026-03-20', '2026-01-01', null, '2027-12-31'], index * 3),
      f_level: pick(['o_2', 'o_0', null, 'o_1'], index),
      f_firm: pick([1, 2, null], index),
    }));
    await store.records.create(owner, 'e_person', rows);
  });

  const all = async (sort: readonly Sort[], limit: number): Promise<RecordData[]> => {
    const records: RecordData[] = [];
    for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
      const page = await store.records.query(owner, 'e_person', { sort, limit, after });
      records.push(...page.records);
      after = page.next ?? undefined;
    }
    return records;
  };

  it('pages through every record once, in one order, whatever the sort (property)', async () => {
    const fields = [
      'f_name',
      'f_age',
      'f_fee',
      'f_ok',
      'f_due',
      'f_level',
      'f_days',
      'f_firmsize',
      'f_firm',
      'createdAt',
      'id',
    ];
    const sort = fc.uniqueArray(
      fc.record({ field: fc.constantFrom(...fields), direction: fc.constantFrom('asc' as const, 'desc' as const) }),
      { maxLength: 3, selector: (one) => one.field },
    );
    await fc.assert(
      fc.asyncProperty(sort, fc.integer({ min: 7, max: 70 }), async (order, limit) => {
        const paged = (await all(order, limit)).map((record) => record.id);
        expect(paged).toEqual((await all(order, 1_000)).map((record) => record.id));
        expect(new Set(paged).size).toBe(count);
        const { anchors, total } = await store.records.anchors(owner, 'e_person', { sort: order, every: 50 });
        expect(total).toBe(count);
        const firsts = anchors.map(async (after) => {
          const page = await store.records.query(owner, 'e_person', {
            sort: order,
            limit: 1,
            after: after ?? undefined,
          });
          return page.records[0]?.id;
        });
        expect(await Promise.all(firsts)).toEqual([0, 50, 100, 150].map((place) => paged[place]));
      }),
      { numRuns: 12, seed: 20260311 },
    );
  });

  it('orders text by pinyin, choices by their options, and empties last both ways', async () => {
    const up = (await all([{ field: 'f_name', direction: 'asc' }], 500)).map((record) => record.values.f_name);
    const down = (await all([{ field: 'f_name', direction: 'desc' }], 500)).map((record) => record.values.f_name);
    const distinct = [...new Set(up)];
    expect(distinct.indexOf('阿里')).toBeLessThan(distinct.indexOf('重庆'));
    expect(distinct.indexOf('重庆')).toBeLessThan(distinct.indexOf('银行'));
    expect(distinct.indexOf('9')).toBeLessThan(distinct.indexOf('10'));
    expect([up.at(-1), down.at(-1)]).toEqual([null, null]);
    const levels = (await all([{ field: 'f_level', direction: 'asc' }], 500)).map((record) => record.values.f_level);
    expect([...new Set(levels)]).toEqual(['o_0', 'o_1', 'o_2', null]);
  });

  it('orders relations by what the related record is called, as far as the actor may see that', async () => {
    const firms = async (actor: typeof owner, direction: 'asc' | 'desc'): Promise<unknown[]> => {
      const sort = [{ field: 'f_firm', direction }] as const;
      const { records } = await store.records.query(actor, 'e_person', { sort, limit: 500 });
      return [...new Set(records.map(({ values }) => values.f_firm))];
    };
    expect(await firms(owner, 'asc')).toEqual([2, 1, null]);
    expect(await firms(owner, 'desc')).toEqual([1, 2, null]);
    for (const grant of [{ fields: { f_title: 'masked' as const } }, { read: false }]) {
      const grants = limited('u_some', {}).grants;
      const other = limited('u_some', grant).grants;
      const entity: typeof grants.entity = (id) => (id === 'e_firm' ? other : grants).entity(id);
      expect(await firms({ ...owner, id: 'u_some', grants: { ...grants, entity } }, 'asc')).toEqual([1, 2, null]);
    }
    const grouped = await store.records.summarise(owner, 'e_person', { figures: [], groupBy: 'f_firm' });
    expect(grouped.groups?.map(({ value, count: size }) => [value, size])).toEqual([
      [2, 60],
      [1, 60],
      [null, 60],
    ]);
  });

  it('computes formulas of today and of related records when they are read, filtered and sorted by', async () => {
    const filter = { '==': [{ var: 'f_days' }, 10] };
    const found = await store.records.query(owner, 'e_person', { filter, limit: 3 });
    expect(found.records[0]?.values).toMatchObject({ f_due: '2026-03-20', f_days: 10 });
    bed.clock.set(start + 86_400_000);
    expect((await store.records.count(owner, 'e_person', { filter })).matching).toBe(0);
    bed.clock.set(start);
    const large = await store.records.query(owner, 'e_person', {
      filter: { '>': [{ var: 'f_firmsize' }, 100] },
      limit: 2,
    });
    expect(large.records[0]?.values).toMatchObject({ f_firm: 2, f_firmsize: 900 });
    expect(large.titles).toEqual({ e_firm: { 2: 'Large' } });
  });

  it('finds who falls into a bucket inside the database, by text, number and choice', async () => {
    const everyone = await all([], 500);
    for (const field of ['f_name', 'f_age', 'f_level'] as const) {
      const rule: Json = { between: [{ bucket: [{ var: field }, 100, 'spring'] }, 1, 50] };
      const judge = toFunction(parseRule(rule).expression);
      const context = { now: start, timeZone: 'UTC' };
      const expected = everyone.filter(({ values }) => judge(values, context) === true).map((record) => record.id);
      expect(expected.length).toBeGreaterThan(0);
      const found = await store.records.query(owner, 'e_person', { filter: rule, limit: 500 });
      expect(found.records.map((record) => record.id)).toEqual(expected);
      expect(found).not.toHaveProperty('residual');
    }
  });

  it('says how many match, shows both sides, the nearest misses first', async () => {
    const rule = { and: [{ '==': [{ var: 'f_level' }, 'o_0'] }, { '==': [{ var: 'f_ok' }, true] }] };
    const match = await store.records.match(owner, 'e_person', { rule, examples: 3 });
    const expected = (await all([], 500)).filter(({ values }) => values.f_level === 'o_0' && values.f_ok === true);
    expect(match).toMatchObject({ matching: expected.length, total: count });
    expect(match.examples.map((record) => record.id)).toEqual(expected.slice(0, 3).map((record) => record.id));
    for (const { values } of match.misses) {
      expect([values.f_level === 'o_0', values.f_ok === true].filter(Boolean)).toHaveLength(1);
    }
    expect(match.empties.f_level).toBe(count / 4);
  });

  it('sums, averages and groups as the records say', async () => {
    const records = await all([], 500);
    const ages = records.flatMap(({ values }) => (typeof values.f_age === 'number' ? [values.f_age] : []));
    const summary = await store.records.summarise(owner, 'e_person', {
      figures: (['sum', 'average', 'min', 'max', 'filled', 'empty', 'distinct'] as const).map((one) => ({
        field: 'f_age',
        summary: one,
      })),
      groupBy: 'f_level',
    });
    const sum = ages.reduce((total, age) => total + age, 0);
    expect(summary.figures.map((figure) => Math.round((figure ?? 0) * 1_000) / 1_000)).toEqual([
      sum,
      Math.round((sum / ages.length) * 1_000) / 1_000,
      Math.min(...ages),
      Math.max(...ages),
      ages.length,
      count - ages.length,
      new Set(ages).size,
    ]);
    expect(summary.groups.map((group) => [group.value, group.count])).toEqual(
      ['o_0', 'o_1', 'o_2', null].map((level) => [level, count / 4]),
    );
  });

  it('searches words in text and labels, and finds a record by its number', async () => {
    const found = async (search: string): Promise<number> =>
      (await store.records.count(owner, 'e_person', { search })).matching;
    expect(await found('ADA')).toBe(
      (await all([], 500)).filter(({ values }) => /ada/i.test(String(values.f_name))).length,
    );
    expect(await found('高')).toBe(count / 4);
    expect(await found('100%')).toBe(0);
    expect(await found('#77')).toBe(1);
    const picked = await store.records.pick(owner, 'e_firm', { words: 'larg', limit: 5 });
    expect(picked).toEqual({ records: [{ id: 2, title: 'Large' }], more: false });
  });

  it('refuses a cursor that was changed or belongs to another order', async () => {
    const page = await store.records.query(owner, 'e_person', { limit: 5 });
    const next = page.next ?? '';
    const changed = next.slice(0, -1) + (next.endsWith('A') ? 'B' : 'A');
    const read = (after: string, sort?: readonly Sort[]): Promise<unknown> =>
      store.records.query(owner, 'e_person', { limit: 5, after, sort });
    expect((await failure(read(changed))).code).toBe('store.cursor_invalid');
    expect((await failure(read(page.next ?? '', [{ field: 'f_age', direction: 'asc' }]))).code).toBe(
      'store.cursor_invalid',
    );
  });

  describe('a filter that is not wholly SQL', () => {
    const lower = { '==': [{ lower: [{ var: 'f_name' }] }, 'ada'] };
    const filter = { and: [{ '==': [{ var: 'f_ok' }, true] }, lower] };

    it('finds what its SQL part and its judgement find, page by page, and says so', async () => {
      const expected = (await all([], 500))
        .filter(({ values }) => values.f_ok === true && String(values.f_name).toLowerCase() === 'ada')
        .map((record) => record.id);
      expect(expected.length).toBeGreaterThan(3);
      const found: number[] = [];
      for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
        const page = await store.records.query(owner, 'e_person', { filter, limit: 3, after });
        expect(page.residual).toBe(true);
        found.push(...page.records.map((record) => record.id));
        after = page.next ?? undefined;
      }
      expect(found).toEqual(expected);
      const matching = { matching: expected.length, total: count, residual: true };
      expect(await store.records.count(owner, 'e_person', { filter })).toEqual(matching);
      const anchors = await store.records.anchors(owner, 'e_person', { filter, every: 2 });
      expect(anchors).toMatchObject({ total: expected.length, residual: true });
      expect(await store.records.count(owner, 'e_person', {})).not.toHaveProperty('residual');
      expect(anchors.position).toBe((await store.records.query(owner, 'e_person', { limit: 1 })).position);
    });

    it('reads related records, formulas and the record’s number, negated too', async () => {
      const title = { '==': [{ upper: [{ var: 'f_firm.f_title' }] }, 'LARGE'] };
      const rule: Json = {
        and: [{ '!': [title] }, { '>': [{ var: 'f_days' }, 0] }, { or: [lower, { '<': [{ var: 'id' }, 40] }] }],
      };
      const expected = (await all([], 500)).filter(
        ({ id, values }) =>
          values.f_firm !== 2 &&
          Number(values.f_days) > 0 &&
          (String(values.f_name).toLowerCase() === 'ada' || id < 40),
      );
      const page = await store.records.query(owner, 'e_person', { filter: rule, limit: 500 });
      expect(page.records.map((record) => record.id)).toEqual(expected.map((record) => record.id));
      expect(expected.length).toBeGreaterThan(3);
    });

    it('stays within the rows and the mask of the reader', async () => {
      const rowRule = { '<': [{ var: 'f_age' }, 20] };
      const actor = limited('u_young', { rowRule, fields: { f_fee: 'masked' } });
      const young = (await all([], 500)).filter(({ values }) => Number(values.f_age) < 20 && values.f_ok === true);
      const { matching } = await store.records.count(actor, 'e_person', { filter });
      expect(matching).toBe(young.filter(({ values }) => String(values.f_name).toLowerCase() === 'ada').length);
      const masked = { missing: ['f_fee'] };
      expect((await failure(store.records.count(actor, 'e_person', { filter: masked }))).code).toBe(
        'store.field_masked',
      );
      const computed = { var: [{ cat: ['f_', 'fee'] }] };
      expect((await failure(store.records.count(actor, 'e_person', { filter: computed }))).code).toBe(
        'store.rule_not_in_sql',
      );
      const ruled = limited('u_ruled', { rowRule: lower });
      expect((await failure(store.records.count(ruled, 'e_person', {}))).code).toBe('store.rule_not_in_sql');
    });

    it('is refused by name where a set is changed or summed', async () => {
      const asked = [
        () => store.records.bulkUpdate(owner, 'e_person', { selection: { filter }, values: { f_age: 1 } }),
        () => store.records.delete(owner, 'e_person', { selection: { filter } }),
        () => store.records.match(owner, 'e_person', { rule: filter, examples: 1 }),
        () => store.records.summarise(owner, 'e_person', { filter, figures: [] }),
      ];
      for (const one of asked) {
        const { code, params } = await failure(one());
        expect([code, JSON.stringify(params)]).toEqual([
          'store.rule_not_in_sql',
          expect.stringContaining('in lower case'),
        ]);
      }
    });
  });

  it('does not let a filter through a relation look at records outside the reader’s rows', async () => {
    const rowRule = { '==': [{ var: 'f_title' }, 'Small'] };
    const some = limited('u_some', {});
    const actor = {
      ...some,
      grants: {
        ...some.grants,
        entity: (id: string) => ({ ...some.grants.entity(id), rowRule: id === 'e_firm' ? rowRule : null }),
      },
    };
    const filter = { '>': [{ var: 'f_firm.f_size' }, 100] };
    expect((await failure(store.records.count(actor, 'e_person', { filter }))).code).toBe('store.field_masked');
    expect((await store.records.count(owner, 'e_person', { filter })).matching).toBe(count / 3);
  });

  it('changes many records in one operation and takes them back after a restart', { timeout: 240_000 }, async () => {
    const many = bed.name === 'sqlite' ? 100_000 : 10_000;
    const place = await bed.place();
    let own = await bed.open(place);
    await createEntity(own, company);
    for (let from = 0; from < many; from += 10_000) {
      const rows = Array.from({ length: 10_000 }, (_, index) => ({ f_title: `n${from + index}`, f_size: index % 3 }));
      await own.records.createSlice(owner, 'e_firm', rows);
    }
    const judged = own.records.count(owner, 'e_firm', { filter: { '==': [{ lower: [{ var: 'f_title' }] }, 'n7'] } });
    if (many > 50_000) expect((await failure(judged)).code).toBe('store.rule_not_in_sql');
    else expect((await judged).matching).toBe(1);
    const bulk = await own.records.bulkUpdate(owner, 'e_firm', { selection: {}, values: { f_size: 7 } });
    expect(bulk.changed).toBe(many);
    await own.close();
    own = await bed.open(place);
    const seven = { filter: { '==': [{ var: 'f_size' }, 7] } };
    expect((await own.records.count(owner, 'e_firm', seven)).matching).toBe(many);
    expect(await own.records.undo(owner, bulk.operation, 'ask')).toMatchObject({ done: true, changed: many });
    const summary = await own.records.summarise(owner, 'e_firm', {
      figures: [{ field: 'f_size', summary: 'sum' }],
      groupBy: 'f_size',
    });
    expect(summary.groups.map((group) => group.value)).toEqual([0, 1, 2]);
    await own.close();
  });
});
