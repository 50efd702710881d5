import type { Json } from '@keepwell/kernel';
import { toFunction } from '@keepwell/rule';
import { describe, expect, it } from 'vitest';
import type { FieldDefinition } from './entity.ts';
import { compileFormulas } from './formulas.ts';
import { sampleEntity, sampleField, sampleLookup } from './testing/index.ts';

const context = { now: Date.UTC(2026, 2, 1), timeZone: 'UTC' };

function formula(
  id: string,
  rule: Json,
  type = 'decimal',
  options: Record<string, unknown> = { digits: 2, grouping: true },
): FieldDefinition {
  return sampleField(id, 'formula', { label: id.slice(2).toUpperCase(), options: { rule, result: { type, options } } });
}

function compile(...fields: FieldDefinition[]) {
  const entity = sampleEntity('e_1', [
    sampleField('f_fee', 'money', { options: { currency: 'CNY' } }),
    sampleField('f_rate', 'decimal'),
    sampleField('f_end', 'date'),
    sampleField('f_boss', 'relation', { options: { entity: 'e_1' } }),
    ...fields,
  ]);
  return compileFormulas(entity, sampleLookup(entity));
}

const v = (name: string): Json => ({ var: name });

describe('compileFormulas', () => {
  it('computes formulas in the order of their dependencies, whatever their order in the entity', () => {
    const formulas = compile(
      formula('f_c', { '+': [v('f_b'), 1] }),
      formula('f_b', { '*': [v('f_a'), 2] }),
      formula('f_a', { '+': [v('f_rate'), 1] }),
    );
    expect(formulas.issues).toEqual([]);
    expect(formulas.all.map((found) => found.field.id)).toEqual(['f_a', 'f_b', 'f_c']);
    expect(formulas.compute({ f_rate: 1.5 }, context)).toEqual({ f_a: 2.5, f_b: 5, f_c: 6 });
    expect([...(formulas.get('f_c')?.dependencies ?? [])].sort()).toEqual(['f_a', 'f_b', 'f_rate']);
    expect(formulas.affectedBy(['f_rate']).map((found) => found.field.id)).toEqual(['f_a', 'f_b', 'f_c']);
    expect(formulas.affectedBy(['f_fee'])).toEqual([]);
  });

  it('names a cycle by its labels and leaves its formulas out, keeping the others', () => {
    const formulas = compile(
      formula('f_a', { '+': [v('f_b'), 1] }),
      formula('f_b', { '+': [v('f_a'), 1] }),
      formula('f_c', { '+': [v('f_rate'), 1] }),
    );
    const cycles = formulas.issues.filter((found) => found.code === 'model.formula_cycle');
    expect(cycles.map((found) => [found.path, found.params.cycle])).toEqual([
      [['fields', 4, 'options', 'rule'], { zh: 'A → B → A', en: 'A → B → A' }],
      [['fields', 5, 'options', 'rule'], { zh: 'A → B → A', en: 'A → B → A' }],
    ]);
    expect(formulas.all.map((found) => found.field.id)).toEqual(['f_c']);
  });

  it('finds a formula that reads itself, also through a relation to its own entity', () => {
    for (const name of ['f_a', 'f_boss.f_a']) {
      const formulas = compile(formula('f_a', { '+': [v(name), 1] }));
      expect(
        formulas.issues.map((found) => found.code),
        name,
      ).toContain('model.formula_cycle');
    }
  });

  it('finds a cycle that goes through another entity', () => {
    const there = sampleEntity(
      'e_2',
      [
        sampleField('f_back', 'relation', { options: { entity: 'e_1' } }),
        formula('f_y', { '+': [v('f_back.f_x'), 1] }),
      ],
      { labels: { en: 'Orders' } },
    );
    const here = sampleEntity('e_1', [
      sampleField('f_to', 'relation', { options: { entity: 'e_2' } }),
      formula('f_x', { '+': [v('f_to.f_y'), 1] }),
    ]);
    const { issues } = compileFormulas(here, sampleLookup(here, there));
    expect(issues.find((found) => found.code === 'model.formula_cycle')?.params.cycle).toMatchObject({
      en: 'X → Orders · Y → X',
    });
  });

  it('stores what depends on the record alone and computes the rest when read', () => {
    const formulas = compile(
      formula('f_a', { '+': [v('f_rate'), 1] }),
      formula('f_b', { daysBetween: [{ today: [] }, v('f_end')] }, 'integer', { grouping: true }),
      formula('f_c', { '+': [v('f_b'), 1] }),
      formula('f_d', { '+': [v('f_boss.f_rate'), 1] }),
    );
    const kinds = formulas.all.map((found) => [
      found.field.id,
      found.stored,
      found.dependsOnTime,
      found.throughRelation,
    ]);
    expect(kinds).toEqual([
      ['f_a', true, false, false],
      ['f_b', false, true, false],
      ['f_c', false, true, false],
      ['f_d', false, false, true],
    ]);
    expect(formulas.stored.map((found) => found.field.id)).toEqual(['f_a']);
  });

  it('rounds to the declared type, halves away from zero; what is not finite or of another type is empty', () => {
    const formulas = compile(
      formula('f_half', { '*': [v('f_fee'), 0.5] }, 'money', { currency: 'CNY' }),
      formula('f_div', { '/': [v('f_rate'), 0] }),
      formula('f_sum', { '+': [v('f_rate'), 0.005] }),
    );
    expect(formulas.compute({ f_fee: 101, f_rate: 1 }, context)).toEqual({ f_half: 51, f_div: null, f_sum: 1.01 });
    expect(formulas.compute({ f_fee: -101, f_rate: -1 }, context)).toMatchObject({ f_half: -51 });
  });

  it('writes the coercion in the rule itself, so that SQL gives the same', () => {
    const formulas = compile(
      formula('f_half', { '*': [v('f_fee'), 0.5] }, 'money', { currency: 'CNY' }),
      formula('f_pct', { '/': [v('f_rate'), 3] }, 'percent', { digits: 1 }),
    );
    const data = { f_fee: 101, f_rate: 1 };
    for (const found of formulas.all) {
      expect(toFunction(found.expression)(data, context)).toEqual(found.evaluate(data, context));
    }
    expect(formulas.get('f_pct')?.evaluate(data, context)).toBe(0.333);
  });

  it('points at what is wrong in a rule', () => {
    const formulas = compile(
      formula('f_a', { '+': [v('f_gone'), 1] }),
      formula('f_b', null),
      formula('f_c', 'text', 'money', { currency: 'CNY' }),
    );
    const found = formulas.issues.map(({ code, path }) => [code, path.join('/')]);
    expect(found).toContainEqual(['rule.unknown_field', 'fields/4/options/rule/+/0']);
    expect(found).toContainEqual(['model.formula_missing', 'fields/5/options/rule']);
    expect(found).toContainEqual(['rule.wrong_result', 'fields/6/options/rule']);
  });
});
