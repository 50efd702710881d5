// What a variant is to its model: values laid over, edits that keep only what differs, and an order that decides.
import { sampleEntity, sampleField, sampleLookup } from '@keepwell/model/testing';
import { describe, expect, it } from 'vitest';
import {
  addVariant,
  changeVariant,
  clearOverride,
  compileHealthModel,
  duplicateVariant,
  findVariant,
  type Group,
  type HealthModel,
  type Indicator,
  modelAs,
  moveVariant,
  newVariant,
  noState,
  normaliseVariantWeights,
  overridesOf,
  removeNode,
  removeVariant,
  scoreRecord,
  setBands,
  setType,
  setVariantBand,
  setVariantSettings,
  setVariantWeight,
  setWeight,
} from './index.ts';

const indicator = (name: string, weight: number): Indicator => ({
  kind: 'indicator',
  id: `i_${name}`,
  labels: { en: name },
  type: 'linear',
  settings: { field: `f_${name}`, zero: 0, full: 100 },
  weight,
  missing: 'redistribute',
  abnormalAt: null,
});
const group: Group = {
  kind: 'group',
  id: 'g_use',
  labels: { en: 'Use' },
  weight: 6000,
  aggregation: { type: 'weightedMean' },
  cadence: 'atOnce',
  abnormalAt: null,
  children: [indicator('logins', 7000), indicator('depth', 3000)],
};
const band = (id: string, from: number) => ({ id, labels: { en: id }, look: 'watch', from, leaveAt: null }) as const;

const model: HealthModel = {
  entity: 'e_firm',
  labels: { en: 'Health' },
  polarity: 'health',
  dimensions: [group, indicator('paid', 4000)],
  bands: [band('b_low', 0), band('b_mid', 40), band('b_high', 70)],
  coverageFloor: 50,
  hold: { worse: 1, better: 1 },
  trend: { days: 90, deadBand: 3 },
  variants: [newVariant('x_1', { en: 'One' }), newVariant('x_2', { en: 'Two' })],
  fields: { score: null, band: null },
};
const one = (changed: HealthModel) => findVariant(changed, 'x_1');
const ids = ({ variants }: HealthModel): string => variants.map(({ id }) => id).join(' ');

describe('the values of a variant', () => {
  it('lie over those of the model, and everything else is the model’s', () => {
    let changed = setVariantWeight(model, 'x_1', 'i_logins', 5000.4);
    changed = setVariantSettings(changed, 'x_1', 'i_paid', { field: 'f_paid', zero: 0, full: 50 });
    changed = setVariantBand(changed, 'x_1', 'b_mid', { from: 30, leaveAt: 35 });
    expect(one(changed)).toMatchObject({
      weights: { i_logins: 5000 },
      settings: { i_paid: { full: 50 } },
      bands: { b_mid: { from: 30, leaveAt: 35 } },
    });
    const merged = modelAs(changed, 'x_1');
    expect(merged.dimensions[0]).toMatchObject({ weight: 6000, children: [{ weight: 5000 }, { weight: 3000 }] });
    expect(merged.dimensions[1]).toMatchObject({ weight: 4000, settings: { zero: 0, full: 50 } });
    expect(merged.bands.map(({ from }) => from)).toEqual([0, 30, 70]);
    expect(modelAs(changed, 'x_2')).toEqual({ ...model, variants: changed.variants });
    expect(changed.dimensions).toBe(model.dimensions);
  });

  it('are those a record is scored by where the rule holds', () => {
    const lookup = sampleLookup(
      sampleEntity(
        'e_firm',
        ['logins', 'depth', 'paid'].map((name) => sampleField(`f_${name}`, 'decimal')),
      ),
    );
    let changed = setVariantWeight(model, 'x_1', 'g_use', 1000);
    changed = setVariantWeight(changed, 'x_1', 'i_paid', 9000);
    changed = setVariantSettings(changed, 'x_1', 'i_depth', { field: 'f_depth', zero: 0, full: 20 });
    changed = setVariantBand(changed, 'x_1', 'b_high', { from: 90, leaveAt: null });
    changed = changeVariant(removeVariant(changed, 'x_2'), 'x_1', { when: { '>': [{ var: 'f_paid' }, 50] } });
    const context = {
      now: 0,
      timeZone: 'UTC',
      today: 0,
      me: { id: '' },
      reference: () => undefined,
      children: () => [],
    };
    const score = (of: HealthModel) => {
      const { compiled, issues } = compileHealthModel(of, { id: 'h_1', revision: 1 }, lookup);
      if (compiled === undefined) throw new Error(JSON.stringify(issues));
      const subject = { entity: 'e_firm', record: 1, values: { f_logins: 30, f_depth: 10, f_paid: 80 } };
      return scoreRecord(compiled, { subject, before: noState, due: ['atOnce'] }, context);
    };
    const merged = score({ ...modelAs(changed, 'x_1'), variants: [] });
    const used = score(changed);
    expect(used).toMatchObject({ variant: 'x_1', score: merged.score, band: merged.band });
    expect(used.score).not.toBe(score({ ...model, variants: [] }).score);
  });

  it('that come to the model’s own are no overrides any more', () => {
    let changed = setVariantWeight(model, 'x_1', 'i_paid', 1000);
    changed = setVariantSettings(changed, 'x_1', 'i_paid', { field: 'f_paid', zero: 1, full: 50 });
    changed = setVariantBand(changed, 'x_1', 'b_mid', { from: 30, leaveAt: null });
    changed = setVariantWeight(changed, 'x_1', 'i_paid', 4000);
    changed = setVariantSettings(changed, 'x_1', 'i_paid', { field: 'f_paid', zero: 0, full: 100 });
    changed = setVariantBand(changed, 'x_1', 'b_mid', { from: 40, leaveAt: null });
    expect(changed).toEqual(model);
  });

  it('go back to the model’s one by one, listed in the order of the model', () => {
    let changed = setVariantBand(model, 'x_1', 'b_high', { from: 80, leaveAt: null });
    changed = setVariantSettings(changed, 'x_1', 'i_depth', { field: 'f_depth', zero: 5, full: 50 });
    changed = setVariantWeight(changed, 'x_1', 'g_use', 5000);
    const variant = one(changed);
    const overrides = variant === undefined ? [] : overridesOf(changed, variant);
    expect(overrides).toEqual([
      { part: 'weight', node: 'g_use' },
      { part: 'setting', node: 'i_depth', name: 'zero' },
      { part: 'setting', node: 'i_depth', name: 'full' },
      { part: 'band', band: 'b_high' },
    ]);
    expect(overrides.reduce((now, override) => clearOverride(now, 'x_1', override), changed)).toEqual(model);
  });

  it('differ no longer once the model has come to them, and differ again when it goes on', () => {
    const changed = setVariantWeight(model, 'x_1', 'i_paid', 3000);
    const differing = (of: HealthModel) => overridesOf(of, one(changed) ?? newVariant('x_1', {}));
    expect(differing(setWeight(changed, 'i_paid', 3000))).toEqual([]);
    expect(differing(setWeight(changed, 'i_paid', 2000))).toEqual([{ part: 'weight', node: 'i_paid' }]);
  });

  it('are normalised among the children of one parent, over the model’s where it has none', () => {
    const changed = normaliseVariantWeights(setVariantWeight(model, 'x_1', 'i_depth', 7000), 'x_1', 'g_use');
    expect(one(changed)?.weights).toEqual({ i_logins: 5000, i_depth: 5000 });
    const top = normaliseVariantWeights(setVariantWeight(model, 'x_1', 'i_paid', 6000), 'x_1', null);
    expect(one(top)?.weights).toEqual({ g_use: 5000, i_paid: 5000 });
    const none = setVariantWeight(setVariantWeight(model, 'x_1', 'i_paid', 0), 'x_1', 'g_use', 0);
    expect(one(normaliseVariantWeights(none, 'x_1', null))?.weights).toEqual({ g_use: 5000, i_paid: 5000 });
  });
});

describe('what the model loses', () => {
  const changed = [
    (now: HealthModel) => setVariantWeight(now, 'x_1', 'i_depth', 100),
    (now: HealthModel) => setVariantSettings(now, 'x_1', 'i_depth', { field: 'f_depth', zero: 9, full: 100 }),
    (now: HealthModel) => setVariantBand(now, 'x_1', 'b_mid', { from: 30, leaveAt: null }),
  ].reduce((now, step) => step(now), model);

  it('its variants lose with it: a group with all that it holds, a band, the settings of another type', () => {
    expect(one(removeNode(changed, 'g_use'))).toMatchObject({ weights: {}, settings: {} });
    expect(one(setBands(changed, [band('b_low', 0), band('b_high', 70)]))?.bands).toEqual({});
    // Now the lowest: it begins at 0 for everybody.
    expect(one(setBands(changed, [band('b_mid', 0), band('b_high', 70)]))?.bands).toEqual({});
    expect(one(setBands(changed, [...changed.bands, band('b_top', 90)]))?.bands).toEqual({
      b_mid: { from: 30, leaveAt: null },
    });
    const typed = setType(changed, 'i_depth', 'percentile', { field: 'f_depth', within: null, side: 'high' });
    expect(one(typed)).toMatchObject({ weights: { i_depth: 100 }, settings: {} });
  });
});

describe('the order of variants', () => {
  it('is changed by moving one among the others', () => {
    expect(ids(moveVariant(model, 'x_2', 0))).toBe('x_2 x_1');
    expect(ids(moveVariant(model, 'x_1', 5))).toBe('x_2 x_1');
    expect(moveVariant(model, 'x_gone', 0)).toBe(model);
  });

  it('puts a new one last and a copy right after its original, up to twenty', () => {
    expect(ids(addVariant(model, newVariant('x_3', {})))).toBe('x_1 x_2 x_3');
    const weighed = setVariantWeight(model, 'x_1', 'i_paid', 100);
    const copied = duplicateVariant(weighed, 'x_1', { id: 'x_3', labels: { en: 'One, copy' } });
    expect(ids(copied)).toBe('x_1 x_3 x_2');
    expect(copied.variants[1]).toEqual({ ...one(weighed), id: 'x_3', labels: { en: 'One, copy' } });
    expect(copied.variants[1]?.weights).not.toBe(one(weighed)?.weights);
    const full = { ...model, variants: Array.from({ length: 20 }, (_, at) => newVariant(`x_${at}`, {})) };
    expect(addVariant(full, newVariant('x_more', {}))).toBe(full);
    expect(duplicateVariant(full, 'x_1', { id: 'x_more', labels: {} })).toBe(full);
  });
});
