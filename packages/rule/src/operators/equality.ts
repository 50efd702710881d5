// == === != !== in: json-logic-js's equality, and membership in a list or a text.
import { equalSql, inSql } from '../sql/equality-sql.ts';
import { isLooselyEqual, isStrictlyEqual, toText } from '../runtime/values.ts';
import { booleanType } from '../value-type.ts';
import type { Operator } from './operator.ts';
import { anything, defineOperator, takes } from './operator.ts';

const boolean = () => ({ type: booleanType, empty: false });
const everyKind = ['text', 'choice', 'number', 'money', 'boolean', 'date', 'dateTime', 'record'] as const;
const pair = [anything, { ...anything, like: 0 }];
const equal = { en: '{0} is {1}', zh: '{0}为 {1}' };
const unequal = { en: '{0} is not {1}', zh: '{0}不为 {1}' };

export const equalityOperators: readonly Operator[] = [
  defineOperator({
    name: '==',
    labels: { en: 'is', zh: '等于' },
    group: 'compare',
    standard: true,
    parameters: pair,
    result: boolean,
    evaluate: ([a, b]) => isLooselyEqual(a, b),
    sql: { toSql: ([a, b], tools) => equalSql(a, b, tools, { strict: false, negated: false }) },
    sentence: { is: equal, not: unequal },
    editor: { kinds: everyKind, predicate: true },
    sample: { '==': [{ var: 'f_contract' }, 'o_monthly'] },
  }),
  defineOperator({
    name: '===',
    labels: { en: 'is exactly', zh: '严格等于' },
    group: 'compare',
    standard: true,
    parameters: pair,
    result: boolean,
    evaluate: ([a, b]) => isStrictlyEqual(a, b),
    sql: { toSql: ([a, b], tools) => equalSql(a, b, tools, { strict: true, negated: false }) },
    sentence: { is: equal, not: unequal },
    sample: { '===': [{ var: 'f_tenure' }, 12] },
  }),
  defineOperator({
    name: '!=',
    labels: { en: 'is not', zh: '不等于' },
    group: 'compare',
    standard: true,
    parameters: pair,
    result: boolean,
    evaluate: ([a, b]) => !isLooselyEqual(a, b),
    sql: { toSql: ([a, b], tools) => equalSql(a, b, tools, { strict: false, negated: true }) },
    sentence: { is: unequal, not: equal },
    editor: { kinds: everyKind, predicate: true },
    sample: { '!=': [{ var: 'f_contract' }, 'o_yearly'] },
  }),
  defineOperator({
    name: '!==',
    labels: { en: 'is not exactly', zh: '严格不等于' },
    group: 'compare',
    standard: true,
    parameters: pair,
    result: boolean,
    evaluate: ([a, b]) => !isStrictlyEqual(a, b),
    sql: { toSql: ([a, b], tools) => equalSql(a, b, tools, { strict: true, negated: true }) },
    sentence: { is: unequal, not: equal },
    sample: { '!==': [{ var: 'f_tenure' }, 12] },
  }),
  defineOperator({
    name: 'in',
    labels: { en: 'is one of', zh: '属于' },
    group: 'compare',
    standard: true,
    parameters: [{ ...anything }, { ...takes('list', 'text'), like: 0 }],
    result: boolean,
    evaluate: ([needle, heap]) => {
      if (typeof heap === 'string') return heap !== '' && heap.includes(toText(needle));
      return Array.isArray(heap) && heap.some((item) => item === needle);
    },
    sql: { toSql: ([needle, heap], tools) => inSql(needle, heap, tools) },
    sentence: {
      is: { en: '{0} is one of {1}', zh: '{0}属于 {1}' },
      not: { en: '{0} is not one of {1}', zh: '{0}不属于 {1}' },
    },
    editor: { kinds: ['choice', 'text', 'number', 'record'], predicate: true },
    sample: { in: [{ var: 'f_contract' }, ['o_monthly', 'o_yearly']] },
  }),
];
