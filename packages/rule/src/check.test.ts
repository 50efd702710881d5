import type { Issue, Json } from '@keepwell/kernel';
import { describeIssue } from '@keepwell/kernel';
import { describe, expect, it } from 'vitest';
import { checkRule } from './check.ts';
import { ruleCodes } from './errors.ts';
import { withGuard } from './guard.ts';
import { parseRule } from './parse.ts';
import { referenceScope } from './reference/fields.ts';
import { booleanType } from './value-type.ts';

const check = (rule: Json, expected = booleanType): ReturnType<typeof checkRule> =>
  checkRule(parseRule(rule).expression, referenceScope, expected);
const codes = (rule: Json): string[] => check(rule).issues.map((found) => `${found.code} /${found.path.join('/')}`);

const bucket = (...args: Json[]): Json => ({ '==': [{ bucket: args }, 1] });

describe('check', () => {
  it('finds nothing in a sound rule and tells what it reads', () => {
    const rule = withGuard({
      and: [{ '==': [{ var: 'f_contract' }, 'o_monthly'] }, { '<': [{ var: 'f_tenure' }, 12] }],
    });
    expect(check(rule)).toMatchObject({
      type: { kind: 'boolean' },
      issues: [],
      references: ['f_contract', 'f_tenure'],
      dependsOnTime: false,
      dependsOnReader: false,
    });
  });

  it('knows what depends on time and on the reader', () => {
    expect(check({ inLast: [{ var: 'f_signed' }, 30, 'day'] }).dependsOnTime).toBe(true);
    expect(check({ '==': [{ var: 'f_owner' }, { me: [] }] }).dependsOnReader).toBe(true);
  });

  it.each<[string, Json, string[]]>([
    ['an unknown field', { '<': [{ var: 'f_gone' }, 1] }, ['rule.unknown_field /</0']],
    ['an unknown operator', { and: [{ wobble: [1] }] }, ['rule.unknown_operator /and/0']],
    ['a type clash', { '==': [{ var: 'f_tenure' }, 'twelve'] }, ['rule.type_clash /==/1']],
    ['a wrong kind of field', { startsWith: [{ var: 'f_tenure' }, 'x'] }, ['rule.wrong_type /startsWith/0']],
    [
      'an option that does not exist',
      { in: [{ var: 'f_contract' }, ['o_monthly', 'o_weekly']] },
      ['rule.unknown_option /in/1/1'],
    ],
    ['a date that does not exist', { before: [{ var: 'f_signed' }, '2026-02-30'] }, ['rule.not_a_date /before/1']],
    ['a word that is no unit', { inLast: [{ var: 'f_signed' }, 3, 'fortnight'] }, ['rule.wrong_word /inLast/2']],
    ['too few values', { between: [{ var: 'f_tenure' }, 1] }, ['rule.wrong_count /']],
    ['a pattern that cannot run', { matches: [{ var: 'f_note' }, '(a)\\1'] }, ['rule.bad_pattern /matches/1']],
    ['an empty value read as 0', { '<': [{ var: 'f_total' }, 100] }, ['rule.may_be_empty /</0']],
    ['what is always true', { and: [{ '<': [1, 2] }, { '<': [{ var: 'f_tenure' }, 12] }] }, ['rule.always /and/0']],
    [
      'what is never reached',
      { or: [true, { '<': [{ var: 'f_tenure' }, 12] }] },
      ['rule.always /or/0', 'rule.unreachable /or/1'],
    ],
    [
      'a contradiction',
      { and: [{ '<': [{ var: 'f_tenure' }, 5] }, { '>': [{ var: 'f_tenure' }, 5] }] },
      ['rule.contradiction /and/1'],
    ],
    [
      'two values at once',
      { and: [{ '==': [{ var: 'f_contract' }, 'o_monthly'] }, { '==': [{ var: 'f_contract' }, 'o_yearly'] }] },
      ['rule.contradiction /and/1'],
    ],
    ['a rule without an active part', { and: [{ muted: { empty: [{ var: 'f_note' }] } }] }, ['rule.all_muted /']],
    ['a muted operand', { '<': [{ muted: { var: 'f_tenure' } }, 3] }, ['rule.muted_outside_group /</0']],
    ['a bucket of a date', bucket({ var: 'f_signed' }, 2), ['rule.wrong_type /==/0/bucket/0']],
    ['a bucket of several options', bucket({ var: 'f_services' }, 2), ['rule.wrong_type /==/0/bucket/0']],
    ['a bucket of an amount', bucket({ var: 'f_total' }, 2), ['rule.wrong_type /==/0/bucket/0']],
    ['a bucket of decimals', bucket({ '/': [{ var: 'f_tenure' }, 2] }, 2), ['rule.wrong_type /==/0/bucket/0']],
    ['no buckets', bucket({ var: 'f_number' }, 0), ['rule.out_of_range /==/0/bucket/1']],
    ['too many buckets', bucket({ var: 'f_number' }, 1_000_001), ['rule.out_of_range /==/0/bucket/1']],
    ['half a bucket', bucket({ var: 'f_number' }, 2.5), ['rule.out_of_range /==/0/bucket/1']],
    ['buckets without a number', bucket({ var: 'f_number' }, null), ['rule.out_of_range /==/0/bucket/1']],
    ['buckets by a field', bucket({ var: 'f_number' }, { var: 'f_tenure' }), ['rule.not_written /==/0/bucket/1']],
    ['a salt by a field', bucket({ var: 'f_number' }, 2, { var: 'f_note' }), ['rule.not_written /==/0/bucket/2']],
    ['a salt that is no text', bucket({ var: 'f_number' }, 2, 7), ['rule.wrong_type /==/0/bucket/2']],
    [
      'a bucket that may be empty read as 0',
      { '<=': [{ bucket: [{ trim: [{ var: 'f_number' }] }, 2] }, 1] },
      ['rule.may_be_empty /<=/0'],
    ],
    ['a computed field name', { var: [{ cat: ['f_', 'note'] }] }, ['rule.dynamic_field /']],
  ])('finds %s', (_what, rule, expected) => {
    expect(codes(rule)).toEqual(expected);
  });

  it.each<[string, Json]>([
    ['a text', { var: 'f_number' }],
    ['a choice', { var: 'f_contract' }],
    ['a whole number', { var: 'f_tenure' }],
  ])('is content with a bucket of %s', (_what, value) => {
    expect([codes(bucket(value, 2)), codes(bucket(value, 1_000_000, 'spring'))]).toEqual([[], []]);
  });

  it('knows that what is filled has a bucket', () => {
    const held: Json = { '<=': [{ bucket: [{ var: 'f_owner' }, 100] }, 10] };
    expect([
      codes({ '<=': [{ bucket: [{ var: 'f_number' }, 100] }, 10] }),
      codes(withGuard(held)),
      codes(held),
    ]).toEqual([[], [], ['rule.may_be_empty /<=/0']]);
  });

  it('finds a result of the wrong type', () => {
    expect(codes({ '+': [{ var: 'f_tenure' }, 1] })).toEqual(['rule.wrong_result /']);
  });

  it('finds an instant compared with a date text by an operator that does not read dates', () => {
    expect(codes({ '<': [{ var: 'f_created' }, '2026-01-31'] })).toEqual(['rule.type_clash /</1']);
    expect(codes({ before: [{ var: 'f_created' }, '2026-01-31'] })).toEqual([]);
  });

  it.each<[string, Json]>([
    ['notEmpty before it', { and: [{ notEmpty: [{ var: 'f_total' }] }, { '<': [{ var: 'f_total' }, 100] }] }],
    ['not empty before it', { and: [{ '!': [{ empty: [{ var: 'f_total' }] }] }, { '<': [{ var: 'f_total' }, 100] }] }],
    ['empty on the other branch', { or: [{ empty: [{ var: 'f_total' }] }, { '<': [{ var: 'f_total' }, 100] }] }],
    [
      'a branch that asks first',
      { if: [{ notEmpty: [{ var: 'f_total' }] }, { '<': [{ var: 'f_total' }, 100] }, false] },
    ],
  ])('is content with a guard: %s', (_how, rule) => {
    expect(codes(rule)).toEqual([]);
  });

  it('speaks in sentences of both languages', () => {
    const [found] = check({ '<': [{ var: 'f_total' }, 100] }).issues;
    if (found === undefined) throw new Error('no finding');
    expect(describeIssue(ruleCodes, found, 'en')).toBe(
      'total charges may be empty, and an empty value counts as 0 here. Add the condition “total charges is not empty” before it.',
    );
    expect(describeIssue(ruleCodes, found, 'zh')).toContain('累计费用可能为空');
    const number: Json = { var: 'f_number' };
    const said = [
      bucket({ var: 'f_total' }, 2),
      bucket({ '/': [{ var: 'f_tenure' }, 3] }, 2),
      bucket(number, 0),
      bucket(number, 2, { me: [] }),
    ];
    expect(
      said.map((rule) => describeIssue(ruleCodes, check(rule).issues.at(-1) as Issue, 'en').replace(/\. .*/, '')),
    ).toEqual([
      '“bucket” does not work on total charges here; it expects a text or a choice or a whole number or a record',
      '“bucket” does not work on a number with decimals here; it expects a text or a choice or a whole number or a record',
      '“bucket” takes a whole number from 1 to 1,000,000 here, not 0',
      '“bucket” needs a value written here, so that it is the same for every record',
    ]);
  });
});
