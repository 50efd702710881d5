// count sum average join containsAny containsAll merge: lists as values.
import { boundList, boundText } from '../runtime/budget.ts';
import { finite, isEmptyValue, toJoinedText } from '../runtime/values.ts';
import { countSql, listTestSql } from '../sql/list-sql.ts';
import type { Static, ValueType } from '../value-type.ts';
import { booleanType, integerType, joinTypes, numberType, textType, unknownType } from '../value-type.ts';
import type { Operator, Phrase } from './operator.ts';
import { anything, defineOperator, takes } from './operator.ts';

const list = takes('list');
const boolean = () => ({ type: booleanType, empty: false });
const recordsReason = {
  en: 'lists of numbers are not kept in one column',
  zh: '数字列表不存放在一列中',
};

function itemsOf(value: Static | undefined): ValueType {
  return value?.type.kind === 'list' ? value.type.of : unknownType;
}

/** The numbers of a list; whatever is no number counts for nothing. */
function numbersIn(value: unknown): number[] {
  return Array.isArray(value)
    ? value.filter((item): item is number => typeof item === 'number' && Number.isFinite(item))
    : [];
}

function total(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

function numberOf([value]: readonly Static[]): ValueType {
  const items = itemsOf(value);
  return items.kind === 'money' ? items : numberType;
}

function listTest(name: 'containsAny' | 'containsAll', labels: Phrase, is: Phrase, not: Phrase): Operator {
  return defineOperator({
    name,
    labels,
    group: 'list',
    parameters: [list, { ...list, like: 0 }],
    result: boolean,
    evaluate: ([value, wanted]) => {
      if (!Array.isArray(value) || !Array.isArray(wanted) || wanted.length === 0) return false;
      const has = (item: unknown): boolean => value.some((own) => own === item);
      return name === 'containsAny' ? wanted.some(has) : wanted.every(has);
    },
    sql: { toSql: ([value, wanted], tools) => listTestSql(name, value, wanted, tools) },
    sentence: { is, not },
    editor: { kinds: ['list'], predicate: true },
    sample: { [name]: [{ var: 'f_services' }, ['o_phone', 'o_tv']] },
  });
}

export const listOperators: readonly Operator[] = [
  defineOperator({
    name: 'count',
    labels: { en: 'number of', zh: '数量' },
    group: 'list',
    parameters: [list],
    result: () => ({ type: integerType, empty: false }),
    evaluate: ([value]) => (Array.isArray(value) ? value.length : 0),
    sql: { toSql: ([value], tools) => countSql(value, tools) },
    sentence: { is: { en: 'the number of {0}', zh: '{0}的数量' } },
    editor: { kinds: ['list'], predicate: false },
    sample: { count: [{ var: 'f_services' }] },
  }),
  defineOperator({
    name: 'sum',
    labels: { en: 'sum of', zh: '合计' },
    group: 'list',
    parameters: [list],
    result: (args) => ({ type: numberOf(args), empty: false }),
    evaluate: ([value]) => finite(total(numbersIn(value))),
    sql: { notInSql: recordsReason },
    sentence: { is: { en: 'the sum of {0}', zh: '{0}的合计' } },
    editor: { kinds: ['list'], predicate: false },
    sample: { sum: [{ map: [{ var: 'f_orders' }, { var: 'amount' }] }] },
  }),
  defineOperator({
    name: 'average',
    labels: { en: 'average of', zh: '平均值' },
    group: 'list',
    parameters: [list],
    result: (args) => ({ type: numberOf(args), empty: true }),
    evaluate: ([value]) => {
      const values = numbersIn(value);
      return values.length === 0 ? null : finite(total(values) / values.length);
    },
    sql: { notInSql: recordsReason },
    sentence: { is: { en: 'the average of {0}', zh: '{0}的平均值' } },
    editor: { kinds: ['list'], predicate: false },
    sample: { average: [{ map: [{ var: 'f_orders' }, { var: 'amount' }] }] },
  }),
  listTest(
    'containsAny',
    { en: 'contains any of', zh: '包含任一' },
    { en: '{0} contains any of {1}', zh: '{0}包含 {1} 中任一项' },
    { en: '{0} contains none of {1}', zh: '{0}不包含 {1} 中任何一项' },
  ),
  listTest(
    'containsAll',
    { en: 'contains all of', zh: '包含全部' },
    { en: '{0} contains all of {1}', zh: '{0}包含 {1} 全部' },
    { en: '{0} does not contain all of {1}', zh: '{0}未包含 {1} 全部' },
  ),
  defineOperator({
    name: 'join',
    labels: { en: 'items as text', zh: '连接为文本' },
    group: 'text',
    parameters: [list, { ...takes('text'), optional: true }],
    result: () => ({ type: textType, empty: false }),
    evaluate: ([value, separator = ', ']) => {
      if (!Array.isArray(value)) return toJoinedText(value);
      const between = toJoinedText(separator);
      let joined = '';
      for (const item of value) {
        if (isEmptyValue(item)) continue;
        joined = boundText(joined === '' ? toJoinedText(item) : joined + between + toJoinedText(item));
      }
      return joined;
    },
    sql: {
      notInSql: {
        en: 'the order of the items is the rule’s, not the database’s',
        zh: '各项的顺序由规则决定，而非数据库',
      },
    },
    sentence: {
      is: { en: 'the items of {0} joined by {1}', zh: '{0}各项以 {1} 连接' },
      byCount: { 1: { en: 'the items of {0} as text', zh: '{0}各项连成的文本' } },
    },
    editor: { kinds: ['list'], predicate: false },
    sample: { join: [{ var: 'f_services' }, '/'] },
  }),
  defineOperator({
    name: 'merge',
    labels: { en: 'merged list', zh: '合并列表' },
    group: 'list',
    standard: true,
    parameters: [{ ...anything, rest: true }],
    result: (args) => ({
      type: {
        kind: 'list',
        of: args
          .map((arg) => (arg.type.kind === 'list' ? arg.type.of : arg.type))
          .reduce<ValueType>(joinTypes, { kind: 'empty' }),
      },
      empty: false,
    }),
    evaluate: (args) => {
      let merged: readonly unknown[] = [];
      for (const value of args) merged = boundList(merged.concat(value));
      return merged;
    },
    sql: { notInSql: { en: 'it builds a list', zh: '它会生成列表' } },
    sentence: { is: { en: '{list} together', zh: '{list}合并' } },
    sample: { merge: [{ var: 'f_services' }, ['o_tv']] },
  }),
];
