// < <= > >= between: json-logic-js's order, and ours that an empty value never meets.
import { compareAlike, isAtMost, isLess } from '../runtime/values.ts';
import { betweenSql, orderSql } from '../sql/order-sql.ts';
import { booleanType } from '../value-type.ts';
import type { Operator, Phrase } from './operator.ts';
import { anything, defineOperator } from './operator.ts';

const boolean = () => ({ type: booleanType, empty: false });
const ordered = ['number', 'money', 'date', 'dateTime'] as const;
const parameters = [anything, { ...anything, like: 0 }];
const upTo3 = [anything, { ...anything, like: 0 }, { ...anything, like: 0, optional: true }];

function order(
  name: '<' | '<=' | '>' | '>=',
  words: { labels: Phrase; is: Phrase; not: Phrase; dates: Phrase; three?: Phrase },
  holds: (a: unknown, b: unknown) => boolean,
): Operator {
  return defineOperator({
    name,
    labels: words.labels,
    group: 'compare',
    standard: true,
    parameters: words.three === undefined ? parameters : upTo3,
    result: boolean,
    // Absent is not null here: 1 < undefined is false, 1 > null is true, as in JavaScript.
    evaluate: ([a, b, c]) => holds(a, b) && (words.three === undefined || c === undefined || holds(b, c)),
    sql: { toSql: (args, tools) => orderSql(name, args, tools) },
    sentence: {
      is: words.is,
      not: words.not,
      forDates: words.dates,
      ...(words.three === undefined ? {} : { byCount: { 3: words.three } }),
    },
    editor: { kinds: ordered, predicate: true },
    sample: { [name]: [{ var: 'f_tenure' }, 12] },
  });
}

export const orderOperators: readonly Operator[] = [
  order(
    '<',
    {
      labels: { en: 'is less than', zh: '小于' },
      is: { en: '{0} is less than {1}', zh: '{0}小于 {1}' },
      not: { en: '{0} is not less than {1}', zh: '{0}不小于 {1}' },
      dates: { en: '{0} is before {1}', zh: '{0}早于 {1}' },
      three: { en: '{1} lies between {0} and {2}, both excluded', zh: '{1}介于 {0} 与 {2} 之间（不含两端）' },
    },
    isLess,
  ),
  order(
    '<=',
    {
      labels: { en: 'is at most', zh: '不大于' },
      is: { en: '{0} is at most {1}', zh: '{0}不大于 {1}' },
      not: { en: '{0} is more than {1}', zh: '{0}大于 {1}' },
      dates: { en: '{0} is on or before {1}', zh: '{0}不晚于 {1}' },
      three: { en: '{1} lies between {0} and {2}', zh: '{1}介于 {0} 与 {2} 之间' },
    },
    isAtMost,
  ),
  order(
    '>',
    {
      labels: { en: 'is more than', zh: '大于' },
      is: { en: '{0} is more than {1}', zh: '{0}大于 {1}' },
      not: { en: '{0} is not more than {1}', zh: '{0}不大于 {1}' },
      dates: { en: '{0} is after {1}', zh: '{0}晚于 {1}' },
    },
    (a, b) => isLess(b, a),
  ),
  order(
    '>=',
    {
      labels: { en: 'is at least', zh: '不小于' },
      is: { en: '{0} is at least {1}', zh: '{0}不小于 {1}' },
      not: { en: '{0} is less than {1}', zh: '{0}小于 {1}' },
      dates: { en: '{0} is on or after {1}', zh: '{0}不早于 {1}' },
    },
    (a, b) => isAtMost(b, a),
  ),
  defineOperator({
    name: 'between',
    labels: { en: 'is between', zh: '介于' },
    group: 'compare',
    parameters: [anything, { ...anything, like: 0 }, { ...anything, like: 0 }],
    result: boolean,
    evaluate: ([value, low, high]) => {
      const above = compareAlike(value, low);
      const below = compareAlike(value, high);
      return above !== undefined && below !== undefined && above >= 0 && below <= 0;
    },
    sql: { toSql: (args, tools) => betweenSql(args, tools) },
    sentence: {
      is: { en: '{0} is between {1} and {2}', zh: '{0}介于 {1} 与 {2} 之间' },
      not: { en: '{0} is not between {1} and {2}', zh: '{0}不介于 {1} 与 {2} 之间' },
    },
    editor: { kinds: ordered, predicate: true },
    sample: { between: [{ var: 'f_tenure' }, 6, 24] },
  }),
];
