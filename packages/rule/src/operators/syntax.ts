// The lazy constructs, as entries of the table: their words and signatures. Their meaning is in the evaluator and the compilers.
import type { Json } from '@keepwell/kernel';
import type { Static, ValueType } from '../value-type.ts';
import { booleanType, emptyType, joinTypes, unknownType } from '../value-type.ts';
import type { Operator, OperatorGroup, Parameter, Phrase, Sentence } from './operator.ts';
import { anything, defineOperator, takes } from './operator.ts';

const boolean = (): Static => ({ type: booleanType, empty: false });
const unknown = (): Static => ({ type: unknownType, empty: true });
const list = takes('list');

function joined(args: readonly Static[]): Static {
  return {
    type: args.map((arg) => arg.type).reduce<ValueType>(joinTypes, emptyType),
    empty: args.length === 0 || args.some((arg) => arg.empty),
  };
}

interface Words {
  readonly labels: Phrase;
  readonly sentence: Sentence;
  readonly parameters: readonly Parameter[];
  readonly group?: OperatorGroup;
  readonly standard?: boolean;
  readonly result?: (args: readonly Static[]) => Static;
  readonly inSql?: boolean;
  readonly editor?: Operator['editor'];
  readonly sample: Json;
}

function syntax(name: string, words: Words): Operator {
  const { inSql = true, ...rest } = words;
  return defineOperator({
    group: 'logic',
    standard: true,
    result: boolean,
    ...rest,
    name,
    syntax: true,
    sql: inSql
      ? { toSql: () => ({ refused: { en: 'it is syntax', zh: '它是语法结构' } }) }
      : { notInSql: { en: 'it builds a list', zh: '它会生成列表' } },
  });
}

const both: Sentence = { is: { en: '{0} and {1}', zh: '{0} 且 {1}' }, joined: { en: ' and ', zh: ' 且 ' } };
const either: Sentence = { is: { en: '{0} or {1}', zh: '{0} 或 {1}' }, joined: { en: ' or ', zh: ' 或 ' } };
const listRow = { kinds: ['list'], predicate: true } as const;
const phoned: Json = { '==': [{ var: '' }, 'o_phone'] };

export const syntaxOperators: readonly Operator[] = [
  syntax('and', {
    labels: { en: 'all of', zh: '全部满足' },
    parameters: [{ ...anything, rest: true }],
    result: joined,
    sentence: both,
    sample: { and: [{ '>': [{ var: 'f_tenure' }, 3] }, { '<': [{ var: 'f_tenure' }, 12] }] },
  }),
  syntax('or', {
    labels: { en: 'any of', zh: '满足任一' },
    parameters: [{ ...anything, rest: true }],
    result: joined,
    sentence: either,
    sample: { or: [{ '<': [{ var: 'f_tenure' }, 3] }, { '>': [{ var: 'f_tenure' }, 60] }] },
  }),
  syntax('!', {
    labels: { en: 'not', zh: '非' },
    parameters: [anything],
    sentence: { is: { en: 'not: {0}', zh: '并非：{0}' } },
    sample: { '!': [{ in: [{ var: 'f_contract' }, ['o_yearly']] }] },
  }),
  syntax('!!', {
    labels: { en: 'is there', zh: '有值' },
    parameters: [anything],
    sentence: { is: { en: '{0} is there', zh: '{0}有值' } },
    sample: { '!!': [{ var: 'f_tenure' }] },
  }),
  syntax('if', {
    labels: { en: 'if … then … else', zh: '如果…则…否则' },
    parameters: [{ ...anything, rest: true }],
    result: joined,
    sentence: { is: { en: 'if {0} then {1}, otherwise {2}', zh: '如果 {0}，则为 {1}，否则为 {2}' } },
    sample: { if: [{ '<': [{ var: 'f_tenure' }, 12] }, 'new', 'loyal'] },
  }),
  syntax('?:', {
    labels: { en: 'if … then … else (short)', zh: '如果…则…否则（简写）' },
    parameters: [{ ...anything, rest: true }],
    result: joined,
    sentence: { is: { en: 'if {0} then {1}, otherwise {2}', zh: '如果 {0}，则为 {1}，否则为 {2}' } },
    sample: { '?:': [{ '<': [{ var: 'f_tenure' }, 12] }, 'new', 'loyal'] },
  }),
  syntax('some', {
    labels: { en: 'some item of', zh: '任一项满足' },
    group: 'list',
    parameters: [list, anything],
    editor: listRow,
    sentence: {
      is: { en: 'some of {0}: {1}', zh: '{0}中有一项满足：{1}' },
      not: { en: 'none of {0}: {1}', zh: '{0}中没有一项满足：{1}' },
    },
    sample: { some: [{ var: 'f_services' }, phoned] },
  }),
  syntax('all', {
    labels: { en: 'every item of (and at least one)', zh: '每一项都满足（且至少有一项）' },
    group: 'list',
    parameters: [list, anything],
    editor: listRow,
    sentence: { is: { en: 'every one of {0}, and at least one: {1}', zh: '{0}每一项（且至少有一项）都满足：{1}' } },
    sample: { all: [{ var: 'f_services' }, phoned] },
  }),
  syntax('none', {
    labels: { en: 'no item of', zh: '没有一项满足' },
    group: 'list',
    parameters: [list, anything],
    editor: listRow,
    sentence: {
      is: { en: 'none of {0}: {1}', zh: '{0}中没有一项满足：{1}' },
      not: { en: 'some of {0}: {1}', zh: '{0}中有一项满足：{1}' },
    },
    sample: { none: [{ var: 'f_services' }, phoned] },
  }),
  syntax('atLeast', {
    labels: { en: 'at least … items of', zh: '至少…项满足' },
    group: 'list',
    standard: false,
    parameters: [list, takes('number'), anything],
    editor: listRow,
    sentence: {
      is: { en: 'at least {1} of {0}: {2}', zh: '{0}中至少有 {1} 项满足：{2}' },
      not: { en: 'fewer than {1} of {0}: {2}', zh: '{0}中满足以下条件的不足 {1} 项：{2}' },
    },
    sample: { atLeast: [{ var: 'f_services' }, 1, phoned] },
  }),
  syntax('map', {
    labels: { en: 'each item of, as', zh: '逐项取值' },
    group: 'list',
    inSql: false,
    parameters: [list, anything],
    result: unknown,
    sentence: { is: { en: '{1} of each of {0}', zh: '{0}每一项的{1}' } },
    sample: { map: [{ var: 'f_orders' }, { var: 'amount' }] },
  }),
  syntax('filter', {
    labels: { en: 'items where', zh: '筛选' },
    group: 'list',
    inSql: false,
    parameters: [list, anything],
    result: ([items]) => items ?? unknown(),
    sentence: { is: { en: '{0} where {1}', zh: '满足“{1}”的{0}' } },
    sample: { filter: [{ var: 'f_orders' }, { '>': [{ var: 'amount' }, 100] }] },
  }),
  syntax('reduce', {
    labels: { en: 'combined from', zh: '累计' },
    group: 'list',
    inSql: false,
    parameters: [list, anything, { ...anything, optional: true }],
    result: unknown,
    sentence: { is: { en: 'the result of {1} over {0}', zh: '对{0}逐项累计 {1} 的结果' } },
    sample: { reduce: [{ var: 'f_orders' }, { '+': [{ var: 'accumulator' }, { var: 'current.amount' }] }, 0] },
  }),
  syntax('muted', {
    labels: { en: 'switched off', zh: '已停用' },
    standard: false,
    parameters: [anything],
    result: unknown,
    sentence: { is: { en: '(switched off: {0})', zh: '（已停用：{0}）' } },
    sample: { and: [{ '>': [{ var: 'f_tenure' }, 3] }, { muted: { notEmpty: [{ var: 'f_note' }] } }] },
  }),
  syntax('literal', {
    labels: { en: 'a value as it stands', zh: '原样的值' },
    group: 'data',
    standard: false,
    parameters: [anything],
    result: unknown,
    sentence: { is: { en: '{0}', zh: '{0}' } },
    sample: { '==': [{ var: 'f_note' }, { literal: 'VIP' }] },
  }),
];
