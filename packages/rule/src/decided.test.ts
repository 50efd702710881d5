import type { Json } from '@keepwell/kernel';
import { expect, test } from 'vitest';
import { decidedRule } from './decided.ts';
import { evaluateRule } from './evaluate.ts';
import { withGuard } from './guard.ts';
import { parseRule } from './parse.ts';

const context = { now: 0, timeZone: 'UTC' };
const holds = (rule: Json, data: Readonly<Record<string, Json>>): boolean =>
  evaluateRule(parseRule(rule).expression, data, context).value === true;

/** By trying: decided when the answer is the same whatever stands in the empty fields. */
function isDecided(rule: Json, data: Readonly<Record<string, Json>>): boolean {
  const answers = new Set<boolean>();
  for (const n of data['n'] === null ? [-1e9, 0, 3, 4, 1e9] : [data['n'] ?? null]) {
    for (const s of data['s'] === null ? ['o_a', 'o_b', 'o_z'] : [data['s'] ?? null]) {
      for (const b of data['b'] === null ? [true, false] : [data['b'] ?? null]) answers.add(holds(rule, { n, s, b }));
    }
  }
  return answers.size === 1;
}

const more: Json = { '>': [{ var: 'n' }, 3] };
const is: Json = { '==': [{ var: 's' }, 'o_a'] };
const among: Json = { in: [{ var: 's' }, ['o_a', 'o_b']] };
const yes: Json = { '==': [{ var: 'b' }, true] };

test.each<[string, Json]>([
  ['a comparison', more],
  ['a choice', among],
  ['a yes', yes],
  ['a denied comparison', { '!': [more] }],
  ['a guarded comparison', withGuard({ '<': [{ var: 'n' }, 3] })],
  ['all of', { and: [more, is] }],
  ['any of', { or: [more, is] }],
  ['any of all of', { or: [{ and: [more, yes] }, is] }],
  ['all of any of', { and: [{ or: [more, among] }, { '!': [yes] }, { muted: is }] }],
  ['guarded parts', { or: [withGuard({ '<': [{ var: 'n' }, 3] }), withGuard(is)] }],
])('%s is decided by what is there, as trying every value says', (_what, rule) => {
  for (const n of [null, 0, 4]) {
    for (const s of [null, 'o_a', 'o_z']) {
      for (const b of [null, true, false]) {
        const data = { n, s, b };
        const told = decidedRule(rule);
        expect([data, told === true || holds(told, data)]).toEqual([data, isDecided(rule, data)]);
      }
    }
  }
});

test.each<[string, Json]>([
  ['emptiness', { empty: [{ var: 'n' }] }],
  ['what stands in for a value', { '>': [{ coalesce: [{ var: 'n' }, 9] }, 3] }],
  ['a comparison with nothing', { '==': [{ var: 's' }, null] }],
  ['a text that is searched', { contains: [{ var: 's' }, 'a'] }],
  ['what is in a list', { in: ['o_a', { var: 'tags' }] }],
  ['items of a list', { some: [{ var: 'tags' }, { '==': [{ var: '' }, 'o_a'] }] }],
  ['a constant', true],
])('%s is always decided', (_what, rule) => {
  expect(decidedRule(rule)).toBe(true);
});

test('emptiness that is asked for settles a group', () => {
  const never: Json = { or: [{ empty: [{ var: 'n' }] }, withGuard(more)] };
  const told = decidedRule(never);
  expect([null, 2, 9].map((n) => holds(told, { n }))).toEqual([true, true, true]);
});
