import type { Json } from '@keepwell/kernel';
import { describe, expect, it } from 'vitest';
import { evaluateRule } from './evaluate.ts';
import { explainTrace } from './explain.ts';
import { withGuard } from './guard.ts';
import { parseRule } from './parse.ts';
import { referenceScope } from './reference/fields.ts';
import { sentenceText, toSentence } from './to-sentence.ts';

const context = { now: Date.UTC(2026, 0, 31), timeZone: 'UTC' };
const say = (rule: Json): [string, string] => {
  const { expression } = parseRule(rule);
  return [
    sentenceText(toSentence(expression, referenceScope, 'en')),
    sentenceText(toSentence(expression, referenceScope, 'zh')),
  ];
};
const monthly: Json = { '==': [{ var: 'f_contract' }, 'o_monthly'] };
const isNew = withGuard({ '<': [{ var: 'f_tenure' }, 12] });

describe('sentences', () => {
  it.each<[Json, string, string]>([
    [
      { and: [monthly, isNew] },
      'contract is Month-to-month and tenure is less than 12',
      '合同类型为 按月 且 在网月数小于 12',
    ],
    [
      { and: [monthly, { or: [isNew, { empty: [{ var: 'f_note' }] }] }] },
      'contract is Month-to-month and (tenure is less than 12 or note is empty)',
      '合同类型为 按月 且 （在网月数小于 12 或 备注为空）',
    ],
    [{ '!': [monthly] }, 'contract is not Month-to-month', '合同类型不为 按月'],
    [
      { '!': [{ and: [monthly, isNew] }] },
      'not: (contract is Month-to-month and tenure is less than 12)',
      '并非：（合同类型为 按月 且 在网月数小于 12）',
    ],
    [{ inLast: [{ var: 'f_signed' }, 1, 'month'] }, 'signing date is in the last 1 month', '签约日在最近 1 个月内'],
    [
      { '<': [{ daysBetween: [{ today: [] }, { var: 'f_signed' }] }, 30] },
      'days to signing date is less than 30',
      '距签约日天数小于 30',
    ],
    [{ '>=': [{ var: 'f_total' }, 1250050] }, 'total charges is at least $12,500.50', '累计费用不小于 $12,500.50'],
    [
      { '<': [{ percentChange: [{ var: 'f_monthly' }, { var: 'f_total' }] }, -0.3] },
      'the change from total charges to monthly charge is less than -30%',
      '月费较累计费用的变化率小于 -30%',
    ],
    [{ '*': [{ '+': [{ var: 'f_tenure' }, 1] }, 2] }, '(tenure + 1) × 2', '（在网月数 + 1） × 2'],
    [{ and: [monthly, { muted: isNew }] }, 'contract is Month-to-month', '合同类型为 按月'],
    [
      { before: [{ var: 'f_signed' }, '2026-01-31'] },
      'signing date is before 31 January 2026',
      '签约日早于 2026年1月31日',
    ],
    [
      { '>=': [{ count: [{ filter: [{ var: 'f_orders' }, { '>': [{ var: 'amount' }, 100] }] }] }, 2] },
      'the number of orders where amount is more than 100 is at least 2',
      '满足“金额大于 100”的订单的数量不小于 2',
    ],
    [
      { '<=': [{ bucket: [{ var: 'f_number' }, 2] }, 1] },
      'the bucket (of 2) of customer number is at most 1',
      '客户编号在 2 个桶中的桶号不大于 1',
    ],
    [
      withGuard({ between: [{ bucket: [{ var: 'f_owner' }, 1000, 'spring'] }, 1, 100] }),
      'the bucket (of 1,000, salt “spring”) of owner is between 1 and 100',
      '负责人在 1,000 个桶中的桶号（盐 “spring”）介于 1 与 100 之间',
    ],
  ])('%j', (rule, en, zh) => {
    expect(say(rule)).toEqual([en, zh]);
  });

  it('mark fields and values with their place in the rule', () => {
    const { segments } = toSentence(parseRule(monthly).expression, referenceScope, 'en');
    expect(segments).toEqual([
      { text: 'contract', role: 'field', path: ['==', 0] },
      { text: ' is ', role: 'words', path: [] },
      { text: 'Month-to-month', role: 'value', path: ['==', 1] },
    ]);
  });
});

describe('explanations', () => {
  const explain = (rule: Json, data: unknown): [string, string] => {
    const { trace } = evaluateRule(parseRule(rule).expression, data, context);
    return [explainTrace(trace, referenceScope, 'en', context), explainTrace(trace, referenceScope, 'zh', context)];
  };
  const days: Json = { '<': [{ daysBetween: [{ today: [] }, { var: 'f_signed' }] }, 30] };

  it('name every condition of a rule that holds, with what it met', () => {
    expect(explain({ and: [monthly, withGuard(days)] }, { f_contract: 'o_monthly', f_signed: '2026-02-12' })).toEqual([
      'contract is Month-to-month (yes) and days to signing date is less than 30 (yes, 12)',
      '合同类型为 按月（是） 且 距签约日天数小于 30（是，12）',
    ]);
  });

  it('name only the condition that failed', () => {
    expect(explain({ and: [monthly, isNew] }, { f_contract: 'o_yearly', f_tenure: 3 })[0]).toBe(
      'contract is Month-to-month (no, One year)',
    );
    expect(explain({ and: [monthly, isNew] }, { f_contract: 'o_monthly', f_tenure: 30 })[1]).toBe(
      '在网月数小于 12（否，30）',
    );
  });

  it('say in which bucket a record fell', () => {
    const rule: Json = { '<=': [{ bucket: [{ var: 'f_number' }, 100, 'gr1'] }, 10] };
    expect(explain(rule, { f_number: '123' })).toEqual([
      'the bucket (of 100, salt “gr1”) of customer number is at most 10 (no, 73)',
      '客户编号在 100 个桶中的桶号（盐 “gr1”）不大于 10（否，73）',
    ]);
  });

  it('say that a field is empty where the guard stopped', () => {
    expect(explain(withGuard({ '<': [{ var: 'f_total' }, 100] }), { f_total: null })[0]).toBe(
      'total charges is less than $1 (no, empty)',
    );
  });
});
