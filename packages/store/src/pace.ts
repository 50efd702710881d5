// How much a step of long work takes on: as much as lets other writes wait for some milliseconds, whatever the machine does now.
import type { Dialect } from './database/dialect.ts';

export interface Pace {
  /** Records of the next step. */
  size(work: string): number;
  /** Does the step and remembers how long it took. */
  keep<T>(work: string, step: (size: number) => Promise<T>): Promise<T>;
}

export interface PaceLimits {
  readonly first: number;
  readonly least: number;
  readonly most: number;
  /** Asked before each step. */
  effort(): Effort;
}

export interface Effort {
  /** Milliseconds that a step should take. */
  readonly target: number;
  /** What is left to others after a step, as a share of the time it took. */
  readonly rest: number;
}

/**
 * With one writer every other write waits for a step: a few milliseconds while people work, and longer, which costs fewer commits,
 * while nobody does (measured: a third of a run). Where writers work side by side none waits, and a commit costs more; but a run
 * without a rest keeps a processor busy (measured on two: a write beside it waits four times as long as without it, and twice as
 * long with a rest).
 */
export function effortBeside(
  { hasConcurrentWriters }: Pick<Dialect, 'hasConcurrentWriters'>,
  isQuiet: boolean,
): Effort {
  if (hasConcurrentWriters) return { target: 50, rest: isQuiet ? 0 : 1 / 3 };
  return { target: isQuiet ? 15 : 3, rest: 0 };
}

export function createPace({ first, least, most, effort }: PaceLimits): Pace {
  const sizes = new Map<string, number>();
  const size = (work: string): number => sizes.get(work) ?? first;
  return {
    size,
    async keep(work, step) {
      const now = size(work);
      const { target, rest } = effort();
      const begin = performance.now();
      const answer = await step(now);
      const took = performance.now() - begin;
      // At most twice or half: one slow commit says little about the next.
      const wanted = now * Math.min(2, Math.max(0.5, target / Math.max(took, 0.1)));
      sizes.set(work, Math.round(Math.min(most, Math.max(least, wanted))));
      if (rest > 0) await new Promise((resolve) => setTimeout(resolve, took * rest));
      return answer;
    },
  };
}
