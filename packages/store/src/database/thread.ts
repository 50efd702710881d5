// A worker thread that answers calls: calls made in one turn of the event loop travel as one message, and so do their answers.
import { Worker } from 'node:worker_threads';
import { AppError } from '@keepwell/kernel';
import { fromFailure, type Outcome } from './failure.ts';

export interface Call {
  readonly id: number;
  readonly request: unknown;
  /** What crossed beside the request. */
  readonly text?: string | undefined;
}

export interface Reply {
  readonly id: number;
  readonly outcome: Outcome;
}

/**
 * What a thread is sent: calls as JSON text, or the word to end. `texts`: long texts by call, which cross as they are; as a part of
 * the JSON every quote in them would be escaped here and read again there (measured: a fifth of a bulk load).
 */
export type Message = string | { readonly calls: string; readonly texts: ReadonlyMap<number, string> };
export const closeMessage: Message = 'close';

export function readCalls(message: Message): readonly Call[] {
  if (typeof message === 'string') return JSON.parse(message) as readonly Call[];
  const calls = JSON.parse(message.calls) as readonly Call[];
  return calls.map((call) => ({ ...call, text: message.texts.get(call.id) }));
}

export function lengthOf(message: Message): number {
  if (typeof message === 'string') return message.length;
  let length = message.calls.length;
  for (const text of message.texts.values()) length += text.length;
  return length;
}

export interface Thread {
  /** `text` crosses beside the request. */
  call(request: unknown, text?: string): Promise<unknown>;
  /** Waits for calls under way, then ends the thread. */
  close(): Promise<void>;
}

export interface ThreadOptions {
  readonly file: URL;
  readonly data: unknown;
  /** Called once per message of answers. */
  onReplies?(replies: readonly Reply[]): void;
}

/** Rows of a bulk load die young; a larger nursery keeps them from being copied (measured: a third less time). */
const maxYoungGenerationSizeMb = 64;

/** Characters of calls that wait for each other, and how many calls: more would keep the thread idle meanwhile. */
const longestGathered = 64_000;
const mostGathered = 16;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export function startThread(options: ThreadOptions): Thread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let nextId = 1;
  /** Calls as JSON text, and the length of them all. */
  let outgoing: string[] = [];
  let outgoingLength = 0;
  let outgoingTexts = new Map<number, string>();
  let closing: (() => void) | undefined;
  let closed = false;

  function start(): Worker {
    const started = new Worker(options.file, {
      workerData: options.data,
      resourceLimits: { maxYoungGenerationSizeMb },
    });
    started.on('message', receive);
    started.on('error', (error) => end(started, error));
    started.on('exit', () => end(started, new Error('The thread ended')));
    started.unref();
    return started;
  }

  function receive(message: readonly Reply[] | string): void {
    const replies = typeof message === 'string' ? (JSON.parse(message) as readonly Reply[]) : message;
    for (const { id, outcome } of replies) {
      const caller = waiting.get(id);
      if (caller === undefined) continue;
      waiting.delete(id);
      if (outcome.ok) caller.resolve(outcome.value);
      else caller.reject(fromFailure(outcome.failure));
    }
    options.onReplies?.(replies);
    settle();
  }

  /** A thread that dies takes its calls with it; the next call starts a new one. */
  function end(ended: Worker, error: Error): void {
    if (worker !== ended) return;
    worker = undefined;
    const callers = [...waiting.values()];
    waiting.clear();
    for (const caller of callers) caller.reject(new AppError('store.io_failed', {}, { cause: error }));
    settle();
  }

  function settle(): void {
    if (waiting.size > 0) return;
    worker?.unref();
    closing?.();
  }

  function flush(): void {
    if (outgoing.length === 0) return;
    const calls = `[${outgoing.join(',')}]`;
    const message: Message = outgoingTexts.size === 0 ? calls : { calls, texts: outgoingTexts };
    outgoing = [];
    outgoingTexts = new Map();
    outgoingLength = 0;
    worker ??= start();
    worker.ref();
    worker.postMessage(message);
  }

  return {
    call(request, long) {
      if (closed) return Promise.reject(new AppError('store.closed'));
      const id = nextId;
      nextId += 1;
      return new Promise((resolve, reject) => {
        // Measured: JSON text crosses in half the time of a structured clone; requests are JSON by nature.
        const text = `{"id":${id},"request":${JSON.stringify(request)}}`;
        waiting.set(id, { resolve, reject });
        outgoing.push(text);
        outgoingLength += text.length + (long?.length ?? 0);
        if (long !== undefined) outgoingTexts.set(id, long);
        // A slice of an import goes at once, so that it is written while the next one is made ready. Small calls wait
        // for the end of the poll and cross together: a message costs more than what stands in it.
        if (outgoingLength > longestGathered || outgoing.length === mostGathered) flush();
        else if (outgoing.length === 1) setImmediate(flush);
      });
    },
    async close() {
      closed = true;
      if (waiting.size > 0) await new Promise<void>((resolve) => (closing = resolve));
      const last = worker;
      worker = undefined;
      if (last === undefined) return;
      const gone = new Promise<void>((resolve) => last.once('exit', () => resolve()));
      last.ref();
      last.postMessage(closeMessage);
      await gone;
    },
  };
}
