// The records that random models are judged on: empties, extremes, ties, −0, dates around changes of the clock.
import type { ValueType } from '@keepwell/rule';
import type { SubjectValues } from '../src/index.ts';
import type { Random } from './random.ts';

export const options = ['o_a', 'o_b', 'o_c'];
const choice: ValueType = { kind: 'choice', options: options.map((id) => ({ id, labels: { en: id, zh: id } })) };

/** Sundays on which Berlin changes its clock, and the day of the tests. */
export const dates = [
  '1999-12-31',
  '2024-02-29',
  '2025-10-26',
  '2025-12-30',
  '2026-03-28',
  '2026-03-29',
  '2026-03-30',
  '2026-03-31',
  '2026-04-01',
  '2027-01-01',
];
export const now = Date.parse('2026-03-31T21:30:00Z');
export const zones = ['Europe/Berlin', 'Asia/Shanghai', 'America/New_York', 'UTC'];

const instants = [
  '2026-03-29T00:30Z',
  '2026-03-29T01:00Z',
  '2026-03-28T22:59:59.999Z',
  '2026-03-28T23:00Z',
  '2026-03-29T22:00Z',
  '2025-10-26T00:59Z',
  '2025-10-26T01:00Z',
  '2025-10-25T22:00Z',
  '2026-03-08T06:59Z',
  '2026-03-08T07:00Z',
  '1969-12-31T23:00Z',
  '1901-05-05T12:00Z',
  '2026-03-31T21:29Z',
  '2026-03-31T22:30Z',
  '2030-01-01T00:00Z',
].map((text) => Date.parse(text));

const numbers = [
  0,
  -0,
  1,
  -1,
  2,
  3,
  5,
  7,
  10,
  12.5,
  29.85,
  50,
  50,
  99.99,
  100,
  101,
  -100,
  0.1,
  0.3,
  1 / 3,
  1e-7,
  5e-324,
  -5e-324,
  1e-300,
  1e15,
  1e200,
  -1e200,
  1.7e308,
  -1.7e308,
  2.5,
  37.123456789,
  64.00005,
];

export interface WorldField {
  readonly id: string;
  readonly type: ValueType;
  readonly sqlite: string;
  readonly postgres: string;
  readonly value: (random: Random) => unknown;
}

const real = (id: string): WorldField => ({
  id,
  type: { kind: 'number' },
  sqlite: 'real',
  postgres: 'double precision',
  // As the store keeps it: there is no −0 at rest.
  value: (random) => (random.chance(0.3) ? random.below(10_000) / 100 : random.pick(numbers) + 0),
});

export const fields: readonly WorldField[] = [
  real('f_x'),
  real('f_y'),
  {
    id: 'f_n',
    type: { kind: 'number', integer: true },
    sqlite: 'integer',
    postgres: 'bigint',
    value: (random) => random.pick([0, 1, 2, 3, 5, 8, 20, 100, -7, 9_007_199_254_740_991, -9_007_199_254_740_991]),
  },
  { id: 'f_c', type: choice, sqlite: 'text', postgres: 'text', value: (random) => random.pick(options) },
  { id: 'f_s', type: choice, sqlite: 'text', postgres: 'text', value: (random) => random.pick(options) },
  {
    id: 'f_b',
    type: { kind: 'boolean' },
    sqlite: 'integer',
    postgres: 'boolean',
    value: (random) => random.chance(0.5),
  },
  { id: 'f_d', type: { kind: 'date' }, sqlite: 'text', postgres: 'text', value: (random) => random.pick(dates) },
  {
    id: 'f_t',
    type: { kind: 'dateTime' },
    sqlite: 'integer',
    postgres: 'bigint',
    value: (random) => random.pick(instants),
  },
];

export type World = Readonly<Record<string, unknown>>;

export function randomRecord(random: Random): SubjectValues {
  const missing = random.pick([0, 0.1, 0.2, 0.6]);
  return Object.fromEntries(fields.map((field) => [field.id, random.chance(missing) ? null : field.value(random)]));
}

export function typeOf(path: string): ValueType {
  return fields.find(({ id }) => id === path)?.type ?? { kind: 'unknown' };
}
