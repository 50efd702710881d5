// A million customers and a model of eight indicators: the tables on both databases, filled inside the database.
import { parseRule } from '@keepwell/rule';
import type { ValueType } from '@keepwell/rule';
import type { CompiledGroup, CompiledIndicator, CompiledModel, HealthModel } from '../src/index.ts';
import type { TestDatabase } from '../test/databases.ts';

export const customerCount = 1_000_000;
/** 2026-01-31. */
export const today = 20_484;

export const types: Readonly<Record<string, ValueType>> = {
  f_tenure: { kind: 'number', integer: true },
  f_monthly: { kind: 'number' },
  f_total: { kind: 'number' },
  f_tickets: { kind: 'number', integer: true },
  f_contract: { kind: 'choice', options: [] },
  f_paperless: { kind: 'boolean' },
  f_usage: { kind: 'number' },
  f_seen: { kind: 'date' },
};

const random = {
  sqlite: {
    number: 'abs(random()) / 9223372036854775807.0',
    from: 'numbers',
    date: "date('2026-01-31', '-' || cast(n * 7919 % 400 as integer) || ' days')",
  },
  postgres: {
    number: 'random()',
    from: 'numbers',
    date: "to_char(date '2026-01-31' - cast(n * 7919 % 400 as integer), 'YYYY-MM-DD')",
  },
} as const;

export async function createCustomers(database: TestDatabase): Promise<void> {
  const isSqlite = database.name === 'sqlite';
  const [integer, real, boolean] = isSqlite
    ? ['integer', 'real', 'integer']
    : ['bigint', 'double precision', 'boolean'];
  const { number, date } = random[database.name];
  const flag = (condition: string): string => (isSqlite ? condition : `(${condition})`);
  await database.execute(`create table customer (id ${integer} primary key, f_tenure ${integer}, f_monthly ${real}, f_total ${real},
    f_tickets ${integer}, f_contract text, f_paperless ${boolean}, f_usage ${real}, f_seen text, filler text)`);
  await database.execute(`with recursive numbers(n) as (select cast(1 as bigint) union all select n + 1 from numbers where n < ${customerCount})
    insert into customer select n, n * 7907 % 73, 18 + (n * 104729 % 10200) / 100.0,
      case when n % 90 = 0 then null else (n * 15485863 % 800000) / 100.0 end, n * 611953 % 9,
      case n * 13 % 4 when 0 then 'o_month' when 1 then 'o_month' when 2 then 'o_year' else 'o_two' end,
      ${flag('n * 31 % 100 < 59')}, case when n % 25 = 0 then null else ${number} * 120 end,
      case when n % 40 = 0 then null else ${date} end, 'Some words beside the numbers' from numbers`);
}

const indicator = (
  id: string,
  name: string,
  weight: number,
  settings: Record<string, unknown>,
  missing = 'redistribute',
) =>
  ({
    kind: 'indicator',
    id,
    type: { name },
    settings,
    weight,
    missing,
    abnormalAt: 300_000,
  }) as unknown as CompiledIndicator;

const group = (
  id: string,
  weight: number,
  aggregation: CompiledGroup['aggregation'],
  children: CompiledGroup['children'],
): CompiledGroup => ({ kind: 'group', id, aggregation, cadence: 'atOnce', weight, abnormalAt: null, children });

export const rule = { '>': [{ var: 'f_tickets' }, 3] };

const root = group('root', 10_000, { type: 'weightedMean' }, [
  group('g_use', 4500, { type: 'weightedMean' }, [
    indicator('i_seen', 'recency', 4000, { field: 'f_seen', halfLifeDays: 30, fresh: 'high' }),
    indicator('i_usage', 'linear', 6000, { field: 'f_usage', zero: 0, full: 100 }),
  ]),
  group('g_money', 3500, { type: 'weightedMean' }, [
    indicator('i_total', 'percentile', 3000, { field: 'f_total', within: null, side: 'high' }),
    indicator('i_monthly', 'piecewise', 3000, {
      field: 'f_monthly',
      knots: [
        [20, 40],
        [40, 70],
        [60, 100],
        [120, 30],
      ],
    }),
    indicator(
      'i_contract',
      'choice',
      4000,
      { field: 'f_contract', points: { o_month: 20, o_year: 70, o_two: 100 }, other: null },
      'neutral',
    ),
  ]),
  group('g_service', 2000, { type: 'abnormalCount', count: 2 }, [
    indicator('i_tenure', 'linear', 4000, { field: 'f_tenure', zero: 0, full: 72 }),
    indicator('i_paper', 'yesNo', 3000, { field: 'f_paperless', yes: 80, no: 20 }, 'worst'),
    indicator('i_tickets', 'rule', 3000, { when: rule, holds: 10, otherwise: 90 }),
  ]),
]);

const labels = { en: '', zh: '' };
export const model: CompiledModel = {
  id: 'm_1',
  revision: 1,
  definition: { coverageFloor: 50, hold: { worse: 2, better: 2 } } as HealthModel,
  polarity: 'health',
  variants: [
    {
      id: null,
      when: null,
      root,
      bands: [
        { id: 'b_red', labels, look: 'critical', from: 0, leaveAt: null },
        { id: 'b_amber', labels, look: 'watch', from: 40, leaveAt: 43 },
        { id: 'b_green', labels, look: 'healthy', from: 65, leaveAt: 68 },
      ],
    },
  ],
  paths: [],
  fields: new Set(),
  dependsOnTime: true,
  references: [{ indicator: 'i_total', path: 'f_total', within: null }],
  children: [],
  keptGroups: [],
  dayGroups: [],
};

export { parseRule };
