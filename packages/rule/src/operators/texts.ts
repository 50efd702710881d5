// cat substr contains startsWith endsWith matches length trim lower upper join: texts, counted and cut by code point.
import { boundText } from '../runtime/budget.ts';
import { compilePattern } from '../runtime/pattern.ts';
import { isEmptyValue, toJoinedText, toNumber, toText } from '../runtime/values.ts';
import { codePointLength, cutText, trimText } from '../runtime/code-points.ts';
import { containsSql, edgeSql, joinTextSql, lengthSql, substrSql, trimSql } from '../sql/text-sql.ts';
import type { Static } from '../value-type.ts';
import { booleanType, integerType, textType } from '../value-type.ts';
import type { Operator, Phrase } from './operator.ts';
import { anything, defineOperator, takes } from './operator.ts';

const boolean = () => ({ type: booleanType, empty: false });
const text = takes('text', 'choice');
const textResult = ([value]: readonly Static[]): Static => ({
  type: textType,
  empty: value === undefined || value.empty || value.type.kind !== 'text',
});
const caseReason = {
  en: 'upper and lower case differ between databases',
  zh: '各数据库的大小写规则不同',
};

function edge(name: 'startsWith' | 'endsWith', labels: Phrase, is: Phrase, not: Phrase): Operator {
  return defineOperator({
    name,
    labels,
    group: 'text',
    parameters: [text, text],
    result: boolean,
    evaluate: ([value, part]) =>
      typeof value === 'string' && typeof part === 'string' && part !== '' && value[name](part),
    sql: { toSql: ([value, part], tools) => edgeSql(name, value, part, tools) },
    sentence: { is, not },
    editor: { kinds: ['text'], predicate: true },
    sample: { [name]: [{ var: 'f_note' }, 'VIP'] },
  });
}

function letterCase(name: 'lower' | 'upper', labels: Phrase, is: Phrase, convert: (value: string) => string): Operator {
  return defineOperator({
    name,
    labels,
    group: 'text',
    parameters: [text],
    result: textResult,
    evaluate: ([value]) => (typeof value === 'string' ? boundText(convert(value)) : null),
    sql: { notInSql: caseReason },
    sentence: { is },
    editor: { kinds: ['text'], predicate: false },
    sample: { [name]: [{ var: 'f_note' }] },
  });
}

export const textOperators: readonly Operator[] = [
  defineOperator({
    name: 'contains',
    labels: { en: 'contains', zh: '包含' },
    group: 'text',
    parameters: [takes('text', 'choice', 'list'), { ...anything, like: 0 }],
    result: boolean,
    evaluate: ([value, part]) => {
      if (isEmptyValue(part)) return false;
      if (Array.isArray(value)) return value.some((item) => item === part);
      return typeof value === 'string' && typeof part === 'string' && value.includes(part);
    },
    sql: { toSql: ([value, part], tools) => containsSql(value, part, tools) },
    sentence: {
      is: { en: '{0} contains {1}', zh: '{0}包含 {1}' },
      not: { en: '{0} does not contain {1}', zh: '{0}不包含 {1}' },
    },
    editor: { kinds: ['text', 'list'], predicate: true },
    sample: { contains: [{ var: 'f_note' }, 'VIP'] },
  }),
  edge(
    'startsWith',
    { en: 'starts with', zh: '开头是' },
    { en: '{0} starts with {1}', zh: '{0}以 {1} 开头' },
    { en: '{0} does not start with {1}', zh: '{0}不以 {1} 开头' },
  ),
  edge(
    'endsWith',
    { en: 'ends with', zh: '结尾是' },
    { en: '{0} ends with {1}', zh: '{0}以 {1} 结尾' },
    { en: '{0} does not end with {1}', zh: '{0}不以 {1} 结尾' },
  ),
  defineOperator({
    name: 'matches',
    labels: { en: 'matches the pattern', zh: '匹配' },
    group: 'text',
    parameters: [text, { ...takes('text'), constant: true }],
    result: boolean,
    evaluate: ([value, pattern]) =>
      typeof value === 'string' && typeof pattern === 'string' && compilePattern(pattern).test(value),
    sql: { notInSql: { en: 'databases read patterns differently', zh: '各数据库的匹配式写法不同' } },
    sentence: {
      is: { en: '{0} matches the pattern {1}', zh: '{0}匹配 {1}' },
      not: { en: '{0} does not match the pattern {1}', zh: '{0}不匹配 {1}' },
    },
    editor: { kinds: ['text'], predicate: true },
    sample: { matches: [{ var: 'f_note' }, '^[A-Z]{2}\\d+$'] },
  }),
  defineOperator({
    name: 'cat',
    labels: { en: 'joined text', zh: '拼接文本' },
    group: 'text',
    standard: true,
    parameters: [{ ...anything, rest: true }],
    result: () => ({ type: textType, empty: false }),
    evaluate: (args) => {
      let joined = '';
      for (const value of args) joined = boundText(joined + toJoinedText(value));
      return joined;
    },
    sql: { toSql: joinTextSql },
    sentence: { is: { en: '{0} followed by {1}', zh: '{0} 接 {1}' }, joined: { en: ' followed by ', zh: ' 接 ' } },
    sample: { cat: [{ var: 'f_note' }, '-', { var: 'f_tenure' }] },
  }),
  defineOperator({
    name: 'substr',
    labels: { en: 'part of', zh: '截取' },
    group: 'text',
    standard: true,
    parameters: [anything, takes('number'), { ...takes('number'), optional: true }],
    result: () => ({ type: textType, empty: false }),
    evaluate: ([value, start, length]) =>
      cutText(toText(value), toNumber(start), length === undefined ? undefined : toNumber(length)),
    sql: { toSql: ([value, start, length], tools) => substrSql(value, start, length, tools) },
    sentence: {
      is: { en: '{2} characters of {0} from place {1}', zh: '{0}从第 {1} 位起的 {2} 个字符' },
      byCount: { 2: { en: '{0} from place {1}', zh: '{0}从第 {1} 位起的部分' } },
    },
    sample: { substr: [{ var: 'f_note' }, 0, 3] },
  }),
  defineOperator({
    name: 'length',
    labels: { en: 'length of', zh: '长度' },
    group: 'text',
    parameters: [text],
    result: ([value]) => ({
      type: integerType,
      empty: value === undefined || value.empty || value.type.kind === 'unknown',
    }),
    evaluate: ([value]) => (typeof value === 'string' ? codePointLength(value) : null),
    sql: { toSql: ([value], tools) => lengthSql(value, tools) },
    sentence: { is: { en: 'the length of {0}', zh: '{0}的长度' } },
    editor: { kinds: ['text'], predicate: false },
    sample: { length: [{ var: 'f_note' }] },
  }),
  defineOperator({
    name: 'trim',
    labels: { en: 'without outer spaces', zh: '去首尾空白' },
    group: 'text',
    parameters: [text],
    result: textResult,
    evaluate: ([value]) => (typeof value === 'string' ? trimText(value) : null),
    sql: { toSql: ([value], tools) => trimSql(value, tools) },
    sentence: { is: { en: '{0} without outer spaces', zh: '{0}去首尾空白' } },
    editor: { kinds: ['text'], predicate: false },
    sample: { trim: [{ var: 'f_note' }] },
  }),
  letterCase('lower', { en: 'in lower case', zh: '转小写' }, { en: '{0} in lower case', zh: '{0}转小写' }, (value) =>
    value.toLowerCase(),
  ),
  letterCase('upper', { en: 'in upper case', zh: '转大写' }, { en: '{0} in upper case', zh: '{0}转大写' }, (value) =>
    value.toUpperCase(),
  ),
];
