// Facts of fields on both databases: through a relation as well, days since a date, and the signs that a field knows the loss.
import { leaksOf } from '@keepwell/health';
import { sampleEntity } from '@keepwell/model/testing';
import { beforeEach, expect, it } from 'vitest';
import { choiceOptions, createEntity, describeStores, field, limited, owner, start } from '../../test/stores.ts';
import type { Actor, Store } from '../index.ts';
import type { FactsOf } from './score-store.ts';

const company = sampleEntity(
  'e_company',
  [
    field('f_name', 'text'),
    field('f_size', 'integer'),
    field('f_branch', 'choice', { options: choiceOptions('Retail', 'Software') }),
  ],
  { titleField: 'f_name' },
);
const contact = sampleEntity(
  'e_contact',
  [
    field('f_label', 'text'),
    field('f_company', 'relation', { options: { entity: 'e_company' } }),
    field('f_gone', 'yesNo'),
    field('f_seen', 'date'),
    field('f_met', 'dateTime'),
    field('f_reason', 'text'),
    field('f_visits', 'integer'),
  ],
  { titleField: 'f_label' },
);
const lost = { '==': [{ var: 'f_gone' }, true] };
const day = (ago: number): string => new Date(start - ago * 86_400_000).toISOString().slice(0, 10);

describeStores('facts of fields', (bed) => {
  let store: Store;

  const facts = async (paths: readonly string[], actor: Actor = owner, label: typeof lost | null = lost) => {
    const found = await store.scores.facts(actor, 'e_contact', paths, label);
    return new Map(found.map((one) => [one.field, one]));
  };
  const need = (found: ReadonlyMap<string, FactsOf>, path: string): FactsOf => {
    const one = found.get(path);
    if (one === undefined) throw new Error(`No facts of ${path}`);
    return one;
  };

  beforeEach(async () => {
    store = await bed.open(await bed.place());
    await createEntity(store, company);
    await createEntity(store, contact);
    await store.records.create(owner, 'e_company', [
      { f_name: 'Small', f_size: 10, f_branch: 'o_0' },
      { f_name: 'Large', f_size: 500, f_branch: 'o_1' },
    ]);
    await store.records.create(
      owner,
      'e_contact',
      Array.from({ length: 60 }, (_, index) => ({
        f_label: `Contact ${index}`,
        // The lost are those of the small company; three have none.
        f_company: index < 3 ? null : index < 30 ? 1 : 2,
        f_gone: index < 30,
        f_seen: day(index),
        f_met: start - index * 86_400_000,
        f_reason: index < 30 ? 'Price' : null,
        f_visits: index % 7,
      })),
    );
    return () => store.close().catch(() => undefined);
  });

  it('reach the fields of related records by their path', async () => {
    const found = await facts(['f_company.f_size', 'f_company.f_branch', 'f_visits']);
    const size = need(found, 'f_company.f_size');
    expect(size.facts).toMatchObject({ filled: 57, missing: 3, quantiles: [10, 10, 10, 500, 500, 500, 500] });
    expect(size.histogram.reduce((sum, { count }) => sum + count, 0)).toBe(57);
    expect(size.distribution).toMatchObject({ size: 57, median: 500, mad: 0 });
    expect(size.separation?.auc).toBe(0);
    expect(need(found, 'f_company.f_branch').facts).toMatchObject({
      shares: { o_0: 27 / 57, o_1: 30 / 57 },
      lossRates: { o_0: 1, o_1: 0 },
    });
    expect(need(found, 'f_visits').separation?.auc).toBeGreaterThan(0.3);
  });

  it('stay refused through a relation where the field is masked, hidden, or its records are not all seen', async () => {
    const seeing = (company: Parameters<typeof limited>[1]): Actor => ({
      ...limited('u_a', {}),
      grants: {
        documents: 'read',
        entity: (id) => limited('u_a', id === 'e_company' ? company : {}).grants.entity(id),
      },
    });
    const refused = (actor: Actor): Promise<unknown> =>
      facts(['f_company.f_size'], actor).catch((thrown: unknown) => thrown);
    expect(await refused(seeing({ fields: { f_size: 'masked' } }))).toMatchObject({ code: 'store.field_masked' });
    expect(await refused(seeing({ fields: { f_size: 'hidden' } }))).toMatchObject({ code: 'store.field_unknown' });
    const rowRule = { '==': [{ var: 'f_name' }, 'Small'] };
    expect(await refused(seeing({ rowRule }))).toMatchObject({ code: 'store.field_masked' });
    expect(await refused(limited('u_b', { fields: { f_company: 'masked' } }))).toMatchObject({
      code: 'store.field_masked',
    });
    expect(await refused(seeing({}))).toBeInstanceOf(Map);
  });

  it('count the days since a date, on the calendar of the organisation', async () => {
    const found = await facts(['f_seen', 'f_met'], owner, null);
    for (const path of ['f_seen', 'f_met']) {
      const { facts: known, histogram } = need(found, path);
      expect([known.quantiles[0], known.quantiles[6]], path).toEqual([0, 59]);
      expect(histogram.reduce((sum, { count }) => sum + count, 0)).toBe(60);
      expect(need(found, path)).toMatchObject({ separation: null, filledByOutcome: null, laterChanges: null });
    }
  });

  it('tell of a field that only the lost have', async () => {
    const found = await facts(['f_reason', 'f_visits']);
    expect(need(found, 'f_reason').filledByOutcome).toEqual({ lost: 30, kept: 30, filledLost: 30, filledKept: 0 });
    expect(leaksOf(need(found, 'f_reason'))).toEqual([{ kind: 'filled', lost: 1, kept: 0 }]);
    expect(leaksOf(need(found, 'f_visits'))).toEqual([]);
  });

  it('tell of a field that is changed when a record is lost, or later', async () => {
    const edit = (id: number, values: Record<string, unknown>) =>
      store.records.update(owner, 'e_contact', [{ id, values: values as never }]);
    // Nobody was made lost by an edit yet: records that were entered as lost say nothing.
    expect(need(await facts(['f_visits']), 'f_visits').laterChanges).toEqual({ records: 0, later: 0 });
    for (let id = 31; id <= 54; id += 1) {
      // Changed before the loss: no sign of anything.
      await edit(id, { f_seen: day(1) });
      if (id % 4 === 0) await edit(id, { f_gone: true, f_reason: 'Service' });
      else await edit(id, { f_gone: true });
      if (id < 51) await edit(id, { f_visits: 40 + id });
    }
    // Lost and won back: it is not lost now.
    await edit(60, { f_gone: true, f_visits: 99 });
    await edit(60, { f_gone: false });
    const found = await facts(['f_visits', 'f_reason', 'f_seen', 'f_gone', 'f_company.f_size']);
    expect(need(found, 'f_visits').laterChanges).toEqual({ records: 24, later: 20 });
    expect(leaksOf(need(found, 'f_visits'))).toContainEqual({ kind: 'changedLater', records: 24, later: 20 });
    expect(need(found, 'f_reason').laterChanges).toEqual({ records: 24, later: 6 });
    expect(need(found, 'f_seen').laterChanges).toEqual({ records: 24, later: 0 });
    expect(need(found, 'f_gone').laterChanges).toEqual({ records: 24, later: 0 });
    expect(need(found, 'f_company.f_size').laterChanges).toBeNull();
    // Of a rule over several fields the log does not know the moment.
    const both = { and: [lost, { '>': [{ var: 'f_visits' }, 50] }] };
    const [unknown] = await store.scores.facts(owner, 'e_contact', ['f_visits'], both);
    expect(unknown?.laterChanges).toBeNull();
  });
});
