// The store's own database without the store: for the statements that it is held against, and for filling it fast.
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';

/** A bare connection to the store's own database. */
export interface Raw {
  readonly name: 'sqlite' | 'postgres';
  execute(text: string): Promise<void>;
  count(text: string): Promise<number>;
  close(): Promise<void>;
}

export function rawSqlite(folder: string): Raw {
  const database = new Sqlite(join(folder, 'keepwell.db'));
  database.pragma('synchronous = FULL');
  return {
    name: 'sqlite',
    execute: (text) => Promise.resolve(void database.exec(text)),
    count: (text) => Promise.resolve(Number(database.prepare(text).pluck().get())),
    close: () => Promise.resolve(void database.close()),
  };
}

export async function rawPostgres(url: string): Promise<Raw> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    name: 'postgres',
    execute: async (text) => void (await client.query(text)),
    count: async (text) => Number(Object.values((await client.query<Record<string, unknown>>(text)).rows[0] ?? {})[0]),
    close: () => client.end(),
  };
}
