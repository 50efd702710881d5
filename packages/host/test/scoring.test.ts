// Health models on a running store, on both databases: published, scored, kept current, explained, overruled.
import { type HealthModel, newHealthModel, verifyReceipt } from '@keepwell/health';
import { healthModelKind } from '@keepwell/health';
import { type EntityDefinition, modelKinds, type RecordValues } from '@keepwell/model';
import { sampleEntity } from '@keepwell/model/testing';
import type { Store } from '@keepwell/store';
import { createEntity, describeStores, field, owner } from '@keepwell/store/testing';
import { beforeEach, expect, it } from 'vitest';
import { createScorer, publishModel, type Scorer } from '../src/index.ts';

const entity = sampleEntity(
  'e_firm',
  [field('f_name', 'text'), field('f_usage', 'decimal'), field('f_paid', 'yesNo')],
  {
    titleField: 'f_name',
  },
);

const model = (more: Partial<HealthModel> = {}): HealthModel => ({
  ...newHealthModel('e_firm', 'health', { zh: '健康度', en: 'Health' }),
  dimensions: [
    {
      kind: 'indicator',
      id: 'i_usage',
      labels: { zh: '使用', en: 'Usage' },
      type: 'linear',
      settings: { field: 'f_usage', zero: 0, full: 100 },
      weight: 7000,
      missing: 'redistribute',
      abnormalAt: null,
    },
    {
      kind: 'indicator',
      id: 'i_paid',
      labels: { zh: '回款', en: 'Paid' },
      type: 'yesNo',
      settings: { field: 'f_paid', yes: 100, no: 0 },
      weight: 3000,
      missing: 'redistribute',
      abnormalAt: null,
    },
  ],
  ...more,
});

describeStores('health models', (bed) => {
  let store: Store;
  let scorer: Scorer;
  let fields: { score: string; band: string };
  const errors: unknown[] = [];

  beforeEach(async () => {
    store = await bed.open(await bed.place(), [...modelKinds.all, healthModelKind]);
    await createEntity(store, entity);
    const rows: RecordValues[] = Array.from({ length: 4500 }, (_, index) => ({
      f_name: `Firm ${index}`,
      f_usage: index % 101,
      f_paid: index % 3 === 0,
    }));
    for (let from = 0; from < rows.length; from += 1500) {
      await store.records.createSlice(owner, 'e_firm', rows.slice(from, from + 1500));
    }
    scorer = createScorer({ store, clock: bed.clock, gatherMs: 1, onError: (error) => errors.push(error) });
    await store.documents.create(owner, { kind: 'healthModel', app: null, id: 'h_1', body: model() });
    await publish();
    const body = (await store.documents.get(owner, 'e_firm')).published?.body as EntityDefinition;
    const own = (type: string): string => body.fields.find((one) => one.type === type)?.id ?? '';
    fields = { score: own('score'), band: own('band') };
    return async () => {
      await scorer.close();
      await store.close();
      expect(errors.splice(0)).toEqual([]);
    };
  });

  async function publish(change?: Partial<HealthModel>): Promise<void> {
    let found = await store.documents.get(owner, 'h_1');
    if (change !== undefined) {
      const body = { ...(found.published?.body as HealthModel), ...change };
      found = await store.documents.saveDraft(owner, 'h_1', { token: found.token, body });
    }
    await publishModel(store, owner, 'h_1', { token: found.token });
    scorer.wake();
    await scorer.settled();
  }

  const valuesOf = async (id: number): Promise<Record<string, unknown>> =>
    (await store.records.get(owner, 'e_firm', id)).record.values as Record<string, unknown>;

  it('give every record a score and a band, which lists sort and filter by as any other field', async () => {
    expect(await valuesOf(51)).toMatchObject({ [fields.score]: 35, [fields.band]: 'b_risk' });
    expect((await store.scores.state(owner, 'h_1')).revision).toBe(1);
    const page = await store.records.query(owner, 'e_firm', {
      limit: 3,
      filter: { '==': [{ var: fields.band }, 'b_critical'] },
      sort: [{ field: fields.score, direction: 'desc' }],
    });
    expect(page.records.map(({ values }) => values[fields.score])).toEqual([34.9, 34.9, 34.9]);
    const { groups } = await store.records.summarise(owner, 'e_firm', { figures: [], groupBy: fields.band });
    expect(groups?.reduce((sum, group) => sum + group.count, 0)).toBe(4500);
  });

  it('score a changed record again within a moment, with history, and its band in the change log', async () => {
    await store.records.update(owner, 'e_firm', [{ id: 51, values: { f_usage: 100, f_paid: true } }]);
    await scorer.settled();
    await expect.poll(async () => (await valuesOf(51))[fields.score]).toBe(100);
    expect((await valuesOf(51))[fields.band]).toBe('b_healthy');
    const { changes } = await store.records.history(owner, 'e_firm', 51, {});
    expect(changes[0]).toMatchObject({
      cause: { kind: 'score', of: 'h_1 change' },
      before: { [fields.band]: 'b_risk' },
      after: { [fields.band]: 'b_healthy' },
      actor: 'health',
    });
    const points = await store.scores.history(owner, 'h_1', 51, 0);
    expect(points.map(({ score, band }) => [score, band])).toEqual([
      [35, 'b_risk'],
      [100, 'b_healthy'],
    ]);
    // A new record gets its first score, and no change of a band.
    const made = await store.records.create(owner, 'e_firm', [{ f_name: 'New', f_usage: 50 }]);
    const id = made.records[0]?.id ?? 0;
    await expect.poll(async () => (await valuesOf(id))[fields.score]).toBe(50);
    expect((await store.records.history(owner, 'e_firm', id, {})).changes).toHaveLength(1);
  });

  it('explain a score by a receipt that is recomputed from itself alone', async () => {
    const receipt = await store.scores.receipt(owner, 'h_1', 51);
    expect(receipt).toMatchObject({ score: 350_000, band: 'b_risk', inputs: { i_usage: { values: { f_usage: 50 } } } });
    expect(verifyReceipt(JSON.parse(JSON.stringify(receipt)))).toEqual({ ok: true, issues: [] });
  });

  it('say what a draft would do before it is published, and then do exactly that', async () => {
    const draft = model({ bands: model().bands.map((band) => (band.id === 'b_risk' ? { ...band, from: 36 } : band)) });
    const preview = await store.scores.preview(owner, 'h_1', draft);
    expect(preview.total).toBe(4500);
    const critical = preview.bands.find(({ band }) => band === 'b_critical');
    expect(preview.moving).toBe((critical?.after ?? 0) - (critical?.before ?? 0));
    expect(preview.moving).toBeGreaterThan(0);
    await publish({ bands: draft.bands });
    const counted = await store.records.count(owner, 'e_firm', {
      filter: { '==': [{ var: fields.band }, 'b_critical'] },
    });
    expect(counted.matching).toBe(critical?.after);
    expect((await store.scores.state(owner, 'h_1')).revision).toBe(2);
    const moved = await store.records.history(owner, 'e_firm', 51, {});
    expect(moved.changes[0]).toMatchObject({
      cause: { kind: 'score', of: 'h_1 publish' },
      after: { [fields.band]: 'b_critical' },
    });
  });

  it('let a person overrule the band with a reason until a day, seen in the receipt, gone when it has passed', async () => {
    const until = bed.clock.now() + 86_400_000;
    await store.scores.override(owner, 'h_1', 51, {
      band: 'b_healthy',
      reason: 'Signed for two years',
      until,
      locked: false,
    });
    expect(await valuesOf(51)).toMatchObject({ [fields.score]: 35, [fields.band]: 'b_healthy' });
    expect(await store.scores.receipt(owner, 'h_1', 51)).toMatchObject({
      band: 'b_risk',
      shownBand: 'b_healthy',
      override: { reason: 'Signed for two years', by: 'u_owner' },
    });
    // A new revision does not overwrite it.
    await publish({ coverageFloor: 40 });
    expect((await valuesOf(51))[fields.band]).toBe('b_healthy');
    await store.records.update(owner, 'e_firm', [{ id: 51, values: { f_usage: 51 } }]);
    await expect.poll(async () => (await valuesOf(51))[fields.score]).toBe(35.7);
    expect((await valuesOf(51))[fields.band]).toBe('b_healthy');
    bed.clock.advance(2 * 86_400_000);
    expect((await valuesOf(51))[fields.band]).toBe('b_risk');
    await store.scores.liftOverride(owner, 'h_1', 51);
    await store.scores.override(owner, 'h_1', 51, { band: 'b_watch', reason: 'Mine', until: null, locked: true });
    const colleague = { ...owner, id: 'u_colleague' };
    await expect(store.scores.liftOverride(colleague, 'h_1', 51)).rejects.toMatchObject({
      code: 'store.override_locked',
    });
    await store.scores.liftOverride(colleague, 'h_1', 51, true);
    bed.clock.advance(-2 * 86_400_000);
  });

  it('go on with a run that a stop of the program interrupted', async () => {
    await scorer.close();
    const found = await store.documents.get(owner, 'h_1');
    const body = { ...(found.published?.body as HealthModel), coverageFloor: 10 };
    const draft = await store.documents.saveDraft(owner, 'h_1', { token: found.token, body });
    await publishModel(store, owner, 'h_1', { token: draft.token });
    await store.scores.step(owner, 'h_1');
    expect(await store.scores.state(owner, 'h_1')).toMatchObject({
      revision: 1,
      running: { revision: 2, done: expect.any(Number), reason: 'publish' },
    });
    // Nobody sees half of it.
    expect((await valuesOf(51))[fields.score]).toBe(35);
    scorer = createScorer({ store, clock: bed.clock, gatherMs: 1, onError: (error) => errors.push(error) });
    await scorer.settled();
    expect(await store.scores.state(owner, 'h_1')).toMatchObject({ revision: 2, running: null, waiting: 0 });
    expect((await valuesOf(4400))[fields.score]).not.toBeNull();
  });

  it('fall silent with their model in the bin, and speak again when it comes back', async () => {
    const { token } = await store.documents.get(owner, 'h_1');
    await store.documents.delete(owner, 'h_1', token);
    expect(await valuesOf(51)).toMatchObject({ [fields.score]: null, [fields.band]: null });
    await store.documents.restore(owner, 'h_1');
    expect(await valuesOf(51)).toMatchObject({ [fields.score]: 35, [fields.band]: 'b_risk' });
    expect((await store.documents.planDeletion(owner, 'e_firm')).follow).toMatchObject([{ document: 'h_1' }]);
  });

  it('leave the undo of an import alone: what the product concluded is no conflict', async () => {
    const { operation, ids } = await store.records.createSlice(owner, 'e_firm', [
      { f_name: 'x', f_usage: 10, f_paid: true },
    ]);
    await expect.poll(async () => (await valuesOf(ids[0] ?? 0))[fields.score]).toBe(37);
    expect(await store.records.undo(owner, operation, 'ask')).toMatchObject({ done: true, changed: 1 });
  });
});
