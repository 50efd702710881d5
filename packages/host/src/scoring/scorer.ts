// Keeps scores current while the program runs: follows the change log, carries full runs on, begins those whose day or hour has come.
import type { Clock } from '@keepwell/kernel';
import { type Store, systemActor } from '@keepwell/store';

export interface Scorer {
  /** Answers when nothing is left to do. */
  settled(): Promise<void>;
  /** Something changed that no log says, such as a publish. */
  wake(): void;
  close(): Promise<void>;
}

export interface ScorerOptions {
  readonly store: Pick<Store, 'scores' | 'changes'>;
  readonly clock: Clock;
  onError(error: unknown): void;
  /** A full run began, went on or ended. */
  onProgress?(model: string): void;
  /** Milliseconds between looks at the clock; default 20 s. */
  readonly tickMs?: number;
  /** Milliseconds in which changes are gathered; default 100. */
  readonly gatherMs?: number;
}

const actor = systemActor('health');
/** Steps of a full run between two looks at the log: a change is scored within a second meanwhile. */
const stepsBetween = 20;

export function createScorer({
  store,
  clock,
  onError,
  onProgress,
  tickMs = 20_000,
  gatherMs = 100,
}: ScorerOptions): Scorer {
  let isClosed = false;
  let isWoken = false;
  let working: Promise<void> | null = null;

  async function follow(): Promise<void> {
    while (!isClosed && (await store.scores.follow(actor)).left);
  }

  async function run(model: string): Promise<void> {
    for (let step = 1; !isClosed; step += 1) {
      const { done } = await store.scores.step(actor, model);
      if (step % stepsBetween === 0 || done) {
        onProgress?.(model);
        await follow();
      }
      if (done) return;
    }
  }

  async function work(): Promise<void> {
    while (isWoken && !isClosed) {
      isWoken = false;
      await new Promise((resolve) => setTimeout(resolve, gatherMs));
      await follow();
      for (const model of await store.scores.unfinished()) await run(model);
      for (const { model, reason } of await store.scores.due(clock.now())) {
        if (isClosed) return;
        await store.scores.begin(actor, model, reason);
        await run(model);
      }
    }
  }

  function wake(): void {
    isWoken = true;
    working ??= work()
      .catch(onError)
      .finally(() => {
        working = null;
        if (isWoken && !isClosed) wake();
      });
  }

  const stopHearing = store.changes.subscribe(wake);
  const ticking = setInterval(wake, tickMs);
  ticking.unref();
  // What was left when the program stopped goes on.
  wake();

  return {
    wake,
    async settled() {
      while (working !== null) await working;
    },
    async close() {
      isClosed = true;
      stopHearing();
      clearInterval(ticking);
      await working;
    },
  };
}
