// The databases every HTTP test runs on: a fresh SQLite folder, or a fresh database of a throw-away PostgreSQL.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll } from 'vitest';

interface TestPostgres {
  readonly url?: string;
  readonly error?: string;
  stop?(): Promise<void>;
}

let postgres: Promise<TestPostgres> | null = null;

afterAll(async () => {
  const opened = await postgres;
  await opened?.stop?.();
});

async function openPostgres(): Promise<string> {
  // A script of the repository, outside every package: the program itself never needs it.
  const script: string = '../../../scripts/postgres-process.mjs';
  postgres ??= (import(script) as Promise<{ openPostgres(): Promise<TestPostgres> }>).then((module) =>
    module.openPostgres(),
  );
  const { url, error } = await postgres;
  if (url === undefined) throw new Error(`PostgreSQL for the tests did not start: ${error}`);
  return url;
}

export const databaseKinds = ['sqlite', 'postgres'] as const;
export type DatabaseKind = (typeof databaseKinds)[number];

/** The URL of an empty database, null for SQLite; `drop` when the server on it has stopped. */
export async function createDatabase(kind: DatabaseKind): Promise<{ url: string | null; drop(): Promise<void> }> {
  if (kind === 'sqlite') return { url: null, drop: async () => undefined };
  const main = await openPostgres();
  const name = `keepwell_server_${randomBytes(6).toString('hex')}`;
  const run = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: main });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await run(`create database ${name}`);
  const url = new URL(main);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`drop database if exists ${name} with (force)`) };
}
