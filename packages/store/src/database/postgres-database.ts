// PostgreSQL: a pool, a transaction per unit, advisory locks, LISTEN and NOTIFY between processes.
import { AppError, type Random } from '@keepwell/kernel';
import pg from 'pg';
import { createEngine } from '../commands/engine.ts';
import type { Database } from './database.ts';
import { codeOf, toDiskError } from './failure.ts';
import { toUnreachable, unreachable } from './unreachable.ts';
import { migrate } from './migrate.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { type Answer, type Row, runLater, type Statement, type Step } from './step.ts';

/** Advisory locks of Keepwell: writes hold `schema` shared, schema changes and migrations hold it alone. */
const schemaLock = 7_154_301;
const channel = 'keepwell_change';
/** Serialisation failure, deadlock, lock timeout: nothing was done, so the unit runs again. */
const againCodes = new Set(['40001', '40P01', '55P03']);
const attempts = 5;
/** A notification for many commits is enough: readers ask the log. */
const notifyAfterMs = 20;
const pollEveryMs = 2_000;

pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

export async function openPostgresDatabase(options: {
  readonly url: string;
  readonly random: Random;
}): Promise<Database> {
  const pool = new pg.Pool({ connectionString: options.url, max: 10, application_name: 'keepwell' });
  pool.on('error', () => undefined);
  // An error in the same packet as the welcome comes before whoever asked for the connection can listen.
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    const secret = await prepare(pool, options.random);
    return await connect(pool, options.url, secret);
  } catch (thrown) {
    await pool.end();
    if (thrown instanceof AppError) throw thrown;
    throw unreachable(thrown);
  }
}

type Execute = (statements: readonly Statement[]) => Promise<readonly Answer[]>;

/**
 * By the driver's callback: of its own promises each keeps the one before alive until a full collection, so that every row that was
 * read outlives the young generation (measured: 10 ms pauses twice a second while pages are read, against 0.2 ms).
 */
function send(client: pg.ClientBase, text: string, parameters: readonly unknown[] = []): Promise<pg.QueryResult> {
  return new Promise((resolve, reject) => {
    client.query(text, [...parameters], (error: Error | null, result) => {
      // Of several statements in one text the driver gives a list of results.
      const results = result as pg.QueryResult | readonly pg.QueryResult[];
      if (error) reject(error);
      else resolve(Array.isArray(results) ? (results.at(-1) as pg.QueryResult) : (results as pg.QueryResult));
    });
  });
}

function connection(pool: pg.Pool): Promise<pg.PoolClient> {
  return new Promise((resolve, reject) => {
    pool.connect((error, client) => {
      if (client === undefined) reject(toUnreachable(error) ?? error);
      else resolve(client);
    });
  });
}

interface Transaction {
  readonly execute: Execute;
  /** Whether anything was sent: without a statement nothing was begun. */
  hasBegun(): boolean;
}

/** `begin` crosses with the first statement where that has no parameters: each exchange is a time to wait for a processor. */
function openTransaction(client: pg.ClientBase, begin: string): Transaction {
  let unsent = begin;

  async function sendAfterBegin(text: string, parameters: readonly unknown[]): Promise<pg.QueryResult> {
    if (unsent === '') return send(client, text, parameters);
    const first = unsent;
    unsent = '';
    if (parameters.length === 0) return send(client, `${first}; ${text}`);
    await send(client, first);
    return send(client, text, parameters);
  }

  async function one(statement: Statement): Promise<Answer> {
    if (statement.each !== undefined) {
      let changed = 0;
      for (const parameters of statement.each) changed += (await one({ sql: statement.sql, parameters })).changed;
      return { rows: [], changed };
    }
    const result = await sendAfterBegin(statement.sql, statement.parameters);
    return { rows: result.rows as Row[], changed: result.rowCount ?? 0 };
  }
  return {
    hasBegun: () => unsent === '',
    async execute(statements) {
      const answers: Answer[] = [];
      for (const statement of statements) answers.push(await one(statement));
      return answers;
    },
  };
}

/** `end`: a write has happened when its commit has; nothing depends on that of a read. */
async function inTransaction<T>(
  pool: pg.Pool,
  begin: string,
  end: 'awaited' | 'sent',
  work: (execute: Execute) => Promise<T>,
): Promise<T> {
  let broken: Error | undefined;
  const lost = (error: Error): void => {
    broken = error;
  };
  const client = await connection(pool);
  // A connection that is lost between two statements says so here, and nobody listening would end the process.
  client.on('error', lost);
  try {
    const { execute, hasBegun } = openTransaction(client, begin);
    try {
      const value = await work(execute);
      const ending = hasBegun() ? send(client, 'commit') : undefined;
      if (end === 'awaited') await ending;
      else ending?.catch(lost);
      return value;
    } catch (thrown) {
      await send(client, 'rollback').catch(lost);
      throw thrown;
    }
  } catch (thrown) {
    throw toUnreachable(thrown) ?? thrown;
  } finally {
    client.off('error', lost);
    client.release(broken);
  }
}

/** Begins and takes the lock in one exchange with the server. */
const beginWith = (lock: string): string => `begin; select ${lock}(${schemaLock})`;

function prepare(pool: pg.Pool, random: Random): Promise<string> {
  return inTransaction(pool, beginWith('pg_advisory_xact_lock'), 'awaited', async (execute) => {
    await runLater(migrate(postgresDialect, Buffer.from(random(32)).toString('hex')), execute);
    const [answer] = await execute([{ sql: 'select secret from keepwell_data', parameters: [] }]);
    return String(answer?.rows[0]?.secret);
  });
}

async function connect(pool: pg.Pool, url: string, secret: string): Promise<Database> {
  const engine = createEngine(postgresDialect);
  const listeners = new Set<() => void>();
  const wake = (): void => {
    for (const listener of listeners) listener();
  };
  let notifying: NodeJS.Timeout | undefined;
  let closed = false;
  let hearing: pg.Client | undefined;

  async function hear(): Promise<void> {
    if (closed) return;
    const client = new pg.Client({ connectionString: url, application_name: 'keepwell-listen' });
    hearing = client;
    client.on('notification', wake);
    client.on('error', () => undefined);
    client.on('end', () => {
      if (!closed) setTimeout(() => void hear().catch(() => undefined), 1_000).unref();
    });
    await client.connect();
    await client.query(`listen ${channel}`);
  }
  await hear();
  // A process that died between its commit and its notification must not leave others asleep.
  const polling = setInterval(wake, pollEveryMs);
  polling.unref();

  function notify(): void {
    notifying ??= setTimeout(() => {
      notifying = undefined;
      if (!closed) pool.query(`notify ${channel}`).catch(() => undefined);
    }, notifyAfterMs);
  }

  async function read<T>(step: () => Step<T>): Promise<T> {
    return inTransaction(pool, 'begin transaction isolation level repeatable read read only', 'sent', (execute) =>
      runLater(step(), execute),
    );
  }

  async function writeOnce(call: Parameters<typeof engine.run>[0]): Promise<unknown> {
    const lock = engine.changesSchema(call) ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared';
    return inTransaction(pool, beginWith(lock), 'awaited', (execute) => runLater(engine.run(call), execute));
  }

  return {
    dialect: postgresDialect,
    secret,
    read,
    scan: read,
    async write(name, acting, input) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          const value = await writeOnce({ name, acting, input });
          notify();
          wake();
          return value as never;
        } catch (thrown) {
          engine.forget();
          // Somebody took the value between our look and our write: looking again finds who.
          const taken = postgresDialect.violatedColumn(thrown) !== undefined;
          if ((taken || againCodes.has(codeOf(thrown))) && attempt < attempts) continue;
          if (taken) throw new AppError('store.not_unique', {}, { cause: thrown });
          throw toDiskError(thrown) ?? thrown;
        }
      }
    },
    onCommit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      clearInterval(polling);
      clearTimeout(notifying);
      await hearing?.end().catch(() => undefined);
      await pool.end();
    },
  };
}
