// The typed fields, the records and the moments that random rules are judged on: empties, unicode, odd numbers, DST and leap days.
import type { Json } from '@keepwell/kernel';
import type { FieldInScope, RuleContext, ValueType } from '../src/index.ts';
import { createScope } from '../src/index.ts';
import type { Random } from './random.ts';

export const options = ['o_a', 'o_b', 'o_c', 'o_d'];
const choice: ValueType = { kind: 'choice', options: options.map((id) => ({ id, labels: { en: id, zh: id } })) };

export interface WorldField {
  readonly id: string;
  readonly type: ValueType;
  readonly required: boolean;
  readonly sqlite: string;
  readonly postgres: string;
  readonly value: (random: Random) => Json;
}

const texts = [
  'a',
  'B',
  'b',
  'ab',
  'Abc',
  '5',
  '0',
  '-3',
  ' 12 ',
  'null',
  'true',
  'ä',
  'é',
  '中文',
  '重庆',
  '中',
  '😀',
  'a😀b',
  '😀😀',
  '\uffee',
  '\u3000宽\u00a0',
  '\tx\n',
  'o_a',
  '2024-02-29',
  "it's %_\\",
  'zzzz',
];
const wholes = [0, 1, -1, 2, 3, 5, 7, 12, -12, 30, 100, 9_007_199_254_740_991, -9_007_199_254_740_991];
const decimals = [
  0, 0.1, 0.2, 0.3, 0.5, -0.5, 1.5, 2.5, -2.5, 1.005, 2.675, 0.49999999999999994, 1e-7, 1e15, 123456.789, 1e200, -1e200,
  1e-200, 5e-324, 1e300, -1e300, 12, 3,
];
const dates = [
  '2024-02-29',
  '2023-02-28',
  '2024-03-01',
  '2000-02-29',
  '1999-12-31',
  '2026-03-28',
  '2026-03-29',
  '2026-03-30',
  '2026-11-01',
  '2026-10-31',
  '2025-02-28',
  '2025-03-01',
  '0001-01-01',
  '9999-12-31',
  '2026-01-01',
  '2025-12-29',
  '2026-04-01',
];
const hour = 3_600_000;
const instants = [
  Date.UTC(2026, 2, 29),
  Date.UTC(2026, 2, 28, 22),
  Date.UTC(2026, 10, 1, 4),
  Date.UTC(2024, 1, 29),
  Date.UTC(2025, 1, 27, 11),
  Date.UTC(2026, 0, 1),
  0,
];

function near(random: Random): number {
  return random.pick(instants) + (random.below(97) - 48) * hour + random.below(3) - 1;
}
function nearDate(random: Random): string {
  const day = new Date(random.pick(instants) + (random.below(120) - 60) * 24 * hour);
  return random.chance(0.5) ? random.pick(dates) : day.toISOString().slice(0, 10);
}
const list = (random: Random): Json => {
  const own = options.filter(() => random.chance(0.5));
  return own.length === 0 ? null : own;
};

const kinds: Readonly<Record<string, Omit<WorldField, 'id' | 'required'>>> = {
  text: { type: { kind: 'text' }, sqlite: 'text', postgres: 'text collate "C"', value: (random) => random.pick(texts) },
  int: {
    type: { kind: 'number', integer: true },
    sqlite: 'integer',
    postgres: 'bigint',
    value: (random) => random.pick(wholes),
  },
  dec: {
    type: { kind: 'number' },
    sqlite: 'real',
    postgres: 'double precision',
    value: (random) => random.pick(decimals),
  },
  money: {
    type: { kind: 'money', currency: 'CNY', digits: 2 },
    sqlite: 'integer',
    postgres: 'bigint',
    value: (random) => random.pick(wholes),
  },
  bool: { type: { kind: 'boolean' }, sqlite: 'integer', postgres: 'boolean', value: (random) => random.chance(0.5) },
  choice: { type: choice, sqlite: 'text', postgres: 'text collate "C"', value: (random) => random.pick(options) },
  date: { type: { kind: 'date' }, sqlite: 'text', postgres: 'text collate "C"', value: nearDate },
  dt: { type: { kind: 'dateTime' }, sqlite: 'integer', postgres: 'bigint', value: near },
};

/** Each kind twice: `f_text` may be empty, `f_text1` never is. */
export const fields: readonly WorldField[] = [
  ...Object.entries(kinds).flatMap(([name, kind]) => [
    { ...kind, id: `f_${name}`, required: false },
    { ...kind, id: `f_${name}1`, required: true },
  ]),
  { id: 'f_list', type: { kind: 'list', of: choice }, required: false, sqlite: 'text', postgres: 'jsonb', value: list },
];

export const scope = createScope(
  fields.map(
    (field): FieldInScope => ({
      path: field.id,
      labels: { en: field.id, zh: field.id },
      type: field.type,
      required: field.required,
    }),
  ),
);

export function randomRecord(random: Random): Record<string, Json> {
  return Object.fromEntries(
    fields.map((field) => [field.id, !field.required && random.chance(0.25) ? null : field.value(random)]),
  );
}

export const contexts: readonly RuleContext[] = [
  { now: Date.UTC(2026, 2, 29, 0, 30), timeZone: 'Europe/Berlin', me: { id: 'u_1' } },
  { now: Date.UTC(2026, 2, 28, 22, 30), timeZone: 'Asia/Beirut', me: { id: 'u_1' } },
  { now: Date.UTC(2026, 10, 1, 5, 30), timeZone: 'America/New_York', me: { id: 'u_1' } },
  { now: Date.UTC(2024, 1, 29, 3), timeZone: 'Asia/Shanghai', me: { id: 'u_1' } },
  { now: Date.UTC(2025, 1, 27, 12), timeZone: 'Pacific/Auckland', me: { id: 'u_1' } },
  { now: Date.UTC(2025, 11, 31, 18, 20), timeZone: 'Asia/Kathmandu', me: { id: 'u_1' } },
];
