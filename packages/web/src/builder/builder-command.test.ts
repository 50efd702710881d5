import { expect, test } from 'vitest';
import { isPressed } from './builder-command.ts';

const press = (key: string, ...held: readonly string[]): Parameters<typeof isPressed>[1] => ({
  key,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  shiftKey: held.includes('shift'),
  altKey: held.includes('alt'),
});

test('keys are pressed when just their modifiers are held', () => {
  expect(isPressed('Ctrl Z', press('z', 'ctrl'))).toBe(true);
  expect(isPressed('Ctrl Z', press('z', 'meta'))).toBe(true);
  expect(isPressed('Ctrl Z', press('Z', 'ctrl', 'shift'))).toBe(false);
  expect(isPressed('Ctrl Shift Z', press('Z', 'ctrl', 'shift'))).toBe(true);
  expect(isPressed('Ctrl Z', press('z', 'ctrl', 'alt'))).toBe(false);
  expect(isPressed('Ctrl Z', press('z'))).toBe(false);
});

test('a sign that needs Shift on some keyboards is itself with it and without', () => {
  expect(isPressed('/', press('/'))).toBe(true);
  expect(isPressed('/', press('/', 'shift'))).toBe(true);
  expect(isPressed('/', press('/', 'ctrl'))).toBe(false);
});
