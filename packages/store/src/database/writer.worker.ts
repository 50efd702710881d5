// The thread that owns the only writing connection of a SQLite data folder.
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { createEngine } from '../commands/engine.ts';
import { createGroupWriter, type GroupUnit } from './group-writer.ts';
import { openSqlite, type SqliteFile } from './sqlite-connection.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { type Call, closeMessage, type Message, readCalls, type Reply } from './thread.ts';

const connection = openSqlite(workerData as SqliteFile);
const writer = createGroupWriter(connection, createEngine(sqliteDialect));

/** More than these wait for the next group, so that nobody's acknowledgement waits without bound. */
const groupLimit = 512;

parentPort?.on('message', (first: Message) => {
  const messages: Message[] = [first];
  let calls: Call[] = [];
  // Whatever arrived while the last group was on its way to the disk joins this one.
  for (;;) {
    const more = parentPort === null ? undefined : receiveMessageOnPort(parentPort);
    if (more === undefined) break;
    messages.push(more.message as Message);
  }
  for (const message of messages) {
    if (message === closeMessage) {
      answer(calls);
      connection.close();
      parentPort?.close();
      return;
    }
    for (const call of readCalls(message)) calls.push(call);
    if (calls.length >= groupLimit) {
      answer(calls);
      calls = [];
    }
  }
  answer(calls);
});

function answer(calls: readonly Call[]): void {
  if (calls.length === 0) return;
  const outcomes = writer.commit(calls.map((call) => call.request as GroupUnit));
  const replies = calls.map((call, index) => ({ id: call.id, outcome: outcomes[index] }) as Reply);
  parentPort?.postMessage(JSON.stringify(replies));
}
