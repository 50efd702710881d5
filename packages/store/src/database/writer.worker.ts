// The thread that owns the only writing connection of a SQLite data folder.
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { type CommandCall, createEngine } from '../commands/engine.ts';
import { createGroupWriter } from './group-writer.ts';
import { openSqlite, type SqliteFile } from './sqlite-connection.ts';
import { createSqliteDialect } from './sqlite-dialect.ts';
import { type Call, closeMessage, lengthOf, type Message, readCalls, type Reply } from './thread.ts';

const connection = openSqlite(workerData as SqliteFile);
const engine = createEngine(createSqliteDialect());
const writer = createGroupWriter(connection, engine);

/** Text of this length makes a group full: a small write that came after a large one waits for the next group. */
const groupLength = 2_000_000;
/** So many calls, too: while a group is on its way to the disk, callers answer the one before and get the next ready. */
const mostInGroup = 32;

parentPort?.on('message', (first: Message) => {
  let group: Call[] = [];
  let length = 0;
  // Whatever arrived while the last group was on its way to the disk joins this one.
  for (let message: Message | undefined = first; message !== undefined; message = nextMessage()) {
    if (message === closeMessage) {
      answer(group);
      connection.close();
      parentPort?.close();
      return;
    }
    group.push(...readCalls(message));
    length += lengthOf(message);
    if (length < groupLength && group.length < mostInGroup) continue;
    answer(group);
    group = [];
    length = 0;
  }
  answer(group);
});

function nextMessage(): Message | undefined {
  return parentPort === null ? undefined : (receiveMessageOnPort(parentPort)?.message as Message | undefined);
}

function answer(calls: readonly Call[]): void {
  // A step of long work takes milliseconds: people's writes are committed and answered before it.
  const isBackground = ({ request }: Call): boolean => engine.isBackground(request as CommandCall);
  commit(calls.filter((call) => !isBackground(call)));
  commit(calls.filter(isBackground));
}

function commit(calls: readonly Call[]): void {
  if (calls.length === 0) return;
  const outcomes = writer.commit(calls.map(toCommand));
  const replies = calls.map(({ id }, index) => ({ id, outcome: outcomes[index] }) as Reply);
  parentPort?.postMessage(JSON.stringify(replies));
}

/** The long text of a command's input, back in its place. */
function toCommand({ request, text }: Call): CommandCall {
  const call = request as CommandCall;
  return text === undefined ? call : { ...call, input: { ...(call.input as object), text } };
}
