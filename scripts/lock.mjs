// A lock between processes: a file that holds the owner's process id, taken over when the owner is gone.
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { dirname } from 'node:path';

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // EPERM: it exists and belongs to someone else.
    return thrown.code === 'EPERM';
  }
}

/** The owner's process id, or undefined when the lock is free or its owner is gone. */
function readOwner(path) {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    // A lock older than the machine's start names a process of an earlier life.
    const bootedAt = Date.now() - uptime() * 1000;
    const isFromThisLife = statSync(path).mtimeMs > bootedAt - 5000;
    return isFromThisLife && isAlive(pid) ? pid : undefined;
  } catch (thrown) {
    if (thrown.code === 'ENOENT') return undefined;
    throw thrown;
  }
}

/** True when `path` now is ours. A link appears with its content at once, so nobody ever reads an empty lock. */
function take(path) {
  const own = `${path}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, path);
    return true;
  } catch (thrown) {
    if (thrown.code === 'EEXIST') return false;
    throw thrown;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Removes a lock whose owner is gone; a second lock keeps two processes from removing each other's new one. */
function removeAbandoned(path) {
  const removal = `${path}.removal`;
  if (!take(removal)) {
    if (readOwner(removal) === undefined) rmSync(removal, { force: true });
    return;
  }
  try {
    if (readOwner(path) === undefined) rmSync(path, { force: true });
  } finally {
    rmSync(removal, { force: true });
  }
}

/** Runs `work` while holding the lock; `onWait(pid)` is called once when another process holds it. */
export async function withLock(path, onWait, work) {
  mkdirSync(dirname(path), { recursive: true });
  let hasWaited = false;
  while (!take(path)) {
    const owner = readOwner(path);
    if (owner === undefined) {
      removeAbandoned(path);
      continue;
    }
    if (!hasWaited) onWait(owner);
    hasWaited = true;
    await pause(100);
  }
  const release = () => rmSync(path, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}
