// The data folder: made if missing, checked for writing, and held by one process at a time.
import { AppError } from '@keepwell/kernel';
import Database from 'better-sqlite3';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface DataFolder {
  readonly path: string;
  release(): void;
}

function reasonOf(thrown: unknown): string {
  const { code, message } = thrown as { code?: string; message?: string };
  return code ?? message ?? String(thrown);
}

/**
 * Holds the folder until `release` or the end of the process, however it ends: the lock is the operating system's, on an
 * SQLite file that is kept open in a write transaction, so there is no stale lock to clean up after a power cut.
 *
 * @throws server.folder_unusable, server.folder_in_use
 */
export function holdDataFolder(path: string): DataFolder {
  const pidFile = join(path, 'keepwell.pid');
  let lock: Database.Database;
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    lock = new Database(join(path, 'keepwell.lock'), { timeout: 0 });
  } catch (thrown) {
    throw new AppError('server.folder_unusable', { folder: path, reason: reasonOf(thrown) }, { cause: thrown });
  }
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (thrown) {
    lock.close();
    if (!reasonOf(thrown).startsWith('SQLITE_BUSY')) {
      throw new AppError('server.folder_unusable', { folder: path, reason: reasonOf(thrown) }, { cause: thrown });
    }
    let pid = '?';
    try {
      pid = readFileSync(pidFile, 'utf8').trim();
    } catch {
      // Without its number the sentence still says what to do.
    }
    throw new AppError('server.folder_in_use', { folder: path, pid });
  }
  try {
    writeFileSync(pidFile, `${process.pid}\n`);
  } catch (thrown) {
    lock.close();
    throw new AppError('server.folder_unusable', { folder: path, reason: reasonOf(thrown) }, { cause: thrown });
  }
  return {
    path,
    release() {
      if (!lock.open) return;
      rmSync(pidFile, { force: true });
      lock.close();
    },
  };
}
