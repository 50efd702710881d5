// + - * / % min max: json-logic-js's arithmetic on doubles; a result that is not finite is empty.
import { finite, toNumber, toParsedNumber } from '../runtime/values.ts';
import { divideSql, extremeSql, multiplySql, remainderSql, subtractSql, sumSql } from '../sql/arithmetic-sql.ts';
import type { Static, ValueType } from '../value-type.ts';
import { integerType, numberType } from '../value-type.ts';
import type { Operator } from './operator.ts';
import { defineOperator, numbers, takes } from './operator.ts';

const kinds = ['number', 'money'] as const;

function moneyOf(args: readonly Static[]): ValueType | undefined {
  return args.find((arg) => arg.type.kind === 'money')?.type;
}

/** Sums and products of whole numbers stay whole only while a double can hold them, so they are plain numbers. */
function numberOrMoney(args: readonly Static[]): ValueType {
  return moneyOf(args) ?? numberType;
}

const anyEmpty = (args: readonly Static[]): boolean =>
  args.some(
    (arg) => arg.empty || arg.type.kind === 'text' || arg.type.kind === 'unknown' || arg.type.kind === 'boolean',
  );

export const arithmeticOperators: readonly Operator[] = [
  defineOperator({
    name: '+',
    labels: { en: 'plus', zh: '加' },
    group: 'number',
    standard: true,
    parameters: [{ ...takes('number', 'money', 'text'), rest: true }],
    result: (args) => ({ type: numberOrMoney(args), empty: anyEmpty(args) }),
    evaluate: (args) => finite(args.reduce<number>((sum, value) => sum + toParsedNumber(value), 0)),
    sql: { toSql: sumSql },
    sentence: { is: { en: '{0} + {1}', zh: '{0} + {1}' }, joined: { en: ' + ', zh: ' + ' } },
    editor: { kinds, predicate: false },
    sample: { '+': [{ var: 'f_monthly' }, 5] },
  }),
  defineOperator({
    name: '-',
    labels: { en: 'minus', zh: '减' },
    group: 'number',
    standard: true,
    parameters: [numbers, { ...numbers, optional: true }],
    result: (args) => ({ type: numberOrMoney(args), empty: args.some((arg) => arg.type.kind === 'unknown') }),
    evaluate: ([a, b]) => finite(b === undefined ? -toNumber(a) : toNumber(a) - toNumber(b)),
    sql: { toSql: subtractSql },
    sentence: { is: { en: '{0} − {1}', zh: '{0} − {1}' }, byCount: { 1: { en: '−{0}', zh: '−{0}' } } },
    editor: { kinds, predicate: false },
    sample: { '-': [{ var: 'f_total' }, { var: 'f_monthly' }] },
  }),
  defineOperator({
    name: '*',
    labels: { en: 'times', zh: '乘' },
    group: 'number',
    standard: true,
    parameters: [{ ...takes('number', 'money', 'text'), rest: true }],
    result: (args) => ({ type: numberOrMoney(args), empty: anyEmpty(args) }),
    // One factor alone passes through untouched in json-logic-js: its reduce has nothing to start from.
    evaluate: (args) => {
      if (args.length === 1) return args[0];
      return args.length === 0 ? null : finite(args.map(toParsedNumber).reduce((product, value) => product * value));
    },
    sql: { toSql: multiplySql },
    sentence: { is: { en: '{0} × {1}', zh: '{0} × {1}' }, joined: { en: ' × ', zh: ' × ' } },
    editor: { kinds, predicate: false },
    sample: { '*': [{ var: 'f_monthly' }, 12] },
  }),
  defineOperator({
    name: '/',
    labels: { en: 'divided by', zh: '除以' },
    group: 'number',
    standard: true,
    parameters: [numbers, numbers],
    result: ([a, b]) => ({
      type: a?.type.kind === 'money' && b?.type.kind !== 'money' ? a.type : numberType,
      empty: true,
    }),
    evaluate: ([a, b]) => finite(toNumber(a) / toNumber(b)),
    sql: { toSql: divideSql },
    sentence: { is: { en: '{0} ÷ {1}', zh: '{0} ÷ {1}' } },
    editor: { kinds, predicate: false },
    sample: { '/': [{ var: 'f_total' }, { var: 'f_tenure' }] },
  }),
  defineOperator({
    name: '%',
    labels: { en: 'remainder of', zh: '取余' },
    group: 'number',
    standard: true,
    parameters: [numbers, numbers],
    result: ([a, b]) => ({
      type: isInteger(a) && isInteger(b) ? integerType : numberType,
      empty: true,
    }),
    evaluate: ([a, b]) => finite(toNumber(a) % toNumber(b)),
    sql: { toSql: remainderSql },
    sentence: { is: { en: 'the remainder of {0} ÷ {1}', zh: '{0} 除以 {1} 的余数' } },
    editor: { kinds: ['number'], predicate: false },
    sample: { '%': [{ var: 'f_tenure' }, 12] },
  }),
  extreme(
    'min',
    { en: 'smallest of', zh: '最小值' },
    { en: 'the smallest of {list}', zh: '{list} 中的最小值' },
    Math.min,
  ),
  extreme(
    'max',
    { en: 'largest of', zh: '最大值' },
    { en: 'the largest of {list}', zh: '{list} 中的最大值' },
    Math.max,
  ),
];

function isInteger(part: Static | undefined): boolean {
  return part?.type.kind === 'number' && part.type.integer === true;
}

function extreme(
  name: 'min' | 'max',
  labels: { en: string; zh: string },
  is: { en: string; zh: string },
  pick: (...values: number[]) => number,
): Operator {
  return defineOperator({
    name,
    labels,
    group: 'number',
    standard: true,
    parameters: [{ ...numbers, rest: true }],
    result: (args) => ({
      type: args.length > 0 && args.every(isInteger) ? integerType : numberOrMoney(args),
      empty: args.length === 0 || args.some((arg) => arg.type.kind === 'unknown' || arg.type.kind === 'text'),
    }),
    evaluate: (args) => finite(args.map(toNumber).reduce((a, b) => pick(a, b), pick())),
    sql: { toSql: (args, tools) => extremeSql(name, args, tools) },
    sentence: { is },
    editor: { kinds, predicate: false },
    sample: { [name]: [{ var: 'f_tenure' }, 12] },
  });
}
