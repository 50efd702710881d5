// The 277 official cases, through every way of judging, and printed back unchanged.
import { equalJson } from '@keepwell/kernel';
import { describe, expect, it } from 'vitest';
import { evaluateRule, parseRule, printRule, toFunction } from '../src/index.ts';
import { toBulkFunction } from '../src/server.ts';
import { hasSuite, readSuite } from './suite.ts';

const context = { now: Date.UTC(2026, 0, 31), timeZone: 'UTC' };

describe.skipIf(!hasSuite)(
  `official JSON-Logic suite${hasSuite ? '' : ' (skipped: data/json-logic-official is not there)'}`,
  () => {
    const cases = hasSuite ? readSuite() : [];

    it('has 277 cases', () => {
      expect(cases).toHaveLength(277);
    });

    it.each([
      ['evaluate', (rule: unknown, data: unknown) => evaluateRule(parseRule(rule).expression, data, context).value],
      ['closure', (rule: unknown, data: unknown) => toFunction(parseRule(rule).expression)(data, context)],
      ['bulk', (rule: unknown, data: unknown) => toBulkFunction(parseRule(rule).expression)([data], context)[0]],
    ])('passes through %s', (_name, judge) => {
      const failing = cases.filter(
        ({ rule, data, expected }) => !equalJson(judge(rule, data) ?? null, expected ?? null),
      );
      expect(failing).toEqual([]);
    });

    it('prints every rule as it was read', () => {
      const changed = cases.filter(
        ({ rule }) => JSON.stringify(printRule(parseRule(rule).expression)) !== JSON.stringify(rule),
      );
      expect(changed).toEqual([]);
    });
  },
);
