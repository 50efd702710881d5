// Sign-offs of a model's review on both databases: who may give and read them, what is kept, and that nothing of it changes.
import {
  halfRule,
  type HealthModel,
  healthModelKind,
  newHealthModel,
  type ReviewAsked,
  type SeenFigures,
} from '@keepwell/health';
import { modelKinds } from '@keepwell/model';
import { sampleEntity } from '@keepwell/model/testing';
import { evaluateRule, parseRule } from '@keepwell/rule';
import Sqlite from 'better-sqlite3';
import { join } from 'node:path';
import pg from 'pg';
import { beforeEach, expect, it } from 'vitest';
import { createEntity, describeStores, field, limited, nobody, owner, type Place } from '../../test/stores.ts';
import type { Actor, SignOffRequest, Store } from '../index.ts';

const entity = sampleEntity(
  'e_firm',
  [field('f_name', 'text'), field('f_usage', 'decimal'), field('f_gone', 'yesNo')],
  { titleField: 'f_name' },
);
const model: HealthModel = {
  ...newHealthModel('e_firm', 'health', { zh: '健康度', en: 'Health' }),
  dimensions: [
    {
      kind: 'indicator',
      id: 'i_usage',
      labels: { zh: '使用', en: 'Usage' },
      type: 'linear',
      settings: { field: 'f_usage', zero: 0, full: 100 },
      weight: 10_000,
      missing: 'redistribute',
      abnormalAt: null,
    },
  ],
};
const asked: ReviewAsked = { outcome: { field: 'f_gone', lost: [true] }, among: 'all', threshold: 50 };
const seen: SeenFigures = { records: 10, lost: 4, wrongAlerts: 1, misses: 0, auc: 1 };
const approval: SignOffRequest = { revision: 1, verdict: 'approved', note: null, asked, seen };

describeStores('sign-offs', (bed) => {
  let store: Store;
  let place: Place;

  beforeEach(async () => {
    place = await bed.place();
    store = await bed.open(place, [...modelKinds.all, healthModelKind]);
    await createEntity(store, entity);
    const values = Array.from({ length: 10 }, (_, index) => ({
      f_name: `Firm ${index}`,
      f_usage: index * 10,
      f_gone: index < 4,
    }));
    await store.records.create(owner, 'e_firm', values);
    await store.documents.create(owner, { kind: 'healthModel', app: null, id: 'h_1', body: model, publish: true });
    return () => store.close().catch(() => undefined);
  });

  async function score(): Promise<void> {
    await store.scores.begin(owner, 'h_1', 'publish');
    while (!(await store.scores.step(owner, 'h_1')).done);
  }

  const refusal = (actor: Actor, more: Partial<SignOffRequest> = {}): Promise<unknown> =>
    store.scores.signOff(actor, 'h_1', { ...approval, ...more }).catch((thrown: unknown) => thrown);

  it('are given when scores are in use, by whoever may publish, and read by whoever may read the model', async () => {
    expect(await refusal(owner)).toMatchObject({ code: 'store.not_scored' });
    await score();
    const reader = limited('u_reader', {});
    for (const actor of [reader, nobody]) expect(await refusal(actor)).toMatchObject({ code: 'store.forbidden' });
    const signed = await store.scores.signOff(owner, 'h_1', approval);
    expect(signed).toMatchObject({
      model: 'h_1',
      revision: 1,
      by: 'u_owner',
      at: bed.clock.now(),
      verdict: 'approved',
    });
    expect(await store.scores.signOffs(reader, 'h_1')).toEqual([signed]);
    await expect(store.scores.signOffs(nobody, 'h_1')).rejects.toMatchObject({ code: 'store.forbidden' });
  });

  it('keep their figures from whoever may not see the outcome, or not every record', async () => {
    await score();
    await store.scores.signOff(owner, 'h_1', approval);
    for (const actor of [
      limited('u_a', { fields: { f_gone: 'masked' } }),
      limited('u_b', { fields: { f_gone: 'hidden' } }),
      limited('u_c', { rowRule: { '==': [{ var: 'f_name' }, 'Firm 1'] } }),
      limited('u_d', { read: false }),
    ]) {
      expect(await store.scores.signOffs(actor, 'h_1'), actor.id).toMatchObject([
        { verdict: 'approved', figures: null },
      ]);
    }
    const masked = limited('u_e', { fields: { f_gone: 'masked' } });
    const writer: Actor = { ...masked, grants: { ...masked.grants, documents: 'write' } };
    expect(await refusal(writer)).toMatchObject({ code: 'store.field_masked' });
  });

  /** Of the ten, by the same hash in memory. */
  const namesOfBuilt = Array.from({ length: 10 }, (_, index) => `Firm ${index}`).filter(
    (f_name) =>
      evaluateRule(parseRule(halfRule(entity, 'built')).expression, { f_name }, { now: 0, timeZone: 'UTC' }).value,
  );

  it('hold the figures of that day, whatever becomes of the records and of the outcome', async () => {
    await score();
    const unseen = { ...approval, asked: { ...asked, among: 'unseen' as const } };
    // Fewer than all ten, and so not what was seen.
    expect(await refusal(owner, unseen)).toMatchObject({
      code: 'store.figures_changed',
      detail: { figures: { records: 10 - namesOfBuilt.length } },
    });
    const before = await store.scores.signOff(owner, 'h_1', approval);
    await store.records.update(owner, 'e_firm', [{ id: 5, values: { f_gone: true } }]);
    const problem = await refusal(owner);
    expect(problem).toMatchObject({ code: 'store.figures_changed', detail: { figures: { lost: 5 } } });
    expect(await store.scores.signOffs(owner, 'h_1')).toEqual([before]);
  });

  it('go to the bin and come back with their model', async () => {
    await score();
    const signed = await store.scores.signOff(owner, 'h_1', approval);
    const { token } = await store.documents.get(owner, 'h_1');
    await store.documents.delete(owner, 'h_1', token);
    await expect(store.scores.signOffs(owner, 'h_1')).rejects.toMatchObject({ code: 'store.document_not_found' });
    await store.documents.restore(owner, 'h_1');
    expect(await store.scores.signOffs(owner, 'h_1')).toEqual([signed]);
  });

  it('cannot be changed in the database either', async () => {
    await score();
    await store.scores.signOff(owner, 'h_1', approval);
    await store.close();
    await expect(tell("update model_signoff set verdict = 'rejected'")).rejects.toThrow('a sign-off is never changed');
  });

  it('can be given in data that the version before made', async () => {
    await score();
    await store.close();
    await tell('drop table model_signoff');
    if (place.kind === 'postgres') await tell('drop function model_signoff_kept');
    await tell('update keepwell_data set version = 4');
    store = await bed.open(place, [...modelKinds.all, healthModelKind]);
    const signed = await store.scores.signOff(owner, 'h_1', approval);
    expect(await store.scores.signOffs(owner, 'h_1')).toEqual([signed]);
  });

  /** Past the store, as an administrator of the database would. */
  async function tell(text: string): Promise<void> {
    if (place.kind === 'sqlite') {
      const database = new Sqlite(join(place.folder, 'keepwell.db'));
      try {
        database.exec(text);
      } finally {
        database.close();
      }
      return;
    }
    const client = new pg.Client({ connectionString: place.url });
    await client.connect();
    try {
      await client.query(text);
    } finally {
      await client.end();
    }
  }
});
