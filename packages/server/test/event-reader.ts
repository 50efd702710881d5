// Reads a server-sent stream over a real connection, for tests.
import type { StreamEvent } from '@keepwell/api';
import { get, type IncomingMessage } from 'node:http';

export interface EventReader {
  readonly response: IncomingMessage;
  /** Events so far, with their ids. */
  readonly events: { readonly id: string | null; readonly data: StreamEvent }[];
  /** Resolves when the server ended the stream. */
  readonly ended: Promise<void>;
  /** Stops reading, so that the server's buffers fill. */
  pause(): void;
  resume(): void;
  close(): void;
}

export function openStream(url: string, headers: Record<string, string>): Promise<EventReader> {
  return new Promise((resolve, reject) => {
    const request = get(`${url}/api/stream`, { headers, agent: false }, (response) => {
      const events: EventReader['events'] = [];
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) {
          const data = /^data: (.*)$/m.exec(block)?.[1];
          if (data === undefined) continue;
          events.push({ id: /^id: (.*)$/m.exec(block)?.[1] ?? null, data: JSON.parse(data) as StreamEvent });
        }
      });
      const ended = new Promise<void>((done) => {
        response.once('end', done);
        response.once('error', () => done());
        response.once('close', done);
      });
      resolve({
        response,
        events,
        ended,
        pause: () => void response.pause(),
        resume: () => void response.resume(),
        close: () => void request.destroy(),
      });
    });
    request.on('error', reject);
  });
}
