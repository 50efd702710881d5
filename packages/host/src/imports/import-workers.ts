// Runs tasks on import worker threads, one task per thread at a time; the last one is kept for the next task.
import { Worker } from 'node:worker_threads';
import { AppError } from '@keepwell/kernel';
import { workerFile } from '@keepwell/store';
import type { JudgedSlice, WorkerMessage, WorkerTask } from './worker-messages.ts';

const entry = workerFile(import.meta.url, 'import');

/**
 * Rows live for one slice. Without a bound V8 lets their garbage pile up (102 MB after 100,000 rows of which 30 MB were alive);
 * with it a large file needs no more memory than a small one.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 64 };

export interface ImportWorkers {
  /**
   * Messages of the worker in order. The next slice is asked for when the consumer takes the next message; leaving the loop
   * early or aborting ends the worker. A refusal is thrown as its AppError.
   */
  perform(task: WorkerTask, signal?: AbortSignal): AsyncGenerator<WorkerMessage>;
  slices(task: WorkerTask, signal?: AbortSignal): AsyncGenerator<JudgedSlice>;
  close(): Promise<void>;
}

export function createImportWorkers(): ImportWorkers {
  let idle: Worker | undefined;
  let closed = false;

  function take(): Worker {
    const worker = idle ?? new Worker(entry, { resourceLimits });
    idle = undefined;
    worker.ref();
    return worker;
  }

  async function giveBack(worker: Worker, isUsable: boolean): Promise<void> {
    worker.removeAllListeners();
    if (!isUsable || closed || idle !== undefined) {
      await worker.terminate();
      return;
    }
    idle = worker;
    // A waiting worker does not keep the program from ending; one that dies waiting is replaced.
    worker.unref();
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (idle === worker) idle = undefined;
    });
  }

  async function* perform(task: WorkerTask, signal?: AbortSignal): AsyncGenerator<WorkerMessage> {
    signal?.throwIfAborted();
    const worker = take();
    const waiting: WorkerMessage[] = [];
    let failure: unknown;
    let gone = false;
    let isDone = false;
    let wake = (): void => {};
    const stop = (thrown?: unknown): void => {
      failure ??= thrown;
      gone = true;
      wake();
    };
    const abort = (): void => stop(signal?.reason);
    worker.removeAllListeners();
    worker.on('message', (message: WorkerMessage) => {
      waiting.push(message);
      wake();
    });
    worker.on('error', stop);
    worker.on('exit', () => stop());
    signal?.addEventListener('abort', abort);
    worker.postMessage({ task });
    try {
      for (;;) {
        if (failure !== undefined) throw failure;
        const message = waiting.shift();
        if (message === undefined) {
          if (gone) throw new Error('The import worker ended early');
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          continue;
        }
        if (message.kind === 'refusal' || message.kind === 'end') {
          isDone = true;
          if (message.kind === 'refusal') throw new AppError(message.code, message.params);
          return;
        }
        yield message;
        if (message.kind === 'slice') worker.postMessage('taken');
      }
    } finally {
      signal?.removeEventListener('abort', abort);
      await giveBack(worker, isDone && !gone);
    }
  }

  return {
    perform,
    async *slices(task, signal) {
      for await (const message of perform(task, signal)) if (message.kind === 'slice') yield message.slice;
    },
    async close() {
      closed = true;
      await idle?.terminate();
    },
  };
}
