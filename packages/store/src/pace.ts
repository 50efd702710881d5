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
  /** Milliseconds that a step should take. */
  readonly target: number;
  /** What is left to others after a step, as a share of the time it took; default 0. */
  readonly rest?: number;
}

/** One writer: every other write waits for a step. Where writers work side by side none does, and a commit costs more. */
export function stepTarget({ hasConcurrentWriters }: Pick<Dialect, 'hasConcurrentWriters'>): number {
  return hasConcurrentWriters ? 50 : 3;
}

/**
 * After a step on PostgreSQL, which keeps one of its processors busy: measured on two, a write beside a run without a rest waits four
 * times as long as without the run, and twice as long with it.
 */
export function restAfterStep({ hasConcurrentWriters }: Pick<Dialect, 'hasConcurrentWriters'>): number {
  return hasConcurrentWriters ? 1 / 3 : 0;
}

export function createPace({ first, least, most, target, rest = 0 }: PaceLimits): Pace {
  const sizes = new Map<string, number>();
  const size = (work: string): number => sizes.get(work) ?? first;
  return {
    size,
    async keep(work, step) {
      const now = size(work);
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
