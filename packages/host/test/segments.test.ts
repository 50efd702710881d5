// Segments and tierings on a running store, on both databases: filled, kept current, read as fields, explained.
import { healthModelKind, newHealthModel } from '@keepwell/health';
import type { Json } from '@keepwell/kernel';
import {
  fieldOfSegment,
  modelKinds,
  type RecordValues,
  type SegmentDefinition,
  type TieringDefinition,
} from '@keepwell/model';
import { sampleEntity } from '@keepwell/model/testing';
import type { Store } from '@keepwell/store';
import { createEntity, describeStores, field, limited, owner, start } from '@keepwell/store/testing';
import { beforeEach, expect, it } from 'vitest';
import { createScorer, publishModel, type Scorer } from '../src/index.ts';

const dayMs = 86_400_000;

const city = sampleEntity('e_city', [field('f_name', 'text'), field('f_size', 'integer')], { titleField: 'f_name' });
const firm = sampleEntity(
  'e_firm',
  [
    field('f_name', 'text'),
    field('f_fee', 'decimal'),
    field('f_usage', 'decimal'),
    field('f_ends', 'date'),
    field('f_city', 'relation', { options: { entity: 'e_city' } }),
    field('f_inbigcity', 'formula', {
      options: { rule: { '>': [{ var: 'f_city.f_size' }, 5] }, result: { type: 'yesNo', options: {} } },
    }),
  ],
  { titleField: 'f_name' },
);
const high: Json = { '>=': [{ var: 'f_fee' }, 100] };

describeStores('segments', (bed) => {
  let store: Store;
  let scorer: Scorer;
  const errors: unknown[] = [];

  beforeEach(async () => {
    bed.clock.set(start);
    store = await bed.open(await bed.place(), [...modelKinds.all, healthModelKind]);
    await createEntity(store, city);
    await createEntity(store, firm);
    await store.records.createSlice(owner, 'e_city', [
      { f_name: 'Small', f_size: 1 },
      { f_name: 'Big', f_size: 9 },
    ]);
    const rows: RecordValues[] = Array.from({ length: 60 }, (_, index) => ({
      f_name: `Firm ${index + 1}`,
      f_fee: (index + 1) * 2,
      f_usage: index,
      f_ends: index < 10 ? '2026-03-20' : null,
      f_city: (index % 2) + 1,
    }));
    await store.records.createSlice(owner, 'e_firm', rows);
    begin();
    return async () => {
      await scorer.close();
      await store.close();
      expect(errors.splice(0)).toEqual([]);
    };
  });

  function begin(): void {
    scorer = createScorer({ store, clock: bed.clock, gatherMs: 1, onError: (error) => errors.push(error) });
  }

  const settle = async (): Promise<void> => {
    scorer.wake();
    await scorer.settled();
  };

  async function segment(id: string, rule: Json, label = id): Promise<void> {
    const body: SegmentDefinition = { entity: 'e_firm', labels: { en: label }, rule };
    const known = await store.documents.get(owner, id).catch(() => null);
    if (known === null) {
      await store.documents.create(owner, { kind: 'segment', app: null, id, body, publish: true });
    } else {
      const { token } = await store.documents.saveDraft(owner, id, { token: known.token, body });
      await store.documents.publish(owner, id, { token });
    }
    await settle();
  }

  const membersOf = async (id: string, part = 'in'): Promise<number[]> => {
    const request = { list: 'members', part, limit: 100, fields: [] } as const;
    const { members } = await store.segments.members(owner, id, request);
    return members.map(({ record }) => record.id).sort((a, b) => a - b);
  };
  const matching = async (filter: Json): Promise<number> =>
    (await store.records.count(owner, 'e_firm', { filter })).matching;

  it('hold the records of their rule, and are a field that lists filter and sort by', async () => {
    await segment('s_1', high);
    expect(await membersOf('s_1')).toEqual([50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60]);
    const shown = fieldOfSegment('s_1');
    expect(await matching({ '==': [{ var: shown }, true] })).toBe(11);
    expect(await matching({ '!': [{ var: shown }] })).toBe(49);
    const page = await store.records.query(owner, 'e_firm', {
      limit: 1,
      sort: [
        { field: shown, direction: 'desc' },
        { field: 'id', direction: 'desc' },
      ],
    });
    expect(page.records[0]).toMatchObject({ id: 60, values: { [shown]: true } });
    const state = await store.segments.state(owner, 's_1');
    expect(state).toMatchObject({ revision: 1, parts: [{ part: 'in', size: 11 }], lateSince: null, running: null });
  });

  it('are joined and left by a change and by its undo, with both in the log and the reason told', async () => {
    await segment('s_1', high);
    bed.clock.advance(1000);
    const { operation } = await store.records.update(owner, 'e_firm', [{ id: 3, values: { f_fee: 500 } }]);
    await settle();
    expect(await membersOf('s_1')).toContain(3);
    const { members } = await store.segments.members(owner, 's_1', {
      list: 'members',
      part: 'in',
      limit: 1,
      fields: [],
    });
    expect(members[0]).toMatchObject({
      title: 'Firm 3',
      at: bed.clock.now(),
      reason: { cause: 'change', fields: [{ field: 'f_fee', before: 6, after: 500 }] },
    });
    const shown = fieldOfSegment('s_1');
    expect(await store.segments.memberships(owner, 'e_firm', 3)).toMatchObject([
      { segment: 's_1', part: 'in', since: bed.clock.now(), reason: { fields: [{ field: 'f_fee', after: 500 }] } },
    ]);
    expect(await store.segments.memberships(owner, 'e_firm', 4)).toEqual([]);
    // Whoever may not see the field of the segment, or the record, does not hear of it.
    for (const grant of [{ fields: { [shown]: 'masked' as const } }, { rowRule: { '<': [{ var: 'f_fee' }, 100] } }]) {
      expect(await store.segments.memberships(limited('u_some', grant), 'e_firm', 3)).toEqual([]);
    }
    const { changes } = await store.records.history(owner, 'e_firm', 3, {});
    expect(changes[0]).toMatchObject({
      actor: 'segments',
      cause: { kind: 'segment', of: 's_1 change' },
      before: { [shown]: false },
      after: { [shown]: true },
    });
    await store.records.undo(owner, operation, 'ask');
    await settle();
    expect(await membersOf('s_1')).not.toContain(3);
    expect(await store.segments.moves(owner, 's_1', start)).toEqual([{ part: 'in', entered: 1, departed: 1 }]);
    const departed = { list: 'departed', part: 'in', limit: 5, fields: [] } as const;
    expect((await store.segments.members(owner, 's_1', departed)).members).toMatchObject([
      { title: 'Firm 3', reason: { cause: 'change', fields: [{ field: 'f_fee', before: 500, after: 6 }] } },
    ]);
    const sizes = await store.segments.sizes(owner, 's_1', start);
    expect(sizes).toMatchObject([{ part: 'in', size: 11, entered: 1, departed: 1 }]);
  });

  it('lose deleted records and take them back when they return', async () => {
    await segment('s_1', high);
    const { operation } = await store.records.delete(owner, 'e_firm', { ids: [60] });
    await settle();
    expect(await membersOf('s_1')).not.toContain(60);
    expect(await matching({ '==': [{ var: fieldOfSegment('s_1') }, true] })).toBe(10);
    await store.records.undo(owner, operation, 'ask');
    await settle();
    expect(await membersOf('s_1')).toContain(60);
  });

  it('follow what their rule reads through a relation and through a formula', async () => {
    await segment('s_1', { '==': [{ var: 'f_city.f_name' }, 'Grown'] });
    await segment('s_2', { var: 'f_inbigcity' });
    expect(await membersOf('s_1')).toEqual([]);
    expect(await membersOf('s_2')).toHaveLength(30);
    await store.records.update(owner, 'e_city', [{ id: 1, values: { f_name: 'Grown', f_size: 7 } }]);
    await settle();
    expect(await membersOf('s_1')).toHaveLength(30);
    expect(await membersOf('s_2')).toHaveLength(60);
  });

  it('read each other, and refuse a circle', async () => {
    await segment('s_1', high);
    const first = fieldOfSegment('s_1');
    await segment('s_2', { and: [{ '==': [{ var: first }, true] }, { '<': [{ var: 'f_usage' }, 55] }] });
    expect(await membersOf('s_2')).toEqual([50, 51, 52, 53, 54, 55]);
    await store.records.update(owner, 'e_firm', [{ id: 1, values: { f_fee: 1000 } }]);
    await settle();
    await settle();
    expect(await membersOf('s_2')).toContain(1);
    await expect(segment('s_1', { var: fieldOfSegment('s_2') })).rejects.toMatchObject({
      code: 'store.document_refused',
    });
  });

  it('pass midnight: what depends on the date is looked at again, after downtime as well', async () => {
    await segment('s_1', { inNext: [{ var: 'f_ends' }, 7, 'day'] });
    expect(await membersOf('s_1')).toEqual([]);
    await scorer.close();
    bed.clock.advance(5 * dayMs);
    begin();
    await settle();
    expect(await membersOf('s_1')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const { members } = await store.segments.members(owner, 's_1', {
      list: 'entered',
      part: 'in',
      limit: 1,
      fields: [],
    });
    expect(members[0]?.reason).toEqual({ cause: 'day', fields: [] });
    bed.clock.advance(30 * dayMs);
    await settle();
    expect(await membersOf('s_1')).toEqual([]);
  });

  it('take a new rule as a whole, and a new name without looking at anybody', async () => {
    await segment('s_1', high);
    await segment('s_1', { '<=': [{ var: 'f_fee' }, 10] });
    expect(await membersOf('s_1')).toEqual([1, 2, 3, 4, 5]);
    const { at } = await store.segments.state(owner, 's_1');
    bed.clock.advance(dayMs);
    await segment('s_1', { '<=': [{ var: 'f_fee' }, 10] }, 'Another name');
    expect(await store.segments.state(owner, 's_1')).toMatchObject({ revision: 3, at });
    const found = store.documents.entity('e_firm')?.fields.find(({ id }) => id === fieldOfSegment('s_1'));
    expect(found?.labels).toEqual({ en: 'Another name' });
  });

  it('are looked at again when a formula they read means something else', async () => {
    await segment('s_1', { var: 'f_inbigcity' });
    const known = await store.documents.get(owner, 'e_firm');
    const body = structuredClone(known.published?.body) as { fields: { id: string; options: { rule?: Json } }[] };
    const formula = body.fields.find(({ id }) => id === 'f_inbigcity');
    if (formula !== undefined) formula.options.rule = { '<': [{ var: 'f_city.f_size' }, 0] };
    const { token } = await store.documents.saveDraft(owner, 'e_firm', { token: known.token, body });
    const { digest } = await store.documents.plan(owner, 'e_firm');
    await store.documents.publish(owner, 'e_firm', { token, digest });
    await settle();
    expect(await membersOf('s_1')).toEqual([]);
  });

  it('read scores: a full run and a single change both move members, though the log keeps silent about points', async () => {
    const model = {
      ...newHealthModel('e_firm', 'health', { en: 'Health' }),
      dimensions: [
        {
          kind: 'indicator' as const,
          id: 'i_usage',
          labels: { en: 'Usage' },
          type: 'linear',
          settings: { field: 'f_usage', zero: 0, full: 100 },
          weight: 10_000,
          missing: 'redistribute' as const,
          abnormalAt: null,
        },
      ],
    };
    const made = await store.documents.create(owner, { kind: 'healthModel', app: null, id: 'h_1', body: model });
    await publishModel(store, owner, 'h_1', { token: made.token });
    await settle();
    const score = store.documents.entity('e_firm')?.fields.find(({ type }) => type === 'score')?.id ?? '';
    await segment('s_1', { '<': [{ var: score }, 5] });
    expect(await membersOf('s_1')).toEqual([1, 2, 3, 4, 5]);
    // 30 → 3: both in the lowest band, so the change log says nothing of the score.
    await store.records.update(owner, 'e_firm', [{ id: 31, values: { f_usage: 3 } }]);
    await settle();
    expect(await membersOf('s_1')).toEqual([1, 2, 3, 4, 5, 31]);
    const found = await store.documents.get(owner, 'h_1');
    const [indicator] = model.dimensions;
    const dimensions = [{ ...indicator, settings: { field: 'f_usage', zero: -10, full: 100 } }];
    const draft = { ...(found.published?.body as object), dimensions };
    const { token } = await store.documents.saveDraft(owner, 'h_1', { token: found.token, body: draft });
    await publishModel(store, owner, 'h_1', { token });
    await settle();
    expect(await membersOf('s_1')).toEqual([]);
  });

  it('tier every record exactly once, and log who moves between tiers', async () => {
    const tiers = [
      { id: 'o_new', labels: { en: 'Small' }, colour: 'blue' as const, when: { '<': [{ var: 'f_fee' }, 20] } },
      { id: 'o_mid', labels: { en: 'Middle' }, colour: 'green' as const, when: { '<': [{ var: 'f_fee' }, 100] } },
      { id: 'o_top', labels: { en: 'Top' }, colour: 'red' as const, when: null },
    ];
    const body: TieringDefinition = { entity: 'e_firm', labels: { en: 'Size' }, tiers };
    await store.documents.create(owner, { kind: 'tiering', app: null, id: 't_1', body, publish: true });
    await settle();
    const shown = fieldOfSegment('t_1');
    const { parts } = await store.segments.state(owner, 't_1');
    expect(parts).toEqual([
      { part: 'o_new', size: 9 },
      { part: 'o_mid', size: 40 },
      { part: 'o_top', size: 11 },
    ]);
    bed.clock.advance(1000);
    await store.records.update(owner, 'e_firm', [{ id: 1, values: { f_fee: 50 } }]);
    const [added] = (await store.records.createSlice(owner, 'e_firm', [{ f_name: 'New', f_fee: 300 }])).ids;
    await settle();
    expect((await store.records.get(owner, 'e_firm', 1)).record.values[shown]).toBe('o_mid');
    expect((await store.records.get(owner, 'e_firm', added ?? 0)).record.values[shown]).toBe('o_top');
    const { changes } = await store.records.history(owner, 'e_firm', 1, {});
    expect(changes[0]).toMatchObject({ before: { [shown]: 'o_new' }, after: { [shown]: 'o_mid' } });
    const { groups } = await store.records.summarise(owner, 'e_firm', { figures: [], groupBy: shown });
    expect(groups?.map(({ count }) => count)).toEqual([8, 41, 12]);
    expect(await store.segments.moves(owner, 't_1', start + 1)).toEqual([
      { part: 'o_new', entered: 0, departed: 1 },
      { part: 'o_mid', entered: 1, departed: 0 },
      { part: 'o_top', entered: 1, departed: 0 },
    ]);
  });

  it('say before publishing who would come and go, and where a field is empty', async () => {
    await segment('s_1', high);
    const body = {
      entity: 'e_firm',
      labels: { en: 'Due' },
      rule: { and: [high, { inNext: [{ var: 'f_ends' }, 30, 'day'] }] },
    };
    expect(await store.segments.preview(owner, 'segment', 's_1', body)).toMatchObject({
      total: 60,
      parts: [{ part: 'in', before: 11, after: 0 }],
      entering: 0,
      leaving: 11,
      empties: [{ field: 'f_ends', count: 50 }],
    });
    const empty = await store.segments.preview(owner, 'segment', null, { ...body, rule: null });
    expect(empty.issues.map(({ code }) => code)).toEqual(['model.segment_rule_missing']);
  });

  it('are compared field by field, with an interval that says whether chance could explain the difference', async () => {
    await segment('s_1', high);
    const shown = { var: fieldOfSegment('s_1') };
    const found = await store.segments.compare(owner, 'e_firm', {
      these: shown,
      those: { '!': [shown] },
      fields: ['f_fee', 'f_city', 'f_inbigcity'],
    });
    expect(found.map(({ field: id, isClear }) => [id, isClear])).toEqual([
      ['f_fee', true],
      ['f_inbigcity', false],
    ]);
    expect(found[0]).toMatchObject({ statistic: 'median', these: 110, those: 50 });
    expect(found[1]).toMatchObject({ statistic: 'share', these: 6 / 11, those: 24 / 49 });
  });
});
