// The contract of the operator table: every entry has its words, a sample that is sound, a sentence, and keeps its word on SQL.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { hasErrors } from '@keepwell/kernel';
import { describe, expect, it } from 'vitest';
import {
  checkRule,
  evaluateRule,
  operators,
  parseRule,
  printRule,
  sentenceText,
  toFunction,
  toSentence,
} from '../src/index.ts';
import { referenceScope } from '../src/reference/fields.ts';
import { canRun, operatorsPage } from '../src/reference/operators-page.ts';
import { builtOperators } from './random-rule.ts';

const context = { now: Date.UTC(2026, 0, 31), timeZone: 'UTC' };

describe.each(operators.all.map((operator) => [operator.name, operator] as const))('operator %s', (_name, operator) => {
  const { expression, issues } = parseRule(operator.sample);

  it('has words in both languages', () => {
    expect(
      [operator.labels.en, operator.labels.zh, operator.sentence.is.en, operator.sentence.is.zh].every(
        (text) => text.trim() !== '',
      ),
    ).toBe(true);
    expect(operator.labels.en).not.toBe(operator.labels.zh);
  });

  it('has a sample that uses it, is sound, and reads as a sentence', () => {
    expect(JSON.stringify(operator.sample)).toContain(`"${operator.name}":`);
    expect(issues).toEqual([]);
    expect(printRule(expression)).toEqual(operator.sample);
    expect(hasErrors(checkRule(expression, referenceScope).issues)).toBe(false);
    for (const language of ['en', 'zh'] as const) {
      const text = sentenceText(toSentence(expression, referenceScope, language));
      expect(text).not.toMatch(/\{(\d|list|period)\} |undefined|f_[a-z]+/);
      expect(text.length).toBeGreaterThan(1);
    }
  });

  it('runs everywhere, and in SQL unless it says why not', () => {
    expect(toFunction(expression)({}, context)).toEqual(evaluateRule(expression, {}, context).value);
    const inSql = !('notInSql' in operator.sql);
    expect([canRun(operator, 'sqlite'), canRun(operator, 'postgres')]).toEqual([inSql, inSql]);
    if ('notInSql' in operator.sql) expect(operator.sql.notInSql.zh).not.toBe('');
    else expect(builtOperators).toContain(operator.name);
  });
});

it('docs/reference/operators.md is what the table says', () => {
  const page = resolve(import.meta.dirname, '../../../docs/reference/operators.md');
  expect(existsSync(page) ? readFileSync(page, 'utf8') : '').toBe(operatorsPage());
});
