import type { Json } from '@keepwell/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMuted, referencesOf } from './expression.ts';
import { operators } from './operators/index.ts';
import { parseRule } from './parse.ts';
import { printRule } from './print.ts';

const codes = (rule: unknown, limits = {}): string[] => parseRule(rule, limits).issues.map((found) => found.code);

describe('parse and print', () => {
  it('are each other’s inverse for any JSON, operators or not', () => {
    const name = fc.oneof(
      fc.constantFrom(...operators.all.map((operator) => operator.name)),
      fc.constant('__proto__'),
      fc.string({ unit: 'grapheme' }),
    );
    const { rule } = fc.letrec<{ rule: Json }>((tie) => ({
      rule: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.integer(),
          fc.double({ noNaN: true, noDefaultInfinity: true }),
          fc.boolean(),
          fc.constant(null),
        ),
        fc.array(tie('rule'), { maxLength: 4 }),
        fc.tuple(name, tie('rule')).map(([key, body]): Json => ({ [key]: body })),
        fc.tuple(name, fc.array(tie('rule'), { maxLength: 4 })).map(([key, body]): Json => ({ [key]: body })),
        fc.dictionary(fc.string(), tie('rule'), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(rule, (given) => {
        const { expression } = parseRule(given);
        expect(JSON.stringify(printRule(expression))).toBe(JSON.stringify(given));
        expect(parseRule(printRule(expression)).expression).toEqual(expression);
      }),
      { seed: 277, numRuns: 2000 },
    );
  });

  it('keep muted parts and unknown operators', () => {
    const rule = { and: [{ muted: { '<': [{ var: 'f_a' }, 1] } }, { wobble: [1, { var: 'f_b' }] }] };
    const { expression, issues } = parseRule(rule);
    expect(issues).toEqual([]);
    expect(printRule(expression)).toEqual(rule);
    expect(isMuted(expression)).toBe(false);
  });

  it('say where each part stands', () => {
    const { expression } = parseRule({ and: [true, { '!': { var: 'f_a' } }] });
    expect(expression.kind === 'and' && expression.args[1]?.kind === 'not' && expression.args[1].args[0]?.path).toEqual(
      ['and', 1, '!'],
    );
  });

  it('keep what stands under literal as data', () => {
    expect(parseRule({ literal: { var: 'f_a' } }).expression).toMatchObject({ kind: 'literal', value: { var: 'f_a' } });
    expect(referencesOf(parseRule({ '==': [{ literal: { var: 'f_a' } }, { var: 'f_b' }] }).expression)).toEqual([
      'f_b',
    ]);
  });
});

describe('the limits', () => {
  it('stop at depth, size, list length and text length with an issue and without a hang', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = { '!': [deep] };
    const cyclic: unknown[] = [];
    cyclic.push(cyclic);
    expect(codes(deep)).toEqual(['rule.too_deep']);
    expect(codes(cyclic)).toEqual(['rule.too_deep']);
    expect(codes({ and: Array(20_000).fill(true) })).toEqual(['rule.list_too_long']);
    expect(codes({ and: Array.from({ length: 200 }, () => Array(200).fill(1)) })).toEqual(['rule.too_large']);
    expect(codes('x'.repeat(100_001))).toEqual(['rule.text_too_long']);
    expect(codes({ a: 1, b: Array(10_001).fill(0) })).toEqual(['rule.list_too_long']);
  });

  it('refuse what is not JSON and what no database can hold', () => {
    expect([Number.NaN, undefined, () => 1, 10n].map((value) => codes(value))).toEqual(
      Array(4).fill(['rule.not_json']),
    );
    expect(['a\u0000b', '\ud800'].map((value) => codes(value))).toEqual(Array(2).fill(['rule.bad_text']));
  });
});
