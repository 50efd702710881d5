// var missing missing_some me log literal muted: reading the data and the context.
import { boundList, spend } from '../runtime/budget.ts';
import { readNamed } from '../runtime/read.ts';
import { toNumber } from '../runtime/values.ts';
import type { Static } from '../value-type.ts';
import { textType, unknownType } from '../value-type.ts';
import type { Operator } from './operator.ts';
import { anything, defineOperator, takes } from './operator.ts';

const listOfNames = (): Static => ({ type: { kind: 'list', of: textType }, empty: false });
const listReason = { en: 'it builds a list of names', zh: '它会生成名称列表' };

/** The names whose value is absent, null or ''; json-logic-js takes them as one list or one by one. */
function missingOf(args: readonly unknown[], data: unknown): unknown[] {
  const names: readonly unknown[] = Array.isArray(args[0]) ? args[0] : args;
  boundList(names);
  return names.filter((name) => {
    // A name that is a list is read as the arguments of `var`: name and fallback.
    const value = Array.isArray(name) ? readNamed(data, name[0], name[1] ?? null) : readNamed(data, name, null);
    return value === null || value === '';
  });
}

export const dataOperators: readonly Operator[] = [
  defineOperator({
    name: 'var',
    labels: { en: 'field', zh: '字段' },
    group: 'data',
    standard: true,
    parameters: [
      { ...takes('text', 'number'), optional: true },
      { ...anything, optional: true },
    ],
    result: () => ({ type: unknownType, empty: true }),
    // Only names that are computed come here; written ones are Variables.
    evaluate: ([name, fallback = null], _context, data) => readNamed(data, name, fallback),
    sql: { toSql: () => ({ refused: { en: 'the name of the field is computed', zh: '字段名由计算得到' } }) },
    sentence: { is: { en: 'the field named {0}', zh: '名为 {0} 的字段' } },
    sample: { '>': [{ var: 'f_tenure' }, 12] },
  }),
  defineOperator({
    name: 'missing',
    labels: { en: 'missing of', zh: '缺少的字段' },
    group: 'data',
    standard: true,
    parameters: [{ ...takes('text', 'list', 'number'), rest: true }],
    result: listOfNames,
    evaluate: (args, _context, data) => missingOf(args, data),
    sql: { notInSql: listReason },
    sentence: { is: { en: 'those of {list} that are missing', zh: '{list}中缺少的' } },
    sample: { missing: ['f_note', 'f_signed'] },
  }),
  defineOperator({
    name: 'missing_some',
    labels: { en: 'missing, at least', zh: '至少应有' },
    group: 'data',
    standard: true,
    parameters: [takes('number'), takes('list')],
    result: listOfNames,
    evaluate: ([needed, names], _context, data) => {
      const all: readonly unknown[] = Array.isArray(names) ? names : [];
      const absent = missingOf([all], data);
      spend(all.length);
      return all.length - absent.length >= toNumber(needed) ? [] : absent;
    },
    sql: { notInSql: listReason },
    sentence: { is: { en: 'those missing of {1}, of which {0} are needed', zh: '{1}中缺少的（至少需要 {0} 项）' } },
    sample: { missing_some: [1, ['f_note', 'f_signed']] },
  }),
  defineOperator({
    name: 'me',
    labels: { en: 'me', zh: '我' },
    group: 'data',
    parameters: [{ ...takes('text'), optional: true, constant: true }],
    result: ([key]) => ({ type: key === undefined ? textType : unknownType, empty: true }),
    dependsOn: 'reader',
    evaluate: ([key = 'id'], context) => readNamed(context.me ?? null, key, null) ?? null,
    sql: { toSql: () => ({ refused: { en: 'nobody is reading', zh: '没有读者' } }) },
    sentence: { is: { en: 'my {0}', zh: '我的 {0}' }, byCount: { 0: { en: 'me', zh: '我' } } },
    sample: { '==': [{ var: 'f_owner' }, { me: [] }] },
  }),
  defineOperator({
    name: 'log',
    labels: { en: 'logged', zh: '记录日志' },
    group: 'data',
    standard: true,
    parameters: [anything],
    result: ([value]) => value ?? { type: unknownType, empty: true },
    // Nothing is written anywhere: a rule has no side effects. The trace shows the value.
    evaluate: ([value]) => value,
    sql: { toSql: ([value]) => value ?? { refused: { en: 'it has nothing to show', zh: '没有可显示的值' } } },
    sentence: { is: { en: '{0}', zh: '{0}' } },
    sample: { '>': [{ log: { var: 'f_tenure' } }, 12] },
  }),
];
