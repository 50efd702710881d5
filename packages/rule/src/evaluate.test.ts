import type { Json } from '@keepwell/kernel';
import { describe, expect, it } from 'vitest';
import { evaluateRule } from './evaluate.ts';
import { parseRule } from './parse.ts';
import { toFunction } from './to-function.ts';

const context = { now: Date.UTC(2025, 1, 28, 12), timeZone: 'UTC', me: { id: 'u_7', team: 'north' } };
const value = (rule: Json, data: unknown = null): unknown =>
  evaluateRule(parseRule(rule).expression, data, context).value;

describe('values', () => {
  it('that look like operators stay data', () => {
    const data = { a: { var: 'secret' }, secret: 42, list: [{ '+': [1, 2] }] };
    expect(value({ var: 'a' }, data)).toEqual({ var: 'secret' });
    expect(value({ map: [{ var: 'list' }, { var: '' }] }, data)).toEqual([{ '+': [1, 2] }]);
    expect(toFunction(parseRule({ var: 'a' }).expression)(data, context)).toEqual({ var: 'secret' });
  });

  it('are read from the record itself, never from what every object inherits', () => {
    expect(
      ['toString', '__proto__', 'constructor.name', 'list.map'].map((name) => value({ var: name }, { list: [] })),
    ).toEqual([null, null, null, null]);
    expect(value({ var: 'list.length' }, { list: [1, 2] })).toBe(2);
  });

  it('of odd objects never throw', () => {
    const odd = { a: { toString: 1, valueOf: null } };
    expect([
      value({ '==': [{ var: 'a' }, 1] }, odd),
      value({ '<': [{ var: 'a' }, 1] }, odd),
      value({ cat: [{ var: 'a' }] }, odd),
    ]).toEqual([false, false, '[object Object]']);
  });

  it('that are not finite are empty', () => {
    expect([
      value({ '/': [1, 0] }),
      value({ '*': [1e308, 10] }),
      value({ '+': ['x', 1] }),
      value({ '%': [1, 0] }),
    ]).toEqual([null, null, null, null]);
  });
});

describe('our operators', () => {
  it('round half away from zero, as written and not as stored', () => {
    expect(
      [
        [0.5, 0],
        [-0.5, 0],
        [2.5, 0],
        [1.005, 2],
        [-1.005, 2],
        [1250, -2],
        [0.49999999999999994, 0],
      ].map((args) => value({ round: args })),
    ).toEqual([1, -1, 3, 1.01, -1.01, 1300, 0]);
  });

  it('count and cut by code point', () => {
    expect([value({ length: ['a😀b'] }), value({ substr: ['a😀b', 1, 1] }), value({ '<': ['\uffee', '😀'] })]).toEqual([
      3,
      '😀',
      true,
    ]);
  });

  it('match patterns in linear time, and refuse those that need more', () => {
    expect(value({ matches: [`${'a'.repeat(50_000)}b`, '^(a+)+$'] })).toBe(false);
    expect([value({ matches: ['ab12', '\\d+$'] }), value({ matches: ['aa', '(a)\\1'] })]).toEqual([true, false]);
  });

  it('answer a change from 0 by the policy', () => {
    expect(['empty', 'zero', 'full'].map((policy) => value({ percentChange: [5, 0, policy] }))).toEqual([null, 0, 1]);
    expect([
      value({ percentChange: [70, 100] }),
      value({ percentChange: [0, 0] }),
      value({ percentChange: [-5, -10] }),
    ]).toEqual([-0.3, 0, 0.5]);
  });

  it('keep the birthday of 29 February on 28 February, or on 1 March', () => {
    expect([
      value({ sameDayOfYear: ['2000-02-29'] }),
      value({ sameDayOfYear: ['2000-02-29', '2025-03-01', 'mar1'] }),
      value({ sameDayOfYear: ['2000-02-29', '2024-02-28'] }),
    ]).toEqual([true, true, false]);
    expect([
      value({ anniversaryWithin: ['1990-03-02', 2] }),
      value({ anniversaryWithin: ['1990-03-03', 2] }),
      value({ anniversaryWithin: ['2000-02-29', 0] }),
    ]).toEqual([true, false, true]);
  });

  it('count the last and next days with today on both sides', () => {
    const days = ['2025-01-28', '2025-01-29', '2025-02-28', '2025-03-01', '2025-03-30', '2025-03-31'];
    expect(days.map((day) => value({ inLast: [day, 30, 'day'] }))).toEqual([false, true, true, false, false, false]);
    expect(days.map((day) => value({ inNext: [day, 30, 'day'] }))).toEqual([false, false, true, true, true, false]);
    expect(days.map((day) => value({ moreThanAgo: [day, 30, 'day'] }))).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('compute days, periods and dates in the time zone', () => {
    const late = { now: Date.UTC(2025, 1, 28, 23), timeZone: 'Asia/Shanghai' };
    const at = (rule: Json): unknown => evaluateRule(parseRule(rule).expression, null, late).value;
    expect([
      at({ today: [] }),
      at({ daysBetween: [{ today: [] }, '2025-03-31'] }),
      at({ inPeriod: ['2025-02-28', 'month', -1] }),
      at({ dateOf: [{ now: [] }] }),
    ]).toEqual(['2025-03-01', 30, true, '2025-03-01']);
    expect(at({ startOf: [{ now: [] }, 'month'] })).toBe(Date.UTC(2025, 1, 28, 16));
    expect(at({ dateAdd: ['2025-01-31', 1, 'month'] })).toBe('2025-02-28');
  });

  it('judge the items of lists', () => {
    const data = { orders: [{ amount: 10 }, { amount: 200 }, { amount: 300 }] };
    const large: Json = { '>': [{ var: 'amount' }, 100] };
    expect([
      value({ atLeast: [{ var: 'orders' }, 2, large] }, data),
      value({ atLeast: [{ var: 'orders' }, 3, large] }, data),
      value({ all: [[], true] }),
    ]).toEqual([true, false, false]);
    expect([
      value({ sum: [{ map: [{ var: 'orders' }, { var: 'amount' }] }] }, data),
      value({ average: [[]] }),
      value({ count: [{ filter: [{ var: 'orders' }, large] }] }, data),
    ]).toEqual([510, null, 2]);
  });

  it('know the reader', () => {
    expect([value({ me: [] }), value({ me: 'team' }), value({ me: 'absent' })]).toEqual(['u_7', 'north', null]);
  });
});

describe('muted parts', () => {
  it('count for nothing in their group, and a group of nothing else counts for nothing', () => {
    expect(value({ and: [true, { muted: false }] })).toBe(true);
    expect(value({ or: [{ muted: true }, false] })).toBe(false);
    expect(value({ and: [true, { or: [{ muted: false }] }] })).toBe(true);
    expect(value({ and: [{ muted: true }] })).toBe(null);
  });
});

describe('the limit of work', () => {
  it('stops nested list conditions and growing lists with an issue', () => {
    const list = Array(2000).fill(1);
    const nested: Json = { map: [{ var: 'list' }, { map: [{ literal: list }, 1] }] };
    const doubling: Json = {
      reduce: [Array(60).fill(1), { merge: [{ var: 'accumulator' }, { var: 'accumulator' }] }, [1]],
    };
    const growing: Json = {
      reduce: [Array(60).fill(1), { cat: [{ var: 'accumulator' }, { var: 'accumulator' }] }, 'x'],
    };
    const judged = [nested, doubling, growing].map((rule) =>
      evaluateRule(parseRule(rule).expression, { list }, context),
    );
    expect(judged.map(({ value: found, issues }) => [found, issues[0]?.code])).toEqual([
      [null, 'rule.too_many_steps'],
      [null, 'rule.list_too_long'],
      [null, 'rule.text_too_long'],
    ]);
    expect(() => toFunction(parseRule(nested).expression)({ list }, context)).toThrow('rule.too_many_steps');
  });
});

describe('the trace', () => {
  it('holds the parts that were looked at, and no others', () => {
    const { trace } = evaluateRule(
      parseRule({ or: [{ '>': [{ var: 'a' }, 1] }, { '>': [{ var: 'b' }, 1] }] }).expression,
      { a: 5 },
      context,
    );
    expect(trace.parts.map((part) => [part.value, part.parts.map((inner) => inner.value)])).toEqual([[true, [5, 1]]]);
  });
});
