// Random typed rules: each operator of the table has a builder here, so a new operator without one fails the property test.
import type { Json } from '@keepwell/kernel';
import { withGuard } from '../src/index.ts';
import type { Random } from './random.ts';
import { options } from './world.ts';

type Kind = 'number' | 'whole' | 'text' | 'boolean' | 'date' | 'dateTime' | 'list';
type Build = (make: Maker) => Json;

const units = ['day', 'week', 'month', 'quarter', 'year'];
const literals: Readonly<Record<Kind, (random: Random) => Json>> = {
  number: (random) => random.pick([0, 1, -1, 0.5, 2.5, 12, 100, 1e6, 0.1, 3, -7.25, 1e16]),
  whole: (random) => random.pick([0, 1, -1, 2, 3, 5, 12, 30]),
  text: (random) => random.pick(['a', 'b', 'B', '中', '😀', '', '5', 'abc', 'ä', '\uffee', ' ', 'o_a', '0']),
  boolean: (random) => random.chance(0.5),
  date: (random) =>
    random.chance(0.3)
      ? `2025-0${1 + random.below(9)}-${10 + random.below(19)}`
      : random.pick(['2024-02-29', '2026-03-29', '2026-11-01', '2025-02-28', '2000-01-01', '2026-01-01']),
  dateTime: (random) => random.pick([Date.UTC(2026, 2, 29), Date.UTC(2026, 10, 1, 4), Date.UTC(2024, 1, 29), 0]),
  list: (random) => Array.from({ length: random.below(4) }, () => random.pick([...options, 'o_zz'])),
};
const fieldsOf: Readonly<Record<Kind, readonly string[]>> = {
  number: ['f_int', 'f_int1', 'f_dec', 'f_dec1', 'f_money', 'f_money1'],
  whole: ['f_int', 'f_int1', 'f_money', 'f_money1'],
  text: ['f_text', 'f_text1', 'f_choice', 'f_choice1'],
  boolean: ['f_bool', 'f_bool1'],
  date: ['f_date', 'f_date1'],
  dateTime: ['f_dt', 'f_dt1'],
  list: ['f_list'],
};

const compare =
  (operator: string): Build =>
  (make) => {
    const kind = make.random.pick(['number', 'number', 'whole', 'date', 'dateTime', 'text'] as const);
    return {
      [operator]: make.random.chance(0.3) ? [make.of(kind), make.of(kind)] : [make.field(kind), make.literal(kind)],
    };
  };
const equal =
  (operator: string): Build =>
  (make) => {
    const kind = make.random.pick(['number', 'whole', 'text', 'boolean', 'date', 'dateTime'] as const);
    if (make.random.chance(0.15)) return { [operator]: [make.of(kind), null] };
    if (make.random.chance(0.1))
      return { [operator]: [make.field(kind), make.literal(make.random.pick(['number', 'text', 'boolean']))] };
    return {
      [operator]: make.random.chance(0.3) ? [make.of(kind), make.of(kind)] : [make.field(kind), make.literal(kind)],
    };
  };
const moment =
  (operator: string): Build =>
  (make) => {
    const [left, right] = [
      make.random.pick(['date', 'dateTime'] as const),
      make.random.pick(['date', 'dateTime'] as const),
    ];
    return {
      [operator]: make.random.chance(0.3) ? [make.of(left), make.of(left)] : [make.field(left), make.literal(right)],
    };
  };
const relative =
  (operator: string): Build =>
  (make) => ({
    [operator]: [
      make.field(make.random.pick(['date', 'dateTime'])),
      make.random.pick([0, 1, 3, 7, 30, -5, 1.5]),
      make.random.pick(units),
    ],
  });
const item: Build = (make): Json => {
  if (make.random.chance(0.4)) return { [make.random.pick(['and', 'or'])]: [item(make), item(make)] };
  return make.random.pick<Json>([
    { '==': [{ var: '' }, make.random.pick(options)] },
    { in: [{ var: '' }, [make.random.pick(options), make.random.pick(options)]] },
    { '<': [{ var: '' }, make.random.pick(options)] },
    { '!': [{ contains: [{ var: '' }, make.random.pick(['a', 'b', '_'])] }] },
    { startsWith: [{ var: '' }, make.random.pick(['o_', 'a', 'o_c'])] },
  ]);
};
const overItems =
  (operator: string): Build =>
  (make) => ({ [operator]: [{ var: 'f_list' }, item(make)] });
const two =
  (operator: string, kind: Kind): Build =>
  (make) => ({ [operator]: [make.of(kind), make.of(kind)] });

interface Form {
  readonly gives: Kind;
  readonly build: Build;
}
const forms: Readonly<Record<string, Form>> = {
  and: { gives: 'boolean', build: (make) => ({ and: make.several('boolean') }) },
  or: { gives: 'boolean', build: (make) => ({ or: make.several('boolean') }) },
  '!': { gives: 'boolean', build: (make) => ({ '!': [make.of(make.anyKind())] }) },
  '!!': { gives: 'boolean', build: (make) => ({ '!!': [make.of(make.anyKind())] }) },
  if: {
    gives: 'number',
    build: (make) => ({
      if: [
        make.of('boolean'),
        make.of('number'),
        ...(make.random.chance(0.3) ? [make.of('boolean'), make.of('number')] : []),
        ...(make.random.chance(0.8) ? [make.of('number')] : []),
      ],
    }),
  },
  '?:': { gives: 'text', build: (make) => ({ '?:': [make.of('boolean'), make.of('text'), make.of('text')] }) },
  some: { gives: 'boolean', build: overItems('some') },
  all: { gives: 'boolean', build: overItems('all') },
  none: { gives: 'boolean', build: overItems('none') },
  atLeast: { gives: 'boolean', build: (make) => ({ atLeast: [{ var: 'f_list' }, make.random.below(4), item(make)] }) },
  '==': { gives: 'boolean', build: equal('==') },
  '===': { gives: 'boolean', build: equal('===') },
  '!=': { gives: 'boolean', build: equal('!=') },
  '!==': { gives: 'boolean', build: equal('!==') },
  in: {
    gives: 'boolean',
    build: (make) => {
      const how = make.random.below(4);
      if (how === 0) return { in: [make.random.pick(options), { var: 'f_list' }] };
      if (how === 1) return { in: [make.of('text'), make.of('text')] };
      const kind = make.random.pick(['number', 'text', 'date'] as const);
      return {
        in: [
          make.of(kind),
          [make.literal(kind), make.literal(kind), make.random.chance(0.2) ? null : make.literal(kind)],
        ],
      };
    },
  },
  '<': { gives: 'boolean', build: compare('<') },
  '<=': {
    gives: 'boolean',
    build: (make) =>
      make.random.chance(0.15)
        ? { '<=': [make.literal('number'), make.of('number'), make.literal('number')] }
        : compare('<=')(make),
  },
  '>': { gives: 'boolean', build: compare('>') },
  '>=': { gives: 'boolean', build: compare('>=') },
  between: {
    gives: 'boolean',
    build: (make) => {
      const kind = make.random.pick(['number', 'text', 'date', 'dateTime'] as const);
      return { between: [make.of(kind), make.literal(kind), make.of(kind)] };
    },
  },
  empty: { gives: 'boolean', build: (make) => ({ empty: [make.of(make.anyKind())] }) },
  notEmpty: { gives: 'boolean', build: (make) => ({ notEmpty: [make.of(make.anyKind())] }) },
  coalesce: { gives: 'number', build: (make) => ({ coalesce: make.several('number') }) },
  '+': { gives: 'number', build: (make) => ({ '+': make.several('number') }) },
  '-': {
    gives: 'number',
    build: (make) => ({ '-': make.random.chance(0.2) ? [make.of('number')] : [make.of('number'), make.of('number')] }),
  },
  '*': { gives: 'number', build: (make) => ({ '*': [make.of('number'), make.of('number')] }) },
  '/': { gives: 'number', build: two('/', 'number') },
  '%': {
    gives: 'whole',
    build: (make) => ({
      '%': [make.field('whole'), make.random.chance(0.5) ? make.literal('whole') : make.field('whole')],
    }),
  },
  min: { gives: 'number', build: (make) => ({ min: make.several('number') }) },
  max: { gives: 'number', build: (make) => ({ max: make.several('number') }) },
  round: {
    gives: 'number',
    build: (make) => ({
      round: make.random.chance(0.3)
        ? [make.of('number')]
        : [make.of('number'), make.random.pick([0, 1, 2, 6, -1, -3])],
    }),
  },
  floor: { gives: 'number', build: (make) => ({ floor: [make.of('number')] }) },
  ceil: { gives: 'number', build: (make) => ({ ceil: [make.of('number')] }) },
  abs: { gives: 'number', build: (make) => ({ abs: [make.of('number')] }) },
  percentChange: {
    gives: 'number',
    build: (make) => ({
      percentChange: [
        make.of('number'),
        make.of('number'),
        ...(make.random.chance(0.7) ? [make.random.pick(['empty', 'zero', 'full'])] : []),
      ],
    }),
  },
  bucket: {
    gives: 'whole',
    build: (make) => ({
      bucket: [
        // The end of a text is often without characters, and then has no bucket.
        make.random.chance(0.2)
          ? { substr: [make.field('text'), 1 + make.random.below(3)] }
          : make.of(make.random.chance(0.6) ? 'text' : 'whole'),
        make.random.pick([1, 2, 7, 100, 1_000_000]),
        ...(make.random.chance(0.7) ? [make.random.pick(['half', '盐', '😀', '', 'A:b'])] : []),
      ],
    }),
  },
  contains: {
    gives: 'boolean',
    build: (make) =>
      make.random.chance(0.4)
        ? { contains: [{ var: 'f_list' }, make.random.pick([...options, '', 'o_zz'])] }
        : { contains: [make.of('text'), make.of('text')] },
  },
  startsWith: { gives: 'boolean', build: two('startsWith', 'text') },
  endsWith: { gives: 'boolean', build: two('endsWith', 'text') },
  cat: {
    gives: 'text',
    build: (make) => ({
      cat: [
        make.of('text'),
        make.random.chance(0.5) ? make.field('whole') : make.of('boolean'),
        ...(make.random.chance(0.5) ? [make.of('date')] : []),
      ],
    }),
  },
  substr: {
    gives: 'text',
    build: (make) => ({
      substr: [
        make.of('text'),
        make.random.below(7) - 3,
        ...(make.random.chance(0.6) ? [make.random.below(7) - 3] : []),
      ],
    }),
  },
  length: { gives: 'whole', build: (make) => ({ length: [make.of('text')] }) },
  trim: { gives: 'text', build: (make) => ({ trim: [make.of('text')] }) },
  count: {
    gives: 'whole',
    build: (make) => ({
      [make.random.pick(['>', '>=', '==', '-', 'min', '%'])]: [{ count: [{ var: 'f_list' }] }, make.of('number')],
    }),
  },
  containsAny: { gives: 'boolean', build: (make) => ({ containsAny: [{ var: 'f_list' }, make.literal('list')] }) },
  containsAll: { gives: 'boolean', build: (make) => ({ containsAll: [{ var: 'f_list' }, make.literal('list')] }) },
  before: { gives: 'boolean', build: moment('before') },
  after: { gives: 'boolean', build: moment('after') },
  onOrBefore: { gives: 'boolean', build: moment('onOrBefore') },
  onOrAfter: { gives: 'boolean', build: moment('onOrAfter') },
  onDay: { gives: 'boolean', build: moment('onDay') },
  inLast: { gives: 'boolean', build: relative('inLast') },
  inNext: { gives: 'boolean', build: relative('inNext') },
  moreThanAgo: { gives: 'boolean', build: relative('moreThanAgo') },
  moreThanAhead: { gives: 'boolean', build: relative('moreThanAhead') },
  inPeriod: {
    gives: 'boolean',
    build: (make) => ({
      inPeriod: [make.field(make.random.pick(['date', 'dateTime'])), make.random.pick(units), make.random.below(5) - 2],
    }),
  },
  today: {
    gives: 'date',
    build: (make): Json => (make.random.chance(0.3) ? { today: [] } : { '<=': [make.field('date'), { today: [] }] }),
  },
  now: {
    gives: 'dateTime',
    build: (make): Json => (make.random.chance(0.3) ? { now: [] } : { '>': [make.field('dateTime'), { now: [] }] }),
  },
  daysBetween: {
    gives: 'whole',
    build: (make) => ({
      daysBetween: make.random.chance(0.5) ? [make.of('date'), { today: [] }] : [make.of('date'), make.of('date')],
    }),
  },
  dateAdd: {
    gives: 'date',
    build: (make) => ({
      dateAdd: [make.of('date'), make.random.pick([0, 1, -1, 7, 30, -400]), make.random.pick(['day', 'week'])],
    }),
  },
  startOf: { gives: 'date', build: (make) => ({ startOf: [make.of('date'), make.random.pick(units)] }) },
  sameDayOfYear: {
    gives: 'boolean',
    build: (make) => ({
      sameDayOfYear: make.random.chance(0.3)
        ? [make.field('date')]
        : [
            make.field('date'),
            make.random.chance(0.5) ? { today: [] } : make.literal('date'),
            make.random.pick(['feb28', 'mar1']),
          ],
    }),
  },
  anniversaryWithin: {
    gives: 'boolean',
    build: (make) => ({
      anniversaryWithin: [
        make.field('date'),
        make.random.below(40) * (make.random.chance(0.1) ? 10 : 1),
        make.random.pick(['feb28', 'mar1']),
      ],
    }),
  },
  me: {
    gives: 'text',
    build: (make) => ({
      '==': [
        make.random.chance(0.5) ? make.of('text') : { cat: [make.field('text'), 'u_1'] },
        { me: make.random.pick<Json>([[], 'id', 'absent']) },
      ],
    }),
  },
  log: { gives: 'number', build: (make) => ({ log: make.of('number') }) },
  var: { gives: 'number', build: (make) => make.field('number') },
  literal: { gives: 'text', build: () => ({ literal: 'a' }) },
  muted: { gives: 'boolean', build: (make) => ({ and: [make.of('boolean'), { muted: make.of('boolean') }] }) },
};

/** The operators with a builder. */
export const builtOperators: readonly string[] = Object.keys(forms);

const byKind: Readonly<Record<Kind, readonly string[]>> = {
  number: [
    '+',
    '-',
    '*',
    '/',
    '%',
    'min',
    'max',
    'round',
    'floor',
    'ceil',
    'abs',
    'percentChange',
    'bucket',
    'length',
    'count',
    'daysBetween',
    'coalesce',
    'if',
  ],
  whole: ['length', 'daysBetween', '%', 'bucket'],
  text: ['cat', 'substr', 'trim', '?:'],
  boolean: builtOperators.filter((name) => forms[name]?.gives === 'boolean' && name !== 'muted'),
  date: ['startOf', 'dateAdd', 'today'],
  dateTime: ['now'],
  list: [],
};

interface Maker {
  readonly random: Random;
  of(kind: Kind): Json;
  several(kind: Kind): Json[];
  field(kind: Kind): Json;
  literal(kind: Kind): Json;
  anyKind(): Kind;
}

/** A rule whose root is this operator. */
export function randomRule(operator: string, random: Random): Json {
  const build = (name: string, depth: number): Json => {
    const make: Maker = {
      random,
      field: (kind) => ({ var: random.pick(fieldsOf[kind]) }),
      literal: (kind) => literals[kind](random),
      anyKind: () => random.pick(['number', 'whole', 'text', 'boolean', 'date', 'dateTime', 'list']),
      several: (kind) => Array.from({ length: 1 + random.below(3) }, () => make.of(kind)),
      of: (kind) => {
        const inner = byKind[kind];
        if (depth > 0 && inner.length > 0 && random.chance(0.35)) return build(random.pick(inner), depth - 1);
        return random.chance(0.75) ? make.field(kind) : make.literal(kind);
      },
    };
    const form = forms[name];
    if (form === undefined) throw new Error(`No builder for ${name}`);
    const rule = form.build(make);
    return form.gives === 'boolean' && random.chance(0.15) ? withGuard(rule) : rule;
  };
  return build(operator, 2);
}
