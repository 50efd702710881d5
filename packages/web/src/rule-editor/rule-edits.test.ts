import type { Json } from '@keepwell/kernel';
import { failsWhenEmpty, parseRule, printRule, withGuard } from '@keepwell/rule';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addToRoot, duplicatePart, insertPart, movePart, partAt, removePart, toggleMuted, toggleNegated, unwrapGroup, withJoiner,
  withPart, wrapInGroup,
} from './rule-edits.ts'; // biome-ignore format: one list
import { completePart, leavesOf, readNode } from './rule-nodes.ts';
import { blankRow, isComplete, readRow, rowOf, rowOperators, withField, withOperator, writeRow } from './rule-row.ts';

const contract: Json = { '==': [{ var: 'f_contract' }, 'o_month'] };
const young: Json = { and: [{ notEmpty: [{ var: 'f_tenure' }] }, { '<': [{ var: 'f_tenure' }, 12] }] };
const nested: Json = { and: [contract, { or: [young, { '!': [{ contains: [{ var: 'f_name' }, '客'] }] }] }] };

test('a guarded comparison is one row, and is written as it was', () => {
  const row = rowOf(young);
  expect(row).toEqual({ field: 'f_tenure', operator: '<', negated: false, values: [12] });
  expect(row && writeRow(row)).toEqual(young);
});

test('a comparison without its guard means something else, so it is shown as formula', () => {
  expect(readNode(parseRule({ '<': [{ var: 'f_tenure' }, 12] }).expression).kind).toBe('formula');
});

test('a comparison for which an empty value fails anyway needs no guard to be a row', () => {
  const plain: Json = { '>=': [{ var: 'f_fee' }, 90] };
  const row = rowOf(plain);
  expect(row).toEqual({ field: 'f_fee', operator: '>=', negated: false, values: [90] });
  expect(row && writeRow(row)).toEqual({ and: [{ notEmpty: [{ var: 'f_fee' }] }, plain] });
  expect(rowOf({ '!': [plain] })).toBeUndefined();
});

test('a rule is drawn as groups, rows and formulas with their paths', () => {
  const node = readNode(parseRule(nested).expression);
  expect(node).toMatchObject({
    kind: 'group',
    all: true,
    list: ['and'],
    children: [
      { kind: 'row', path: ['and', 0] },
      {
        kind: 'group',
        all: false,
        children: [{ kind: 'row' }, { kind: 'row', row: { operator: 'contains', negated: true } }],
      },
    ],
  });
  for (const leaf of leavesOf(node)) expect(partAt(nested, leaf.path)).toBeDefined();
});

test('moving a part into a later and an earlier group keeps every other part', () => {
  const moved = movePart(nested, ['and', 0], ['and', 1, 'or'], 1);
  expect(moved).toEqual({ and: [{ or: [young, contract, partAt(nested, ['and', 1, 'or', 1])] }] });
  const out = movePart(nested, ['and', 1, 'or', 1], ['and'], 0);
  expect(out).toEqual({ and: [partAt(nested, ['and', 1, 'or', 1]), contract, { or: [young] }] });
  expect(movePart(nested, ['and', 1], ['and', 1, 'or'], 0)).toBe(nested);
  const down = movePart({ and: [1, 2, 3] }, ['and', 0], ['and'], 2);
  expect(down).toEqual({ and: [2, 1, 3] });
});

test('switching off and on, negating twice, wrapping and unwrapping give the rule back', () => {
  expect(toggleMuted(toggleMuted(nested, ['and', 1]), ['and', 1])).toEqual(nested);
  expect(toggleNegated(toggleNegated(nested, ['and', 1]), ['and', 1])).toEqual(nested);
  const wrapped = wrapInGroup(nested, ['and', 0], 'or');
  expect(unwrapGroup(wrapped, ['and', 0], ['and', 0, 'or'])).toEqual(nested);
  expect(withJoiner(withJoiner(nested, ['and', 1], 'and'), ['and', 1], 'or')).toEqual(nested);
});

test('the first condition makes a group, the last one taken away leaves no rule', () => {
  const one = addToRoot(null, null, contract);
  expect(one).toEqual({ and: [contract] });
  expect(addToRoot(contract, null, young)).toEqual({ and: [contract, young] });
  expect(removePart(contract, [])).toBeNull();
  expect(removePart(one, ['and', 0])).toEqual({ and: [] });
});

test('rows without a value are left out of what is asked', () => {
  const open: Json = { and: [contract, { or: [{ '==': [{ var: 'f_name' }, null] }] }] };
  const node = readNode(parseRule(open).expression);
  expect(completePart(open, node)).toEqual({ and: [contract] });
  const whole = readNode(parseRule(nested).expression);
  expect(completePart(nested, whole)).toBe(nested);
});

test('every operator of every type begins as a row that is read back', () => {
  const kinds = ['text', 'number', 'boolean', 'date', 'dateTime'] as const;
  for (const kind of kinds) {
    for (const choice of rowOperators({ kind })) {
      const row = blankRow('f_x', choice);
      expect(rowOf(writeRow(row)), `${kind} ${choice.operator.name}`).toEqual(row);
    }
  }
});

test('another field keeps operator and value only where they mean the same', () => {
  const row = { field: 'f_a', operator: '<', negated: false, values: [5] };
  expect(withField(row, 'f_b', { kind: 'number' }, { kind: 'number' }).values).toEqual([5]);
  const money = { kind: 'money', currency: 'CNY', digits: 2 } as const;
  expect(withField(row, 'f_b', { kind: 'number' }, money)).toEqual({ ...row, field: 'f_b', values: [null] });
  expect(withField(row, 'f_b', { kind: 'number' }, { kind: 'text' }).operator).not.toBe('<');
  const atMost = rowOperators({ kind: 'number' }).find((choice) => choice.operator.name === '<=');
  expect(atMost && withOperator(row, atMost).values).toEqual([5]);
});

const leaf = fc.oneof(
  fc.constantFrom<Json>(contract, young, { '!': [{ contains: [{ var: 'f_name' }, 'a'] }] }, { muted: [contract] }),
  fc.record({ '<': fc.tuple(fc.constant({ var: 'f_tenure' }), fc.integer()) }) as fc.Arbitrary<Json>,
  fc.constant<Json>({ '>': [{ '+': [{ var: 'f_a' }, 1] }, 3] }),
);
const rules = fc.letrec<{ rule: Json }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.record({ and: fc.array(tie('rule'), { maxLength: 4 }) }) as fc.Arbitrary<Json>,
    fc.record({ or: fc.array(tie('rule'), { maxLength: 4 }) }) as fc.Arbitrary<Json>,
    fc.record({ '!': fc.tuple(tie('rule')) }) as fc.Arbitrary<Json>,
  ),
})).rule;

test('whatever is edited, the rule prints and parses to itself, and its rows are written as they were read, or guarded', () => {
  fc.assert(
    fc.property(rules, fc.array(fc.nat(), { maxLength: 12 }), (start, choices) => {
      let rule = start;
      for (const choice of choices) {
        const nodes = [readNode(parseRule(rule).expression)];
        for (let at = 0; at < nodes.length; at += 1) {
          const node = nodes[at];
          if (node?.kind === 'group') nodes.push(...node.children);
        }
        const node = nodes[choice % nodes.length];
        if (node === undefined) continue;
        const edits: (() => Json)[] = [
          () => toggleMuted(rule, node.path),
          () => duplicatePart(rule, node.path),
          () => removePart(rule, node.path),
          () => wrapInGroup(rule, node.path, 'or'),
          () => (node.kind === 'group' ? insertPart(rule, node.list, contract) : withPart(rule, node.path, young)),
        ];
        rule = edits[choice % edits.length]?.() ?? rule;
        const { expression } = parseRule(rule);
        expect(printRule(expression)).toEqual(rule);
        for (const part of leavesOf(readNode(expression))) {
          if (part.kind !== 'row') continue;
          const read = partAt(rule, part.rowPath) as Json;
          const isPlain = failsWhenEmpty(parseRule(read).expression);
          expect(writeRow(part.row)).toEqual(isPlain ? withGuard(read) : read);
        }
      }
    }),
    { seed: 20_261_123, numRuns: 400 },
  );
});

test('a row that lacks a value says so', () => {
  expect(isComplete({ field: 'f', operator: '==', negated: false, values: [null] })).toBe(false);
  expect(isComplete({ field: 'f', operator: 'in', negated: false, values: [[]] })).toBe(false);
  expect(isComplete({ field: 'f', operator: '==', negated: false, values: [false] })).toBe(true);
  expect(readRow(parseRule(true).expression)).toBeUndefined();
});
