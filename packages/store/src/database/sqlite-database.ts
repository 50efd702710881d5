// The embedded database: a writer thread, two reader threads, and a read-only connection here for look-ups.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, type Random } from '@keepwell/kernel';
import Sqlite from 'better-sqlite3';
import type { Database } from './database.ts';
import { codeOf, toDiskError } from './failure.ts';
import { migrate } from './migrate.ts';
import { openSqlite, type SqliteConnection } from './sqlite-connection.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { type Answer, runLater, runNow, type Statement } from './step.ts';
import { startThread, type Thread } from './thread.ts';
import { workerFile } from './worker-file.ts';

export interface SqliteOptions {
  readonly folder: string;
  readonly random: Random;
  readonly maxPageCount?: number;
}

const readers = 2;

export async function openSqliteDatabase(options: SqliteOptions): Promise<Database> {
  mkdirSync(options.folder, { recursive: true });
  const lock = lockFolder(options.folder);
  const path = join(options.folder, 'keepwell.db');
  try {
    const secret = prepare(path, options.random);
    return connect(path, secret, lock, options.maxPageCount);
  } catch (thrown) {
    lock.close();
    throw toDiskError(thrown) ?? thrown;
  }
}

/** A lock the system lets go of even after kill -9: an exclusive transaction on a file of its own. */
function lockFolder(folder: string): Sqlite.Database {
  const lock = new Sqlite(join(folder, 'in-use.lock'), { timeout: 200 });
  try {
    lock.pragma('journal_mode = MEMORY');
    lock.exec('begin exclusive');
    return lock;
  } catch (thrown) {
    lock.close();
    if (codeOf(thrown).startsWith('SQLITE_BUSY')) throw new AppError('store.folder_in_use', { folder });
    throw thrown;
  }
}

/** Migrates, in one transaction, and answers the secret. A newer file is refused before anything is written to it. */
function prepare(path: string, random: Random): string {
  const connection = openSqlite({ path, readonly: false });
  try {
    connection.execute([{ sql: 'begin immediate', parameters: [] }]);
    try {
      runNow(migrate(sqliteDialect, Buffer.from(random(32)).toString('hex')), connection.execute);
      connection.execute([{ sql: 'commit', parameters: [] }]);
    } catch (thrown) {
      if (connection.raw.inTransaction) connection.execute([{ sql: 'rollback', parameters: [] }]);
      throw thrown;
    }
    const [answer] = connection.execute([{ sql: 'select secret from keepwell_data', parameters: [] }]);
    return String(answer?.rows[0]?.secret);
  } finally {
    connection.close();
  }
}

function connect(path: string, secret: string, lock: Sqlite.Database, maxPageCount?: number): Database {
  const here: SqliteConnection = openSqlite({ path, readonly: true });
  const listeners = new Set<() => void>();
  const writer = startThread({
    file: workerFile(import.meta.url, 'writer'),
    data: { path, readonly: false, maxPageCount },
    onReplies(replies) {
      if (replies.some((reply) => reply.outcome.ok)) for (const listener of listeners) listener();
    },
  });
  const pool: Thread[] = [];
  for (let index = 0; index < readers; index += 1) {
    pool.push(startThread({ file: workerFile(import.meta.url, 'reader'), data: { path, readonly: true } }));
  }
  const busy = pool.map(() => 0);

  async function scanWith(statements: readonly Statement[]): Promise<readonly Answer[]> {
    const index = busy.indexOf(Math.min(...busy));
    const thread = pool[index];
    if (thread === undefined) throw new AppError('store.closed');
    busy[index] = (busy[index] ?? 0) + 1;
    try {
      return (await thread.call(statements)) as readonly Answer[];
    } finally {
      busy[index] = (busy[index] ?? 0) - 1;
    }
  }

  return {
    dialect: sqliteDialect,
    secret,
    read: async (step) => runNow(step(), here.executeTogether),
    scan: (step) => runLater(step(), scanWith),
    async write(name, acting, input) {
      const { text, ...short } = input as { readonly text?: string };
      return (await writer.call({ name, acting, input: short }, text)) as never;
    },
    onCommit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await writer.close();
      await Promise.all(pool.map((thread) => thread.close()));
      here.close();
      lock.close();
    },
  };
}
