import { expect, test } from 'vitest';
import { didAgain, dropped, pushed, tookBack, type UndoStack } from './undo-stack.ts';

const empty: UndoStack = { done: [], undone: [] };
const first = { operation: 1, label: 'first' };
const second = { operation: 2, label: 'second' };

test('what was taken back can be done again, by undoing the operation that took it back', () => {
  const taken = tookBack(pushed(pushed(empty, first), second), second, 3);
  expect(taken).toEqual({ done: [first], undone: [{ operation: 3, label: 'second' }] });
  const again = didAgain(taken, taken.undone[0]!, 4);
  expect(again).toEqual({ done: [first, { operation: 4, label: 'second' }], undone: [] });
});

test('a new step empties what could be redone', () => {
  const taken = tookBack(pushed(empty, first), first, 2);
  expect(pushed(taken, { operation: 5, label: 'new' }).undone).toEqual([]);
});

test('a step whose undo changed nothing cannot be redone', () => {
  expect(tookBack(pushed(empty, first), first, null)).toEqual(empty);
});

test('a step that is gone leaves the stack', () => {
  expect(dropped(pushed(pushed(empty, first), second), first)).toEqual({ done: [second], undone: [] });
});

test('the stack keeps the last 200 steps', () => {
  let stack = empty;
  for (let operation = 1; operation <= 250; operation++) stack = pushed(stack, { operation, label: '' });
  expect(stack.done.length).toBe(200);
  expect(stack.done[0]?.operation).toBe(51);
});
