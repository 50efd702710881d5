// json-logic-js is the oracle of the standard operators: random rules on random data give what it gives.
import type { Json } from '@keepwell/kernel';
import { stableJson } from '@keepwell/kernel';
import jsonLogic from 'json-logic-js';
import { describe, expect, it } from 'vitest';
import { evaluateRule, parseRule, toFunction } from '../src/index.ts';
import { toGeneratedFunction } from '../src/server.ts';
import type { Random } from './random.ts';
import { createRandom } from './random.ts';

const context = { now: 0, timeZone: 'UTC' };
const leaves: readonly Json[] = [
  0,
  1,
  -1,
  2.5,
  '',
  'a',
  '1',
  ' 2 ',
  'abc',
  '0',
  true,
  false,
  null,
  [],
  [1],
  ['a', 'b'],
  [[]],
  [null],
  { x: 1, y: 2 },
];
const names = ['a', 'b', 'c', 'd', 'list', 'deep.x', 'absent', '', 'list.1', 'list.length'];
const plain = [
  '==',
  '===',
  '!=',
  '!==',
  '<',
  '<=',
  '>',
  '>=',
  '+',
  '-',
  '*',
  '/',
  '%',
  'min',
  'max',
  'in',
  'cat',
  'substr',
  '!',
  '!!',
  'and',
  'or',
  'if',
  '?:',
  'merge',
  'missing',
  'var',
];
const lists = ['map', 'filter', 'reduce', 'all', 'some', 'none'];

function randomValue(random: Random, depth: number): Json {
  if (depth === 0 || random.chance(0.35)) return random.chance(0.5) ? { var: random.pick(names) } : random.pick(leaves);
  const operator = random.pick(random.chance(0.2) ? lists : plain);
  const args = Array.from({ length: random.below(4) }, () => randomValue(random, depth - 1));
  if (operator === 'var' || operator === 'missing')
    return { [operator]: [random.pick(names), ...(random.chance(0.3) ? [randomValue(random, 0)] : [])] };
  if (lists.includes(operator)) return { [operator]: [{ var: 'list' }, randomValue(random, depth - 1), 0] };
  if (['<', '<=', '>', '>=', '==', '!=', '===', '!==', 'in', '-', '/', '%'].includes(operator))
    return { [operator]: [randomValue(random, depth - 1), randomValue(random, depth - 1)] };
  // A group of nothing is empty here and undefined there.
  if ((operator === 'and' || operator === 'or') && args.length === 0) args.push(false);
  return { [operator]: args.length === 1 && random.chance(0.3) && !Array.isArray(args[0]) ? (args[0] ?? null) : args };
}

/** The one deviation: a result that is not finite is empty. */
const finite = (value: unknown): unknown => (typeof value === 'number' && !Number.isFinite(value) ? null : value);
const arithmetic: Record<string, (...args: never[]) => unknown> = {
  '+': (...args: unknown[]) => args.reduce<number>((sum, value) => sum + Number.parseFloat(String(value)), 0),
  '*': (...args: unknown[]) =>
    args.length === 0
      ? null
      : args.reduce((product, value) => Number.parseFloat(String(product)) * Number.parseFloat(String(value))),
  '-': (a: number, b: number) => (b === undefined ? -a : a - b),
  '/': (a: number, b: number) => a / b,
  '%': (a: number, b: number) => a % b,
  min: (...args: number[]) => Math.min(...args),
  max: (...args: number[]) => Math.max(...args),
};
for (const [name, standard] of Object.entries(arithmetic))
  jsonLogic.add_operation(name, (...args: never[]) => finite(standard(...args)));

describe('json-logic-js', () => {
  it('agrees on 20,000 random rules', () => {
    const random = createRandom(20_050);
    const differing: unknown[] = [];
    let judged = 0;
    while (judged < 20_000) {
      const rule = randomValue(random, 3);
      const data = {
        a: random.pick(leaves),
        b: random.pick(leaves),
        c: random.pick(leaves),
        d: random.pick(leaves),
        list: random.pick<Json>([[], [1, 2, 3], ['a', 'b'], [{ a: 1 }, { a: 2 }], null, [0, null, '']]),
        deep: { x: random.pick(leaves) },
      };
      const { expression } = parseRule(rule);
      let expected: unknown;
      try {
        expected = jsonLogic.apply(rule as never, data) ?? null;
      } catch {
        // The oracle throws on an operator without arguments; ours never does.
        continue;
      }
      judged += 1;
      const answers = [
        evaluateRule(expression, data, context).value,
        toFunction(expression)(data, context),
        toGeneratedFunction(expression)(data, context),
      ];
      if (answers.some((answer) => stableJson(answer) !== stableJson(expected)))
        differing.push({ rule: JSON.stringify(rule), data: JSON.stringify(data), expected, answers });
    }
    expect(differing.slice(0, 5)).toEqual([]);
  });
});
