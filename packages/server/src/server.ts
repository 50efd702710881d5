// The composition root: opens everything a running Keepwell consists of, wires it together, and closes it in order.
import type { EndpointName } from '@keepwell/api';
import { healthModelKind } from '@keepwell/health';
import { createImporter, createScorer } from '@keepwell/host';
import type { Clock, Random } from '@keepwell/kernel';
import { modelKinds } from '@keepwell/model';
import { openStore, type Store } from '@keepwell/store';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { type Accounts, openAccounts } from './accounts/accounts.ts';
import { createApp } from './app.ts';
import { connectPostgresBus, createLocalBus } from './bus.ts';
import { createDocumentHandlers } from './handlers/document-handlers.ts';
import { createHealthHandlers } from './handlers/health-handlers.ts';
import { createImportHandlers } from './handlers/import-handlers.ts';
import { createRecordHandlers } from './handlers/record-handlers.ts';
import { createSegmentHandlers } from './handlers/segment-handlers.ts';
import { createSessionHandlers } from './handlers/session-handlers.ts';
import { createLiveStream, type LiveStream } from './live/live-stream.ts';
import { createMetrics } from './metrics.ts';

export interface ServerSettings {
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  /** Origin that people use; null: the one each request names. */
  readonly publicUrl: string | null;
  readonly trustedProxies: readonly string[];
  readonly metricsToken: string | null;
  readonly webFolder: string;
  readonly secret: string | null;
  readonly version: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: FastifyServerOptions['logger'];
  /** Tests hold every answer against its schema here. */
  readonly inspectAnswer?: (name: EndpointName, answer: unknown) => void;
}

export interface Server {
  readonly app: FastifyInstance;
  readonly accounts: Accounts;
  readonly store: Store;
  readonly live: LiveStream;
  /** Stops listening, finishes requests, closes streams, commits, closes. */
  close(): Promise<void>;
}

export async function openServer(settings: ServerSettings): Promise<Server> {
  const { dataFolder, databaseUrl, publicUrl, version, clock, random } = settings;
  const database =
    databaseUrl === null
      ? ({ kind: 'sqlite', folder: dataFolder } as const)
      : ({ kind: 'postgres', url: databaseUrl } as const);
  // Closed in reverse order, also when a later step of opening fails.
  const closings: (() => Promise<unknown>)[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of closings.splice(0).reverse()) await close();
  };
  try {
    const bus = databaseUrl === null ? createLocalBus() : await connectPostgresBus(databaseUrl);
    closings.push(() => bus.close());
    const accounts = await openAccounts({
      database,
      bus,
      publicUrl: publicUrl ?? 'http://127.0.0.1',
      secret: settings.secret,
      clock,
      random,
    });
    closings.push(() => accounts.close());
    const timeZone = (): string => accounts.organisation()?.timeZone ?? 'UTC';
    const store = await openStore({ database, kinds: [...modelKinds.all, healthModelKind], clock, random, timeZone });
    closings.push(() => store.close());
    const importer = await createImporter({
      store,
      folder: dataFolder,
      clock,
      random,
      people: async () => (await accounts.members.list()).filter(({ active }) => active),
    });
    closings.push(() => importer.close());
    let logError = (_error: unknown): void => undefined;
    const onError = (error: unknown): void => logError(error);
    const scorer = createScorer({
      store,
      clock,
      onError,
      onScored: (entity) => void bus.announce({ topic: 'scores', entity }).catch(onError),
    });
    closings.push(() => scorer.close());
    const live = createLiveStream({
      store,
      bus,
      isSignedIn: async (cookie) => (await accounts.session(cookie)) !== null,
      onError,
    });
    const metrics = createMetrics();
    metrics.gauge('keepwell_stream_clients', 'Open live streams', () => live.clientCount);
    const app = await createApp({
      ...settings,
      accounts,
      metrics,
      handlers: {
        ...createSessionHandlers({ accounts, version, database: database.kind }),
        ...createDocumentHandlers(store, bus),
        ...createRecordHandlers(store, bus, timeZone, () => accounts.members.list()),
        ...createImportHandlers({ importer, bus, timeZone, onError }),
        ...createHealthHandlers(store, scorer, bus),
        ...createSegmentHandlers(store),
        stream: (response, lastEventId, visit) => live.open(response, lastEventId, visit),
      },
      isHealthy: () => store.ping(),
    });
    logError = (error) =>
      app.log.error({ cause: error instanceof Error ? error.name : typeof error }, 'background work failed');
    // Streams never end by themselves: they are closed when listening stops, so that the other requests can be awaited.
    app.addHook('preClose', async () => live.close());
    closings.push(() => app.close());
    return { app, accounts, store, live, close: closeAll };
  } catch (thrown) {
    await closeAll();
    throw thrown;
  }
}
