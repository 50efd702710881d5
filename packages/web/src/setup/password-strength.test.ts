import { expect, test } from 'vitest';
import { passwordStrength } from './password-strength.ts';

test('an empty password has no strength and a short one is weak', () => {
  expect(passwordStrength('')).toBe(0);
  expect(passwordStrength('aB3$x')).toBe(1);
});

test('runs and repeats do not count for their length', () => {
  expect(passwordStrength('aaaaaaaaaaaaaaaa')).toBe(1);
  expect(passwordStrength('abcdefghijklmnop')).toBe(1);
  expect(passwordStrength('1234567890')).toBe(1);
});

test('a longer phrase is stronger', () => {
  expect(passwordStrength('correct-horse')).toBeGreaterThanOrEqual(3);
  expect(passwordStrength('correct-horse-battery-staple 42')).toBe(4);
});
