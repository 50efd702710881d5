// Where accounts live: a file of their own on SQLite (the store's writer must not share its connection), a schema on PostgreSQL.
import Database from 'better-sqlite3';
import { type Generated, Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely';
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
  __rowid?: Generated<number>;
}

export interface AccountsDatabase {
  readonly kysely: Kysely<AccountTables>;
  readonly type: 'sqlite' | 'postgres';
  readonly schemaName: string | undefined;
  /** Tells every process on this database, this one included, that a person's access changed; null: everybody's. */
  announce(person: string | null): Promise<void>;
  onAnnounced(listener: (person: string | null) => void): void;
  close(): Promise<void>;
}

const schemaName = 'accounts';
const channel = 'keepwell_accounts';

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
  const listeners: ((person: string | null) => void)[] = [];
  return {
    kysely,
    type: 'sqlite',
    schemaName: undefined,
    async announce(person) {
      for (const listener of listeners) listener(person);
    },
    onAnnounced: (listener) => void listeners.push(listener),
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
  await kysely.connection().execute(async (connection) => {
    // Two processes may start at once on an empty database: one migrates, the other waits.
    await sql`select pg_advisory_lock(482067101)`.execute(connection);
    try {
      await connection.schema.createSchema(schemaName).ifNotExists().execute();
      await migrateOwnTables(connection.withSchema(schemaName));
    } finally {
      await sql`select pg_advisory_unlock(482067101)`.execute(connection);
    }
  });
  const listeners: ((person: string | null) => void)[] = [];
  const ear = createEar(url, (person) => {
    for (const listener of listeners) listener(person);
  });
  await ear.ready;
  return {
    kysely: inSchema,
    type: 'postgres',
    schemaName,
    async announce(person) {
      await sql`select pg_notify(${channel}, ${person ?? ''})`.execute(kysely);
    },
    onAnnounced: (listener) => void listeners.push(listener),
    async close() {
      await ear.close();
      await kysely.destroy();
    },
  };
}

/** Listens for announcements on a connection of its own, and opens another when it breaks. */
function createEar(
  url: string,
  hear: (person: string | null) => void,
): { ready: Promise<void>; close(): Promise<void> } {
  let client: pg.Client | null = null;
  let isClosed = false;
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url });
    next.on('notification', (notice) => hear(notice.payload === '' ? null : (notice.payload ?? null)));
    next.on('error', () => {
      if (client !== next || isClosed) return;
      client = null;
      // What was announced meanwhile is unknown: everybody's access is looked up again.
      hear(null);
      setTimeout(() => void reconnect(), 1000).unref();
    });
    await next.connect();
    await next.query(`listen ${channel}`);
    client = next;
  };
  const reconnect = async (): Promise<void> => {
    if (isClosed) return;
    try {
      await connect();
      hear(null);
    } catch {
      setTimeout(() => void reconnect(), 1000).unref();
    }
  };
  return {
    ready: connect(),
    async close() {
      isClosed = true;
      await client?.end();
    },
  };
}

export function openAccountsDatabase(
  database: { readonly kind: 'sqlite'; readonly folder: string } | { readonly kind: 'postgres'; readonly url: string },
): Promise<AccountsDatabase> {
  return database.kind === 'sqlite' ? openSqlite(database.folder) : openPostgres(database.url);
}
