// A thread with a read-only connection, for questions that may take longer than a few milliseconds.
import { parentPort, workerData } from 'node:worker_threads';
import { toFailure } from './failure.ts';
import { openSqlite, type SqliteFile } from './sqlite-connection.ts';
import type { Statement } from './step.ts';
import { closeMessage, type Message, readCalls, type Reply } from './thread.ts';

const connection = openSqlite(workerData as SqliteFile);

parentPort?.on('message', (message: Message) => {
  if (message === closeMessage) {
    connection.close();
    parentPort?.close();
    return;
  }
  for (const { id, request } of readCalls(message)) {
    let reply: Reply;
    try {
      reply = { id, outcome: { ok: true, value: connection.executeTogether(request as readonly Statement[]) } };
    } catch (thrown) {
      reply = { id, outcome: { ok: false, failure: toFailure(thrown) } };
    }
    // Rows hold texts, finite numbers and nothing else: as JSON they cross in a fraction of a structured clone's time.
    parentPort?.postMessage(JSON.stringify([reply]));
  }
});
