// Where accounts live: a file of their own on SQLite (the store's writer must not share its connection), a schema on PostgreSQL.
import { AppError } from '@keepwell/kernel';
import Database from 'better-sqlite3';
import { Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely';
import { join } from 'node:path';
import pg from 'pg';

interface UserTable {
  id: string;
  name: string;
  email: string;
  role: 'owner' | 'member';
  language: 'zh' | 'en';
  active: boolean | number;
  createdAt: string | Date;
}

interface LinkTable {
  id: string;
  purpose: 'setup' | 'invitation' | 'reset';
  /** SHA-256 of the token: who reads the database cannot use the link. */
  token_hash: string;
  email: string;
  role: string;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}

interface SettingTable {
  name: string;
  value: string;
}

export interface AccountTables {
  user: UserTable;
  one_time_link: LinkTable;
  setting: SettingTable;
}

export interface AccountsDatabase {
  readonly kysely: Kysely<AccountTables>;
  readonly type: 'sqlite' | 'postgres';
  readonly schemaName: string | undefined;
  /** Runs `work` while no other process changes the tables: two may start at once on an empty database. */
  exclusively<Result>(work: () => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

const schemaName = 'accounts';

/** The newest shape this program knows. A higher number in the database means a newer program made it. */
const migrations: readonly ((db: Kysely<AccountTables>) => Promise<void>)[] = [
  async (db) => {
    await db.schema
      .createTable('one_time_link')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('purpose', 'text', (column) => column.notNull())
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      .addColumn('email', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('used_at', 'bigint')
      .execute();
  },
];

async function migrateOwnTables(db: Kysely<AccountTables>): Promise<void> {
  await db.schema
    .createTable('setting')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  const done = Number((await readSetting(db, 'schema_version')) ?? 0);
  if (done > migrations.length) throw new AppError('store.data_newer', { found: done, known: migrations.length });
  for (const [index, migrate] of migrations.entries()) {
    if (index < done) continue;
    await db.transaction().execute(async (transaction) => {
      await migrate(transaction);
      await writeSetting(transaction, 'schema_version', String(index + 1));
    });
  }
}

export async function readSetting(db: Kysely<AccountTables>, name: string): Promise<string | null> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value ?? null;
}

export async function writeSetting(db: Kysely<AccountTables>, name: string, value: string): Promise<void> {
  await db
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/** Writes the setting only when it is absent, and gives what then stands there: the first process wins. */
export async function claimSetting(db: Kysely<AccountTables>, name: string, value: string): Promise<string> {
  await db
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  return (await readSetting(db, name)) ?? value;
}

async function openSqlite(folder: string): Promise<AccountsDatabase> {
  const file = new Database(join(folder, 'accounts.db'));
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = FULL');
  file.pragma('busy_timeout = 2000');
  const kysely = new Kysely<AccountTables>({ dialect: new SqliteDialect({ database: file }) });
  await migrateOwnTables(kysely);
  return {
    kysely,
    type: 'sqlite',
    schemaName: undefined,
    exclusively: (work) => work(),
    close: () => kysely.destroy(),
  };
}

async function openPostgres(url: string): Promise<AccountsDatabase> {
  // bigint arrives as text by default; the instants stored here are exact numbers.
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === 20 ? Number : pg.types.getTypeParser(oid, format as 'text'),
  };
  const pool = new pg.Pool({ connectionString: url, max: 4, types: types as pg.CustomTypesConfig });
  // An idle connection that the server drops must not end the process; the next query opens another.
  pool.on('error', () => undefined);
  const kysely = new Kysely<AccountTables>({ dialect: new PostgresDialect({ pool }) });
  const inSchema = kysely.withSchema(schemaName);
  const exclusively = <Result>(work: () => Promise<Result>): Promise<Result> =>
    kysely.connection().execute(async (connection) => {
      await sql`select pg_advisory_lock(482067101)`.execute(connection);
      try {
        return await work();
      } finally {
        await sql`select pg_advisory_unlock(482067101)`.execute(connection);
      }
    });
  try {
    await exclusively(async () => {
      await kysely.schema.createSchema(schemaName).ifNotExists().execute();
      await migrateOwnTables(inSchema);
    });
  } catch (thrown) {
    await kysely.destroy();
    throw thrown;
  }
  return {
    kysely: inSchema,
    type: 'postgres',
    schemaName,
    exclusively,
    close: () => kysely.destroy(),
  };
}

export function openAccountsDatabase(
  database: { readonly kind: 'sqlite'; readonly folder: string } | { readonly kind: 'postgres'; readonly url: string },
): Promise<AccountsDatabase> {
  return database.kind === 'sqlite' ? openSqlite(database.folder) : openPostgres(database.url);
}
