// round floor ceil abs percentChange bucket: what retention rules count with beside plain arithmetic. Empty in, empty out.
import { bucketOf, mostBuckets } from '../runtime/bucket.ts';
import { finite } from '../runtime/values.ts';
import { bucketSql } from '../sql/bucket-sql.ts';
import { absoluteSql, floorSql, percentChangeSql, roundSql } from '../sql/number-sql.ts';
import type { Static } from '../value-type.ts';
import { integerType, numberType } from '../value-type.ts';
import type { Operator } from './operator.ts';
import { defineOperator, takes } from './operator.ts';
import { mostDigits, roundHalfAway } from './rounding.ts';

const kinds = ['number', 'money'] as const;
const number = takes('number', 'money');

function isDigits(digits: unknown): digits is number {
  return typeof digits === 'number' && Number.isInteger(digits) && Math.abs(digits) <= mostDigits;
}

function sameKind([value]: readonly Static[]): Static {
  return { type: value?.type.kind === 'money' ? value.type : numberType, empty: isUnsure(value) };
}

function isUnsure(value: Static | undefined): boolean {
  return value === undefined || value.empty || (value.type.kind !== 'number' && value.type.kind !== 'money');
}

function step(name: 'floor' | 'ceil', labels: { en: string; zh: string }, is: { en: string; zh: string }): Operator {
  return defineOperator({
    name,
    labels,
    group: 'number',
    parameters: [number],
    result: sameKind,
    evaluate: ([value]) => (typeof value === 'number' ? finite(Math[name](value)) : null),
    sql: { toSql: ([value], tools) => floorSql(name, value, tools) },
    sentence: { is },
    editor: { kinds, predicate: false },
    sample: { [name]: [{ var: 'f_monthly' }] },
  });
}

/** Whether a value always has a bucket. */
function isPlaced(value: Static | undefined): boolean {
  if (value === undefined || value.empty) return false;
  const { type } = value;
  if (type.kind === 'text') return value.neverBlank === true;
  return type.kind === 'choice' || type.kind === 'record' || (type.kind === 'number' && type.integer === true);
}

export const basePolicies = ['empty', 'zero', 'full'] as const;

/** (now − base) ÷ |base|; a base of 0 is answered by the policy, `full` being ±100 %. */
export function percentChange(now: number, base: number, policy: unknown): number | null {
  if (base !== 0) return finite((now - base) / Math.abs(base));
  if (now === 0) return 0;
  return policy === 'zero' ? 0 : policy === 'full' ? Math.sign(now) : null;
}

export const numberOperators: readonly Operator[] = [
  defineOperator({
    name: 'round',
    labels: { en: 'rounded', zh: '四舍五入' },
    group: 'number',
    parameters: [number, { ...takes('number'), optional: true, constant: true }],
    result: sameKind,
    evaluate: ([value, digits = 0]) =>
      typeof value === 'number' && isDigits(digits) && Number.isFinite(value) ? roundHalfAway(value, digits) : null,
    sql: { toSql: ([value, digits], tools) => roundSql(value, digits, tools) },
    sentence: {
      is: { en: '{0} rounded, decimals: {1}', zh: '{0}四舍五入到 {1} 位小数' },
      byCount: { 1: { en: '{0} rounded', zh: '{0}四舍五入' } },
    },
    editor: { kinds, predicate: false },
    sample: { round: [{ var: 'f_monthly' }, 1] },
  }),
  step('floor', { en: 'rounded down', zh: '向下取整' }, { en: '{0} rounded down', zh: '{0}向下取整' }),
  step('ceil', { en: 'rounded up', zh: '向上取整' }, { en: '{0} rounded up', zh: '{0}向上取整' }),
  defineOperator({
    name: 'abs',
    labels: { en: 'size without sign', zh: '绝对值' },
    group: 'number',
    parameters: [number],
    result: ([value]) => ({
      type:
        value?.type.kind === 'number' && value.type.integer === true
          ? integerType
          : sameKind([value ?? { type: numberType, empty: true }]).type,
      empty: isUnsure(value),
    }),
    evaluate: ([value]) => (typeof value === 'number' ? finite(Math.abs(value)) : null),
    sql: { toSql: ([value], tools) => absoluteSql(value, tools) },
    sentence: { is: { en: '{0} without its sign', zh: '{0}的绝对值' } },
    editor: { kinds, predicate: false },
    sample: { abs: [{ var: 'f_monthly' }] },
  }),
  defineOperator({
    name: 'percentChange',
    labels: { en: 'change against', zh: '变化率' },
    group: 'number',
    parameters: [number, number, { ...takes('text'), optional: true, words: basePolicies }],
    result: () => ({ type: { kind: 'number', percent: true }, empty: true }),
    evaluate: ([now, base, policy]) =>
      typeof now === 'number' && typeof base === 'number' ? percentChange(now, base, policy) : null,
    sql: { toSql: ([now, base, policy], tools) => percentChangeSql(now, base, policy, tools) },
    sentence: {
      is: { en: 'the change from {1} to {0}', zh: '{0}较{1}的变化率' },
    },
    editor: { kinds, predicate: false },
    sample: { percentChange: [{ var: 'f_monthly' }, { var: 'f_total' }, 'empty'] },
  }),
  defineOperator({
    name: 'bucket',
    labels: { en: 'bucket', zh: '分桶' },
    group: 'number',
    parameters: [
      { ...takes('text', 'choice', 'number', 'record'), whole: true },
      { ...takes('number'), constant: true, written: true, whole: true, range: { least: 1, most: mostBuckets } },
      { ...takes('text'), optional: true, constant: true, written: true },
    ],
    result: ([value]) => ({ type: integerType, empty: !isPlaced(value) }),
    evaluate: ([value, count, salt]) => bucketOf(value, count, salt),
    sql: { toSql: ([value, count, salt], tools) => bucketSql(value, count, salt, tools) },
    sentence: {
      is: { en: 'the bucket (of {1}, salt {2}) of {0}', zh: '{0}在 {1} 个桶中的桶号（盐 {2}）' },
      byCount: { 2: { en: 'the bucket (of {1}) of {0}', zh: '{0}在 {1} 个桶中的桶号' } },
    },
    editor: { kinds: ['text', 'choice', 'number'], predicate: false },
    sample: { bucket: [{ var: 'f_number' }, 100, 'spring'] },
  }),
];
