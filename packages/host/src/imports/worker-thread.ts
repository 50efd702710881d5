// Starts the import worker and takes its messages, one at a time, with back-pressure.
import { Worker } from 'node:worker_threads';
import { AppError } from '@keepwell/kernel';
import type { JudgedSlice, WorkerMessage, WorkerTask } from './worker-messages.ts';

/** In the source tree it is TypeScript; bundled, it lies beside the program. */
const entry = new URL(import.meta.url.endsWith('.ts') ? './import.worker.ts' : './import.worker.js', import.meta.url);

/**
 * Rows live for one slice. Without a bound V8 lets their garbage pile up (102 MB after 100,000 rows of which 30 MB were alive);
 * with it a large file needs no more memory than a small one.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 96 };

/**
 * Messages of the worker in order. The next slice is asked for when the consumer takes the next message; leaving the loop or
 * aborting ends the worker. A refusal is thrown as its AppError.
 */
export async function* performTask(task: WorkerTask, signal?: AbortSignal): AsyncGenerator<WorkerMessage> {
  signal?.throwIfAborted();
  const worker = new Worker(entry, { workerData: task, resourceLimits });
  const waiting: WorkerMessage[] = [];
  let failure: unknown;
  let ended = false;
  let wake = (): void => {};
  const end = (thrown?: unknown): void => {
    failure ??= thrown;
    ended = true;
    wake();
  };
  const abort = (): void => end(signal?.reason);
  worker.on('message', (message: WorkerMessage) => {
    waiting.push(message);
    wake();
  });
  worker.on('error', end);
  worker.on('exit', () => end());
  signal?.addEventListener('abort', abort);
  try {
    for (;;) {
      if (failure !== undefined) throw failure;
      const message = waiting.shift();
      if (message === undefined) {
        if (ended) throw new Error('The import worker ended early');
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      if (message.kind === 'refusal') throw new AppError(message.code, message.params);
      if (message.kind === 'end') return;
      yield message;
      if (message.kind === 'slice') worker.postMessage('taken');
    }
  } finally {
    signal?.removeEventListener('abort', abort);
    await worker.terminate();
  }
}

export async function* judgedSlices(task: WorkerTask, signal?: AbortSignal): AsyncGenerator<JudgedSlice> {
  for await (const message of performTask(task, signal)) if (message.kind === 'slice') yield message.slice;
}
