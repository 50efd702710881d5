import type { Json } from '@keepwell/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeIssue } from '@keepwell/kernel';
import { ruleCodes } from '../errors.ts';
import { createScope, type FieldInScope } from '../scope.ts';
import { parseFormula } from './parse-formula.ts';
import { printFormula } from './print-formula.ts';

const field = (path: string, zh: string, en: string, type: FieldInScope['type']): FieldInScope => ({
  path,
  labels: { zh, en },
  type,
  required: false,
});
const scope = createScope([
  field('f_total', '累计费用', 'Total charges', { kind: 'number' }),
  field('f_tenure', '在网月数', 'Tenure', { kind: 'number', integer: true }),
  field('f_fee', '月费', 'Monthly fee', { kind: 'money', currency: 'CNY', digits: 2 }),
  field('f_name', '名称', 'Na{me}', { kind: 'text' }),
  field('f_contract', '合同', 'Contract', {
    kind: 'choice',
    options: [
      { id: 'o_month', labels: { zh: '按月', en: 'Month-to-month' } },
      { id: 'o_year', labels: { zh: '一年', en: 'One year' } },
    ],
  }),
  field('f_since', '开户日', 'Since', { kind: 'date' }),
]);
const read = (text: string): Json => {
  const parsed = parseFormula(text, scope);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  return parsed.rule;
};

test('a formula is written as in a spreadsheet, with fields by label in either language', () => {
  const rule = { round: [{ '/': [{ var: 'f_total' }, { var: 'f_tenure' }] }, 2] };
  expect(read('round({Total charges} / {Tenure}, 2)')).toEqual(rule);
  expect(read('round（{累计费用} ÷ {在网月数}，2）')).toEqual(rule);
  expect(printFormula(rule, scope, 'zh')).toBe('round({累计费用} / {在网月数}, 2)');
  expect(printFormula(rule, scope, 'en')).toBe('round({Total charges} / {Tenure}, 2)');
});

test('a bucket is a function like others, also by its label', () => {
  const rule: Json = { bucket: [{ var: 'f_name' }, 2, 'half'] };
  expect(read('bucket({Na\\{me\\}}, 2, "half")')).toEqual(rule);
  expect(read('分桶（{名称}，2，“half”）')).toEqual(rule);
  expect(printFormula(rule, scope, 'zh')).toBe('bucket({名称}, 2, "half")');
});

test('signs bind as in arithmetic, and brackets are kept where they matter', () => {
  expect(read('1 + 2 * 3 - 4')).toEqual({ '-': [{ '+': [1, { '*': [2, 3] }] }, 4] });
  expect(read('(1 + 2) * 3')).toEqual({ '*': [{ '+': [1, 2] }, 3] });
  expect(read('-{Tenure} + 30%')).toEqual({ '+': [{ '-': [{ var: 'f_tenure' }] }, 0.3] });
  expect(printFormula({ '-': [1, { '-': [2, 3] }] }, scope, 'en')).toBe('1 - (2 - 3)');
});

test('options are written by label and money in whole units', () => {
  const rule: Json = { and: [{ '==': [{ var: 'f_contract' }, 'o_month'] }, { '>=': [{ var: 'f_fee' }, 12_550] }] };
  expect(read('{合同} = "按月" 且 {月费} ≥ 125.5')).toEqual(rule);
  expect(printFormula(rule, scope, 'en')).toBe('{Contract} = "Month-to-month" and {Monthly fee} >= 125.5');
  expect(read('in({Contract}, ["One year", "按月"])')).toEqual({ in: [{ var: 'f_contract' }, ['o_year', 'o_month']] });
});

test('conditions, texts and dates', () => {
  expect(read('if({Tenure} < 12, "新", "老")')).toEqual({ if: [{ '<': [{ var: 'f_tenure' }, 12] }, '新', '老'] });
  expect(read('not empty({Since}) and daysBetween({Since}, today()) > 30')).toEqual({
    and: [
      { '!': [{ empty: [{ var: 'f_since' }] }] },
      { '>': [{ daysBetween: [{ var: 'f_since' }, { today: [] }] }, 30] },
    ],
  });
  expect(read('{Na\\{me\\}} & "\\"x\\""')).toEqual({ cat: [{ var: 'f_name' }, '"x"'] });
});

test.each([
  ['{Nowhere} + 1', 'rule.formula_no_field', 0, 9],
  ['round({Tenure}', 'rule.formula_not_closed', 5, 6],
  ['1 + ', 'rule.formula_unfinished', 4, 4],
  ['1 2', 'rule.formula_rest', 2, 3],
  ['sqrt(4)', 'rule.formula_no_function', 0, 4],
  ['"open', 'rule.formula_text_open', 0, 5],
  ['{open', 'rule.formula_field_open', 0, 5],
  ['1 # 2', 'rule.formula_character', 2, 3],
  ['(1 + ]', 'rule.formula_unexpected', 5, 6],
])('%s is refused at its place', (text, code, start, end) => {
  const parsed = parseFormula(text, scope);
  expect(parsed).toMatchObject({ ok: false, start, end, issue: { code } });
  if (!parsed.ok)
    for (const language of ['zh', 'en'] as const)
      expect(describeIssue(ruleCodes, parsed.issue, language)).not.toBe(code);
});

test('nesting without end is refused', () => {
  expect(parseFormula('('.repeat(10_000), scope)).toMatchObject({ ok: false, issue: { code: 'rule.too_deep' } });
});

const leaf = fc.oneof(
  fc.constantFrom<Json>(
    { var: 'f_total' },
    { var: 'f_tenure' },
    { var: 'f_fee' },
    { var: 'f_name' },
    { var: 'f_contract' },
  ),
  fc.integer({ min: -5000, max: 5000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string(),
  fc.constantFrom<Json>(true, false, null, 'o_month', '按月', { today: [] }),
);
const rules = fc.letrec<{ rule: Json }>((tie) => {
  const many = (name: string, min: number, max: number) =>
    fc.array(tie('rule'), { minLength: min, maxLength: max }).map((args) => ({ [name]: args }) as Json);
  return {
    rule: fc.oneof(
      { depthSize: 'small' },
      leaf,
      ...['+', '*', 'cat', 'and', 'or'].map((name) => many(name, 2, 4)),
      ...['-', '/', '%', '==', '!=', '<', '<=', '>', '>=', 'in'].map((name) => many(name, 2, 2)),
      ...['-', '!', 'round', 'empty', 'trim'].map((name) => many(name, 1, 1)),
      many('if', 3, 3),
      many('between', 3, 3),
      fc.array(tie('rule'), { maxLength: 3 }) as fc.Arbitrary<Json>,
    ),
  };
}).rule;

test('whatever can be written reads back as the same rule, in both languages', () => {
  let written = 0;
  fc.assert(
    fc.property(rules, fc.constantFrom('zh', 'en'), (made, language) => {
      // JSON knows no negative zero.
      const rule = JSON.parse(JSON.stringify(made)) as Json;
      const text = printFormula(rule, scope, language as 'zh');
      if (text === undefined) return;
      written += 1;
      const parsed = parseFormula(text, scope);
      expect(parsed, text).toEqual({ ok: true, rule });
    }),
    { seed: 20_261_123, numRuns: 3000 },
  );
  // Next to nothing is refused: amounts that are no whole minor units.
  expect(written).toBeGreaterThan(2600);
});
