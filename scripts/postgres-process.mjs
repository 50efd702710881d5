// Starts the test PostgreSQL in a process of its own, which ends with this one even when this one is killed.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { productNode, root } from './checkout.mjs';

/** Resolves to `{ url, stop }`, or to `{ error }` with a sentence. A server given by the environment is used as it is. */
export async function openPostgres() {
  const given = process.env.KEEPWELL_TEST_POSTGRES;
  if (given !== undefined && given !== '') return { url: given, stop: async () => {} };
  const child = fork(join(root, 'scripts/test-postgres.mjs'), ['--serve'], { execPath: productNode(), detached: true });
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  const answer = await Promise.race([
    new Promise((resolve) => {
      child.once('message', resolve);
    }),
    ended.then(() => ({ error: 'PostgreSQL ended while it was starting.' })),
  ]);
  const stop = async () => {
    child.ref();
    if (child.connected) child.disconnect();
    await ended;
  };
  if (answer.error !== undefined) {
    await stop();
    return { error: answer.error };
  }
  // The channel must not keep us alive: closing it is what stops the child.
  child.unref();
  child.channel?.unref();
  return { url: answer.url, stop };
}
