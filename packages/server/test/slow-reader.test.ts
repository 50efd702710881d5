import { fullGrants } from '@keepwell/store';
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createStreamClient } from '../src/live/stream-client.ts';

test('for a reader that does not read, a bounded amount waits in memory, and it is told when it reads again', async () => {
  let answer: (response: ServerResponse) => void = () => undefined;
  const answered = new Promise<ServerResponse>((resolve) => {
    answer = resolve;
  });
  const server = createServer((_request, response) => answer(response)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const incoming = new Promise<IncomingMessage>((resolve) => {
    get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' }, resolve);
  });
  const response = await answered;
  const client = createStreamClient(response, { kind: 'user', id: 'u_1', grants: fullGrants });
  client.begin();
  let breaths = 0;
  client.onCaughtBreath(() => {
    breaths += 1;
  });
  const reader = await incoming;
  reader.pause();
  const event = {
    topic: 'records',
    entity: 'e_1',
    records: Array.from({ length: 200 }, (_, at) => at),
    actor: 'u_1',
    position: 1,
  } as const;
  // About 1 KB each: far more than the socket and our patience hold.
  for (let sent = 0; sent < 20_000; sent += 1) {
    client.send(event, sent);
    if (sent % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  expect(response.writableLength).toBeLessThan(300 * 1024);
  expect(breaths).toBe(0);
  reader.resume();
  await expect.poll(() => breaths).toBe(1);
  client.close();
  server.close();
  server.closeAllConnections();
});
