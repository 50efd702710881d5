// Rows of a write that cannot go in: all stop at the first in a normal write, an import lists them and goes on.
import { AppError, type Issue } from '@keepwell/kernel';

export interface Refused {
  readonly index: number;
  readonly issues: readonly Issue[];
}

export interface Refusals {
  add(index: number, issues: readonly Issue[]): void;
  has(index: number): boolean;
  list(): readonly Refused[];
  /** Throws what was found, unless good rows may go in without the bad ones. */
  stop(): void;
}

/** `rows`: with more than one, paths begin with the row's place. */
export function createRefusals(slice: boolean, rows: number): Refusals {
  const found = new Map<number, Issue[]>();

  function list(): readonly Refused[] {
    return [...found].map(([index, issues]) => ({ index, issues })).sort((a, b) => a.index - b.index);
  }

  return {
    add(index, issues) {
      const known = found.get(index);
      if (known === undefined) found.set(index, [...issues]);
      else known.push(...issues);
    },
    has: (index) => found.has(index),
    list,
    stop() {
      if (slice || found.size === 0) return;
      const issues = list().flatMap((row) =>
        row.issues.map((one) => (rows > 1 ? { ...one, path: [row.index, ...one.path] } : one)),
      );
      throw toError(issues);
    },
  };
}

const uniqueCodes = new Set(['store.not_unique', 'store.not_unique_here', 'store.not_unique_row']);

/** A write that fails for nothing but a taken value says so in its own code. */
function toError(issues: readonly Issue[]): AppError {
  const [first] = issues;
  if (first !== undefined && issues.every((found) => uniqueCodes.has(found.code))) {
    return new AppError('store.not_unique', first.params, { issues });
  }
  return new AppError('store.values_refused', {}, { issues });
}
