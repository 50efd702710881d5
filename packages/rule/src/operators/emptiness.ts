// empty, notEmpty, coalesce: the only operators for which an empty value is a subject and not an absence.
import { isEmptyValue } from '../runtime/values.ts';
import { coalesceSql, emptySql } from '../sql/emptiness-sql.ts';
import { booleanType, emptyType, joinTypes } from '../value-type.ts';
import type { Operator } from './operator.ts';
import { anything, defineOperator } from './operator.ts';

const boolean = () => ({ type: booleanType, empty: false });
const everyKind = ['text', 'choice', 'number', 'money', 'boolean', 'date', 'dateTime', 'record', 'list'] as const;

export const emptinessOperators: readonly Operator[] = [
  defineOperator({
    name: 'empty',
    labels: { en: 'is empty', zh: '为空' },
    group: 'compare',
    parameters: [anything],
    result: boolean,
    evaluate: ([value]) => isEmptyValue(value),
    sql: { toSql: ([value], tools) => emptySql(value, tools, true) },
    sentence: { is: { en: '{0} is empty', zh: '{0}为空' }, not: { en: '{0} is not empty', zh: '{0}不为空' } },
    editor: { kinds: everyKind, predicate: true },
    sample: { empty: [{ var: 'f_note' }] },
  }),
  defineOperator({
    name: 'notEmpty',
    labels: { en: 'is not empty', zh: '不为空' },
    group: 'compare',
    parameters: [anything],
    result: boolean,
    evaluate: ([value]) => !isEmptyValue(value),
    sql: { toSql: ([value], tools) => emptySql(value, tools, false) },
    sentence: { is: { en: '{0} is not empty', zh: '{0}不为空' }, not: { en: '{0} is empty', zh: '{0}为空' } },
    editor: { kinds: everyKind, predicate: true },
    sample: { notEmpty: [{ var: 'f_note' }] },
  }),
  defineOperator({
    name: 'coalesce',
    labels: { en: 'first that is not empty', zh: '首个非空值' },
    group: 'data',
    parameters: [{ ...anything, rest: true }],
    result: (args) => ({
      type: args.map((arg) => arg.type).reduce(joinTypes, emptyType),
      empty: args.every((arg) => arg.empty || arg.type.kind === 'text' || arg.type.kind === 'list'),
    }),
    evaluate: (args) => args.find((value) => !isEmptyValue(value)) ?? null,
    sql: { toSql: (args, tools) => coalesceSql(args, tools) },
    sentence: { is: { en: 'the first of {list} that is not empty', zh: '{list} 中首个非空的值' } },
    sample: { coalesce: [{ var: 'f_tenure' }, 0] },
  }),
];
