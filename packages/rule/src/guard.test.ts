import type { Json } from '@keepwell/kernel';
import { expect, it } from 'vitest';
import { readGuard, withGuard, withoutGuard } from './guard.ts';
import { parseRule } from './parse.ts';

const less: Json = { '<': [{ var: 'f_a' }, 12] };

it('a guard is written, recognised and taken off again', () => {
  const guarded = withGuard(less);
  expect(guarded).toEqual({ and: [{ notEmpty: [{ var: 'f_a' }] }, less] });
  expect(readGuard(parseRule(guarded).expression)).toMatchObject({ kind: 'call', operator: '<' });
  expect(withoutGuard(guarded)).toEqual(less);
});

it('every field that is compared is guarded, also inside operands', () => {
  expect(withGuard({ '>': [{ '-': [{ var: 'f_a' }, { var: 'f_b' }] }, 0] })).toEqual({
    and: [
      { notEmpty: [{ var: 'f_a' }] },
      { notEmpty: [{ var: 'f_b' }] },
      { '>': [{ '-': [{ var: 'f_a' }, { var: 'f_b' }] }, 0] },
    ],
  });
});

it('a guarded condition is not guarded twice, and emptiness itself never', () => {
  expect(withGuard(withGuard(less))).toEqual(withGuard(less));
  expect(withGuard({ empty: [{ var: 'f_a' }] })).toEqual({ empty: [{ var: 'f_a' }] });
});

it('a group that says more than the guard is no guard', () => {
  const more: Json = { and: [{ notEmpty: [{ var: 'f_b' }] }, less] };
  expect(withoutGuard(more)).toEqual(more);
  expect(withoutGuard({ and: [{ muted: { notEmpty: [{ var: 'f_a' }] } }, less] })).toEqual({
    and: [{ muted: { notEmpty: [{ var: 'f_a' }] } }, less],
  });
});
