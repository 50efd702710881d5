// What is wrong with the variants of a model, at their places, and what changed in them, in words.
import { hasErrors } from '@keepwell/kernel';
import { sampleEntity, sampleField, sampleLookup } from '@keepwell/model/testing';
import { describe, expect, it } from 'vitest';
import {
  changeVariant,
  checkHealthModel,
  healthModelKind,
  type HealthModel,
  type Indicator,
  moveVariant,
  newVariant,
  removeVariant,
  setVariantBand,
  setVariantSettings,
  setVariantWeight,
} from './index.ts';

const indicator = (name: string, weight: number, more: Partial<Indicator> = {}): Indicator => ({
  kind: 'indicator',
  id: `i_${name}`,
  labels: { en: name, zh: `指标${name}` },
  type: 'linear',
  settings: { field: `f_${name}`, zero: 0, full: 100 },
  weight,
  missing: 'redistribute',
  abnormalAt: null,
  ...more,
});
const band = (id: string, from: number) =>
  ({ id, labels: { en: id, zh: `等级${id}` }, look: 'watch', from, leaveAt: null }) as const;
const lookup = sampleLookup(
  sampleEntity('e_firm', [
    sampleField('f_a', 'decimal'),
    sampleField('f_b', 'decimal'),
    { ...sampleField('f_score', 'score'), options: { model: 'h_1', reads: [] } },
    {
      ...sampleField('f_far', 'formula'),
      options: { rule: { var: 'f_score' }, result: { type: 'decimal', options: {} } },
    },
  ]),
);
const many = { '>': [{ var: 'f_a' }, 5] };
const model: HealthModel = {
  entity: 'e_firm',
  labels: { en: 'Health', zh: '健康度' },
  polarity: 'health',
  dimensions: [
    indicator('a', 4000),
    indicator('b', 6000, { type: 'percentile', settings: { field: 'f_b', within: null, side: 'high' } }),
  ],
  bands: [band('b_low', 0), band('b_high', 50)],
  coverageFloor: 50,
  hold: { worse: 1, better: 1 },
  trend: { days: 90, deadBand: 3 },
  variants: [
    { ...newVariant('x_1', { en: 'Big', zh: '大客户' }), when: many },
    { ...newVariant('x_2', { en: 'Small', zh: '小客户' }), when: { '<': [{ var: 'f_a' }, 2] } },
  ],
  fields: { score: 'f_score', band: null },
};
const found = (changed: HealthModel): string[] =>
  checkHealthModel(changed, 'h_1', lookup)
    .filter(({ severity }) => severity === 'error')
    .map(({ code, path }) => `${code} ${path.join('/')}`);

describe('a variant is checked', () => {
  it('for a rule and a name', () => {
    expect(hasErrors(checkHealthModel(model, 'h_1', lookup))).toBe(false);
    const bare = changeVariant(model, 'x_2', { when: null, labels: {} });
    expect(found(bare)).toEqual([
      'health.variant_rule_missing variants/1/when',
      'model.label_missing variants/1/labels',
    ]);
  });

  it('for a rule that reads the score it decides on: once, at the rule', () => {
    const own = changeVariant(model, 'x_1', { when: { '>': [{ var: 'f_score' }, 50] } });
    expect(found(own)).toEqual(['health.reads_itself variants/0/when']);
    // Through a formula it is a circle of the whole model.
    const far = changeVariant(model, 'x_1', { when: { '>': [{ var: 'f_far' }, 50] } });
    expect(found(far)).toEqual(['model.source_cycle dimensions']);
    const read = { ...model, dimensions: [indicator('a', 4000), indicator('score', 6000)] };
    expect(found(read)).toEqual(['health.reads_itself dimensions/1/settings/field']);
  });

  it('for weights, limits and settings as it has them', () => {
    expect(found(setVariantWeight(model, 'x_1', 'i_a', 5000))).toEqual(['health.weights_sum variants/0/weights']);
    expect(found(setVariantBand(model, 'x_1', 'b_high', { from: 0, leaveAt: null }))).toEqual([
      'health.bands_overlap variants/0/bands/1/from',
    ]);
    const elsewhere = { field: 'f_b', within: 'f_a', side: 'high' };
    expect(found(setVariantSettings(model, 'x_1', 'i_b', elsewhere))).toContain(
      'health.variant_source variants/0/settings/i_b',
    );
  });

  it('for whether a field that only its settings read may be deleted', () => {
    const ruled = {
      ...model,
      dimensions: [
        indicator('a', 4000),
        indicator('r', 6000, { type: 'rule', settings: { when: many, holds: 0, otherwise: 100 } }),
      ],
    };
    const other = { when: { '>': [{ var: 'f_b' }, 5] }, holds: 0, otherwise: 100 };
    const references = healthModelKind.references(setVariantSettings(ruled, 'x_1', 'i_r', other), 'h_1', lookup);
    expect(references).toContainEqual(
      expect.objectContaining({ field: 'f_b', as: 'variant', path: expect.arrayContaining(['settings', 'i_r']) }),
    );
    expect(healthModelKind.references(ruled, 'h_1', lookup).some(({ field }) => field === 'f_b')).toBe(false);
  });
});

describe('publishing says of variants', () => {
  const said = (after: HealthModel, before = model): string[] =>
    healthModelKind.diff(before, after, lookup).map(({ sentence, was, now }) =>
      ['zh', 'en']
        .map((language) => {
          const at = language as 'zh' | 'en';
          return [sentence[at], was?.[at], now?.[at]].filter((text) => text !== undefined).join(' | ');
        })
        .join(' ‖ '),
    );

  it('which are new, gone, renamed and moved', () => {
    const added = { ...newVariant('x_3', { en: 'New', zh: '新客户' }), when: many, weights: { i_a: 1000, i_b: 9000 } };
    expect(said({ ...model, variants: [...model.variants, added] })).toMatchInlineSnapshot(`
      [
        "添加分客群“新客户” | f_a大于 5 ‖ Variant “New” added | f_a is more than 5",
        "分客群“新客户”：“指标a”的权重改变 | 40 %（用模型的值） | 10 % ‖ Variant “New”: weight of “a” changed | 40 % (as the model) | 10 %",
        "分客群“新客户”：“指标b”的权重改变 | 60 %（用模型的值） | 90 % ‖ Variant “New”: weight of “b” changed | 60 % (as the model) | 90 %",
      ]
    `);
    expect(said(removeVariant(model, 'x_1'))).toMatchInlineSnapshot(`
      [
        "移除分客群“大客户” ‖ Variant “Big” removed",
      ]
    `);
    expect(said(changeVariant(model, 'x_1', { labels: { en: 'Huge', zh: '超大客户' } }))).toMatchInlineSnapshot(`
      [
        "分客群改名 | 大客户 | 超大客户 ‖ Variant renamed | Big | Huge",
      ]
    `);
    expect(said(moveVariant(model, 'x_2', 0))).toMatchInlineSnapshot(`
      [
        "分客群“大客户”调整了先后 | 第 1 位 | 第 2 位 ‖ Variant “Big” moved in the order | place 1 | place 2",
      ]
    `);
  });

  it('how a rule was and is', () => {
    expect(said(changeVariant(model, 'x_1', { when: { '>': [{ var: 'f_a' }, 9] } }))).toMatchInlineSnapshot(`
      [
        "分客群“大客户”的规则改变 | f_a大于 5 | f_a大于 9 ‖ Rule of variant “Big” changed | f_a is more than 5 | f_a is more than 9",
      ]
    `);
  });

  it('which weights, settings and limits changed, from what to what', () => {
    let after = setVariantWeight(model, 'x_1', 'i_a', 3000);
    after = setVariantSettings(after, 'x_1', 'i_a', { field: 'f_a', zero: 0, full: 80 });
    after = setVariantSettings(after, 'x_1', 'i_b', { field: 'f_b', within: null, side: 'low' });
    after = setVariantBand(after, 'x_1', 'b_high', { from: 60, leaveAt: 65 });
    expect(said(after)).toMatchInlineSnapshot(`
      [
        "分客群“大客户”：“指标a”的权重改变 | 40 %（用模型的值） | 30 % ‖ Variant “Big”: weight of “a” changed | 40 % (as the model) | 30 %",
        "分客群“大客户”：“指标a”的“100 分的值”改变 | 100（用模型的值） | 80 ‖ Variant “Big”: “Value of 100 points” of “a” changed | 100 (as the model) | 80",
        "分客群“大客户”：“指标b”的“得高分的一侧”改变 | 用模型的值 | 单独设置 ‖ Variant “Big”: “Which side gets 100” of “b” changed | as the model | its own",
        "分客群“大客户”：“等级b_high”的界线改变 | ≥ 50（用模型的值） | ≥ 60，回返 65 ‖ Variant “Big”: limit of “b_high” changed | ≥ 50 (as the model) | ≥ 60, left at 65",
      ]
    `);
    expect(said(model, after)).toMatchInlineSnapshot(`
      [
        "分客群“大客户”：“指标a”的权重改变 | 30 % | 40 %（用模型的值） ‖ Variant “Big”: weight of “a” changed | 30 % | 40 % (as the model)",
        "分客群“大客户”：“指标a”的“100 分的值”改变 | 80 | 100（用模型的值） ‖ Variant “Big”: “Value of 100 points” of “a” changed | 80 | 100 (as the model)",
        "分客群“大客户”：“指标b”的“得高分的一侧”改变 | 单独设置 | 用模型的值 ‖ Variant “Big”: “Which side gets 100” of “b” changed | its own | as the model",
        "分客群“大客户”：“等级b_high”的界线改变 | ≥ 60，回返 65 | ≥ 50（用模型的值） ‖ Variant “Big”: limit of “b_high” changed | ≥ 60, left at 65 | ≥ 50 (as the model)",
      ]
    `);
  });
});
