// What goes wrong around a health model, on a running store and both databases: each is told at its place, and nothing is
// half published.
import { healthModelKind, type HealthModel, type Indicator, newHealthModel, verifyReceipt } from '@keepwell/health';
import type { AppError, Json } from '@keepwell/kernel';
import { type EntityDefinition, modelKinds, type RecordValues } from '@keepwell/model';
import { sampleEntity } from '@keepwell/model/testing';
import type { Store } from '@keepwell/store';
import { createEntity, describeStores, field, owner } from '@keepwell/store/testing';
import { beforeEach, expect, it } from 'vitest';
import { createScorer, publishModel, type Scorer } from '../src/index.ts';

const firm = sampleEntity(
  'e_firm',
  [field('f_name', 'text'), field('f_usage', 'decimal'), field('f_before', 'decimal'), field('f_note', 'text')],
  { titleField: 'f_name' },
);

function indicator(id: string, type: string, settings: Readonly<Record<string, Json>>, weight: number): Indicator {
  const labels = { zh: id, en: id };
  return { kind: 'indicator', id, labels, type, settings, weight, missing: 'redistribute', abnormalAt: null };
}

const usage = (weight = 10_000): Indicator =>
  indicator('i_usage', 'linear', { field: 'f_usage', zero: 0, full: 100 }, weight);

const model = (dimensions: readonly Indicator[], more: Partial<HealthModel> = {}): HealthModel => ({
  ...newHealthModel('e_firm', 'health', { zh: '健康度', en: 'Health' }),
  dimensions: [...dimensions],
  ...more,
});

describeStores('around a health model', (bed) => {
  let store: Store;
  let scorer: Scorer;
  const errors: unknown[] = [];

  beforeEach(async () => {
    store = await bed.open(await bed.place(), [...modelKinds.all, healthModelKind]);
    await createEntity(store, firm);
    scorer = createScorer({ store, clock: bed.clock, gatherMs: 1, onError: (error) => errors.push(error) });
    return async () => {
      await scorer.close();
      await store.close();
      expect(errors.splice(0)).toEqual([]);
    };
  });

  const settle = async (): Promise<void> => {
    scorer.wake();
    await scorer.settled();
  };
  const fill = async (rows: readonly RecordValues[]): Promise<void> => {
    if (rows.length > 0) await store.records.createSlice(owner, 'e_firm', rows);
  };
  async function draft(body: HealthModel): Promise<number> {
    const known = await store.documents.get(owner, 'h_1').catch(() => null);
    if (known !== null) return (await store.documents.saveDraft(owner, 'h_1', { token: known.token, body })).token;
    return (await store.documents.create(owner, { kind: 'healthModel', app: null, id: 'h_1', body })).token;
  }
  async function publish(body: HealthModel): Promise<void> {
    await publishModel(store, owner, 'h_1', { token: await draft(body) });
    await settle();
  }
  const scoreField = (): string =>
    store.documents.entity('e_firm')?.fields.find(({ type }) => type === 'score')?.id ?? '';
  const scoreOf = async (id: number): Promise<unknown> =>
    (await store.records.get(owner, 'e_firm', id)).record.values[scoreField()];

  async function refusal(promise: Promise<unknown>): Promise<AppError> {
    return promise.then(
      () => Promise.reject(new Error('It was accepted')),
      (thrown: AppError) => thrown,
    );
  }

  it('weights that do not sum and bands that overlap are refused at their places, and nothing is published', async () => {
    const bands = newHealthModel('e_firm', 'health', { en: 'x' }).bands;
    const overlapping = bands.map((band, index) => (index === 2 ? { ...band, from: bands[1]?.from ?? 0 } : band));
    const token = await draft(model([usage(6000)], { bands: overlapping }));
    const { issues } = await refusal(publishModel(store, owner, 'h_1', { token }));
    expect(issues.map(({ code, path }) => [code, path])).toEqual([
      ['health.weights_sum', ['dimensions']],
      ['health.bands_overlap', ['bands', 2, 'from']],
    ]);
    expect(scoreField()).toBe('');
    expect((await store.documents.get(owner, 'h_1')).published).toBeNull();
    expect(await store.scores.unfinished()).toEqual([]);
  });

  it('text where a number belongs is refused in the settings and in the record', async () => {
    const wrong = indicator('i_usage', 'linear', { field: 'f_usage', zero: 'none', full: 100 }, 10_000);
    const { issues } = await refusal(publishModel(store, owner, 'h_1', { token: await draft(model([wrong])) }));
    expect(issues).toMatchObject([{ code: 'health.settings_invalid', path: ['dimensions', 0, 'settings', 'zero'] }]);
    const texts = indicator('i_note', 'linear', { field: 'f_note', zero: 0, full: 100 }, 10_000);
    const token = await draft(model([texts]));
    expect((await refusal(publishModel(store, owner, 'h_1', { token }))).issues).toMatchObject([
      { code: 'health.field_mistyped', path: ['dimensions', 0, 'settings', 'field'] },
    ]);
    await publish(model([usage()]));
    await fill([{ f_name: 'a', f_usage: 50 }]);
    const refused = await refusal(store.records.update(owner, 'e_firm', [{ id: 1, values: { f_usage: 'fifty' } }]));
    expect(refused.issues).not.toEqual([]);
    await settle();
    expect(await scoreOf(1)).toBe(50);
  });

  it('a field that a published model reads cannot be deleted or made into something else behind its back', async () => {
    await fill([{ f_name: 'a', f_usage: 50 }]);
    await publish(model([usage()]));
    const body = (await store.documents.get(owner, 'e_firm')).published?.body as EntityDefinition;
    for (const fields of [
      body.fields.filter(({ id }) => id !== 'f_usage'),
      body.fields.map((one) => (one.id === 'f_usage' ? field('f_usage', 'text') : one)),
    ]) {
      const { token } = await store.documents.get(owner, 'e_firm');
      const saved = await store.documents.saveDraft(owner, 'e_firm', { token, body: { ...body, fields } });
      const plan = await store.documents.plan(owner, 'e_firm');
      expect(plan.broken).toMatchObject([{ document: 'h_1' }]);
      const publishing = store.documents.publish(owner, 'e_firm', { token: saved.token, digest: plan.digest });
      expect((await refusal(publishing)).code).toBe('store.publish_refused');
    }
    expect(await scoreOf(1)).toBe(50);
  });

  it('a base of zero and a field that is the same everywhere leave no error and no invented points', async () => {
    await fill([
      { f_name: 'base 0', f_usage: 10, f_before: 0 },
      { f_name: 'fell by half', f_usage: 10, f_before: 20 },
      { f_name: 'grew', f_usage: 10, f_before: 5 },
    ]);
    const fell: Json = { '<=': [{ percentChange: [{ var: 'f_usage' }, { var: 'f_before' }] }, -0.5] };
    await publish(
      model([
        indicator('i_fell', 'rule', { when: fell, holds: 0, otherwise: 100 }, 5000),
        indicator('i_odd', 'robustZ', { field: 'f_usage', within: null, side: 'both', steepness: 1 }, 5000),
      ]),
    );
    expect([await scoreOf(1), await scoreOf(2), await scoreOf(3)]).toEqual([100, 0, 100]);
    const receipt = await store.scores.receipt(owner, 'h_1', 1);
    expect(verifyReceipt(JSON.parse(JSON.stringify(receipt)))).toEqual({ ok: true, issues: [] });
  });

  it('records without any data have no score, and the band says so', async () => {
    await fill([{ f_name: 'a' }, { f_name: 'b' }]);
    await publish(model([usage()]));
    const { score, band, coverage } = await store.scores.receipt(owner, 'h_1', 1);
    expect({ score, band, coverage }).toEqual({ score: null, band: 'unknown', coverage: 0 });
  });

  it.each([0, 1])('%i records are scored like any number of them', async (count) => {
    await fill(Array.from({ length: count }, () => ({ f_name: 'only', f_usage: 40 })));
    const rank = indicator('i_rank', 'percentile', { field: 'f_usage', within: null, side: 'high' }, 5000);
    const odd = indicator('i_odd', 'robustZ', { field: 'f_usage', within: null, side: 'high', steepness: 1 }, 5000);
    const body = model([rank, odd]);
    const preview = await store.scores.preview(owner, (await draft(body), 'h_1'), body);
    expect(preview.issues).toEqual([]);
    await publish(body);
    expect(await store.scores.state(owner, 'h_1')).toMatchObject({ revision: 1, running: null });
    // Alone, a record is in the middle; nothing is odd about it, nor known to be not.
    if (count === 1) expect(await scoreOf(1)).toBe(50);
    await fill([{ f_name: 'later', f_usage: 90 }]);
    await settle();
    expect(await scoreOf(count + 1)).not.toBeUndefined();
  });

  it('a model published while its run goes on: nobody sees half of the first, and the second is for everybody', async () => {
    await fill(Array.from({ length: 1500 }, (_, index) => ({ f_name: `${index}`, f_usage: index % 101 })));
    await publish(model([usage()]));
    await scorer.close();
    const half = indicator('i_usage', 'linear', { field: 'f_usage', zero: 0, full: 200 }, 10_000);
    const quarter = indicator('i_usage', 'linear', { field: 'f_usage', zero: 0, full: 400 }, 10_000);
    await publishModel(store, owner, 'h_1', { token: await draft(model([half])) });
    await store.scores.step(owner, 'h_1');
    expect(await store.scores.state(owner, 'h_1')).toMatchObject({ revision: 1, running: { revision: 2 } });
    await publishModel(store, owner, 'h_1', { token: await draft(model([quarter])) });
    expect(await scoreOf(101)).toBe(100);
    scorer = createScorer({ store, clock: bed.clock, gatherMs: 1, onError: (error) => errors.push(error) });
    await settle();
    expect(await store.scores.state(owner, 'h_1')).toMatchObject({ revision: 3, running: null, waiting: 0 });
    expect([await scoreOf(101), await scoreOf(1500)]).toEqual([25, (1499 % 101) / 4]);
  });
});
