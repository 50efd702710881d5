// Keeps scores and segments current while the program runs: follows the change log, carries full runs on, begins those whose
// day or hour has come.
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
  readonly store: Pick<Store, 'scores' | 'segments' | 'changes'>;
  readonly clock: Clock;
  onError(error: unknown): void;
  /** A full run of a model or a segment began, went on or ended. */
  onProgress?(document: string): void;
  /** Records of an entity have new scores; the log tells only of those whose band changed. */
  onScored?(entity: string): void;
  /** Milliseconds between looks at the clock; default 20 s. */
  readonly tickMs?: number;
  /** Milliseconds in which changes are gathered; default 100. */
  readonly gatherMs?: number;
}

const health = systemActor('health');
const segmenting = systemActor('segments');
/** Steps of a full run between two looks at the log: a change is followed within a second meanwhile. */
const stepsBetween = 20;

export function createScorer({
  store,
  clock,
  onError,
  onProgress,
  onScored,
  tickMs = 20_000,
  gatherMs = 100,
}: ScorerOptions): Scorer {
  const { scores, segments } = store;
  let isClosed = false;
  let isWoken = false;
  let working: Promise<void> | null = null;

  /** Scores first: segments read them. What segments write is in the log, and wakes us again. */
  async function follow(): Promise<void> {
    let isLeft = true;
    while (isLeft && !isClosed) {
      const scored = await scores.follow(health);
      for (const entity of scored.entities) onScored?.(entity);
      const grouped = await segments.follow(segmenting);
      isLeft = scored.left || grouped.left;
    }
  }

  async function run(document: string, step: () => Promise<{ readonly done: boolean }>): Promise<void> {
    for (let count = 1; !isClosed; count += 1) {
      const { done } = await step();
      if (count % stepsBetween === 0 || done) {
        onProgress?.(document);
        await follow();
      }
      if (done) return;
    }
  }

  const runModel = (model: string): Promise<void> => run(model, () => scores.step(health, model));
  const runSegment = (segment: string): Promise<void> => run(segment, () => segments.step(segmenting, segment));

  async function work(): Promise<void> {
    while (isWoken && !isClosed) {
      isWoken = false;
      await new Promise((resolve) => setTimeout(resolve, gatherMs));
      await follow();
      for (const model of await scores.unfinished()) await runModel(model);
      for (const { model, reason } of await scores.due(clock.now())) {
        if (isClosed) return;
        await scores.begin(health, model, reason);
        await runModel(model);
      }
      for (const segment of await segments.unfinished()) await runSegment(segment);
      for (const { segment, reason } of await segments.due(clock.now())) {
        if (isClosed) return;
        await segments.begin(segmenting, segment, reason);
        await runSegment(segment);
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
