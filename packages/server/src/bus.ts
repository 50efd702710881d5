// Tells every process of this installation at once what no log carries: ended access, changed definitions, jobs' progress.
import type { Job } from '@keepwell/api';
import { randomUUID } from 'node:crypto';
import pg from 'pg';

export type Notice =
  /** Sessions of this person may have ended; null: look everybody up again. */
  | { readonly topic: 'access'; readonly person: string | null }
  | { readonly topic: 'document'; readonly document: string; readonly kind: string; readonly actor: string }
  /** Records have new scores, of which the log tells only the bands. */
  | { readonly topic: 'scores'; readonly entity: string }
  | { readonly topic: 'job'; readonly person: string; readonly job: Job };

export interface Bus {
  /** Resolves when this process's listeners have heard it. */
  announce(notice: Notice): Promise<void>;
  listen(listener: (notice: Notice) => void): void;
  close(): Promise<void>;
}

interface Ear {
  readonly listeners: ((notice: Notice) => void)[];
  hear(notice: Notice): void;
}

function createEar(): Ear {
  const listeners: ((notice: Notice) => void)[] = [];
  return {
    listeners,
    hear(notice) {
      for (const listener of listeners) listener(notice);
    },
  };
}

/** The bus of a single process. */
export function createLocalBus(): Bus {
  const ear = createEar();
  return {
    announce: async (notice) => ear.hear(notice),
    listen: (listener) => void ear.listeners.push(listener),
    close: async () => undefined,
  };
}

const channel = 'keepwell_server';

/** The bus of several processes on one PostgreSQL: NOTIFY, heard on a connection of its own that is reopened when it breaks. */
export async function connectPostgresBus(url: string): Promise<Bus> {
  const ear = createEar();
  const ownName = randomUUID();
  let client: pg.Client | null = null;
  let isClosed = false;
  let isDeaf = false;
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, keepAlive: true });
    next.on('notification', ({ payload }) => {
      const { from, notice } = JSON.parse(payload ?? '{}') as { from: string; notice: Notice };
      if (from !== ownName) ear.hear(notice);
    });
    next.on('error', () => {
      if (client === next) lose();
    });
    next.on('end', () => {
      if (client === next) lose();
    });
    await next.connect();
    await next.query(`listen ${channel}`);
    client = next;
    // What was said meanwhile is unknown: everybody's access is looked up again.
    if (isDeaf) ear.hear({ topic: 'access', person: null });
    isDeaf = false;
  };
  const lose = (): void => {
    client = null;
    isDeaf = true;
    if (!isClosed) setTimeout(() => void connect().catch(lose), 1000).unref();
  };
  await connect();
  return {
    async announce(notice) {
      ear.hear(notice);
      await client?.query('select pg_notify($1, $2)', [channel, JSON.stringify({ from: ownName, notice })]);
    },
    listen: (listener) => void ear.listeners.push(listener),
    async close() {
      isClosed = true;
      const last = client;
      client = null;
      await last?.end();
    },
  };
}
