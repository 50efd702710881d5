// What this tab did and can take back: a stack of operations and the stack of what was taken back.
import { create } from 'zustand';

/** One operation of the server, with the words that name it: "3 records deleted". */
export interface Step {
  readonly operation: number;
  readonly label: string;
}

export interface UndoStack {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

const longest = 200;

export const useUndoStack = create<UndoStack>(() => ({ done: [], undone: [] }));

/** A new step empties what could be redone, as in every editor. */
export function pushed(stack: UndoStack, step: Step): UndoStack {
  return { done: [...stack.done, step].slice(-longest), undone: [] };
}

/** The last step was taken back by `operation`; undoing that one is the redo. */
export function tookBack(stack: UndoStack, step: Step, operation: number | null): UndoStack {
  return {
    done: stack.done.filter((other) => other !== step),
    undone: operation === null ? stack.undone : [...stack.undone, { operation, label: step.label }],
  };
}

/** What had been taken back was done again by `operation`. */
export function didAgain(stack: UndoStack, step: Step, operation: number | null): UndoStack {
  return {
    done: operation === null ? stack.done : [...stack.done, { operation, label: step.label }],
    undone: stack.undone.filter((other) => other !== step),
  };
}

/** A step that cannot be taken back any more leaves both stacks. */
export function dropped(stack: UndoStack, step: Step): UndoStack {
  return { done: stack.done.filter((s) => s !== step), undone: stack.undone.filter((s) => s !== step) };
}

let writing: Promise<unknown> = Promise.resolve();

/** Undo waits for what is on its way: the last edit may not have been answered yet. */
export function trackWrite(write: Promise<unknown>): void {
  const both = Promise.allSettled([writing, write]);
  writing = both;
}

/** Runs after every write that began before it, and before the next undo. */
export function afterWrites(run: () => Promise<void>): void {
  writing = Promise.allSettled([writing]).then(run);
}
