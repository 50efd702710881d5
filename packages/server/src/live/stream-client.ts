// One open server-sent stream: writes events, notices a reader that does not keep up, and never buffers without bound.
import type { StreamEvent } from '@keepwell/api';
import type { Actor } from '@keepwell/store';
import type { ServerResponse } from 'node:http';

/** What may wait in memory for one reader; beyond it the reader is told to read again instead. */
const patience = 256 * 1024;

export interface StreamClient {
  readonly actor: Actor;
  /** Answers the request: from here on the reader relies on being told. Whatever else is sent begins, too. */
  begin(): void;
  /** Sends, or remembers that this reader missed something. `id` is the change-log position that resumes. */
  send(event: StreamEvent, id?: number): void;
  heartbeat(): void;
  close(): void;
  onClosed(listener: () => void): void;
  /** Called when the reader, who had fallen behind, can take events again. */
  onCaughtBreath(listener: () => void): void;
}

export function createStreamClient(response: ServerResponse, actor: Actor): StreamClient {
  let isBehind = false;
  let isClosed = false;
  let hasBegun = false;
  const closedListeners: (() => void)[] = [];
  const breathListeners: (() => void)[] = [];
  const begin = (): void => {
    if (hasBegun || isClosed) return;
    hasBegun = true;
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Nothing follows on this connection: a kept-alive one would hold up a stop.
      connection: 'close',
      // nginx and its like would hold events back otherwise.
      'x-accel-buffering': 'no',
    });
    // Browsers wait this long before they open a lost stream again.
    response.write('retry: 2000\n\n');
  };
  response.on('drain', () => {
    if (!isBehind || isClosed) return;
    isBehind = false;
    for (const listener of breathListeners) listener();
  });
  response.on('close', () => {
    isClosed = true;
    for (const listener of closedListeners) listener();
  });
  // A reader that vanished shows as a failed write; `close` follows.
  response.on('error', () => undefined);
  return {
    actor,
    begin,
    send(event, id) {
      if (isClosed || isBehind) return;
      begin();
      response.write(`${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(event)}\n\n`);
      if (response.writableLength > patience) isBehind = true;
    },
    heartbeat() {
      if (hasBegun && !isClosed && !isBehind) response.write(':\n\n');
    },
    close() {
      if (isClosed) return;
      // A stream that ends is opened again; an answer of any other type would not be.
      begin();
      response.end();
    },
    onClosed: (listener) => void closedListeners.push(listener),
    onCaughtBreath: (listener) => void breathListeners.push(listener),
  };
}
