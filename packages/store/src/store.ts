// The only door to the database: opens it, brings it to this version, and hands out the stores.
import type { Clock, Random } from '@keepwell/kernel';
import type { DocumentKind } from '@keepwell/model';
import { readCatalogVersion } from './catalog/catalog.ts';
import type { ChangeLog } from './changes/change-log.ts';
import { createChangeLog } from './changes/create-change-log.ts';
import type { Database } from './database/database.ts';
import { openPostgresDatabase } from './database/postgres-database.ts';
import { openSqliteDatabase } from './database/sqlite-database.ts';
import { createDocumentStore } from './documents/create-document-store.ts';
import { createJobStore } from './jobs/create-job-store.ts';
import { createRecordStore } from './records/create-record-store.ts';
import { createScoreStore } from './scores/create-score-store.ts';
import type { ScoreStore } from './scores/score-store.ts';
import { createSegmentStore } from './segments/create-segment-store.ts';
import type { SegmentStore } from './segments/segment-store.ts';
import { createSession } from './session.ts';
import { createSettingStore } from './settings/create-setting-store.ts';
import type { DocumentStore } from './documents/document-store.ts';
import type { JobStore } from './jobs/job-store.ts';
import type { RecordStore } from './records/record-store.ts';
import type { SettingStore } from './settings/setting-store.ts';

export interface StoreOptions {
  readonly database:
    | { readonly kind: 'sqlite'; readonly folder: string }
    | { readonly kind: 'postgres'; readonly url: string };
  readonly kinds: readonly DocumentKind[];
  readonly clock: Clock;
  readonly random: Random;
  /** IANA name: decides what "today" is in rules. */
  timeZone(): string;
  /** `maxPageCount` bounds the size of the file, to test a full disk. */
  readonly sqlite?: { readonly maxPageCount?: number };
}

export interface Store {
  readonly documents: DocumentStore;
  readonly records: RecordStore;
  readonly changes: ChangeLog;
  readonly jobs: JobStore;
  readonly settings: SettingStore;
  readonly scores: ScoreStore;
  readonly segments: SegmentStore;
  readonly dialect: 'sqlite' | 'postgres';
  /** True when the database answers: for /healthz. */
  ping(): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens and migrates. Throws `store.data_newer`, `store.folder_in_use`, `store.unreachable`. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { clock, random, kinds } = options;
  const database = await openDatabase(options);
  const session = await createSession({ database, clock, random, timeZone: () => options.timeZone() });
  const documents = createDocumentStore(session, kinds);
  // Another process may have published: its entities are read again soon after.
  const stopHearing = database.dialect.hasConcurrentWriters
    ? database.onCommit(() => void session.refreshIfChanged().catch(() => undefined))
    : () => undefined;
  return {
    documents,
    records: createRecordStore(session, documents.deleted),
    changes: createChangeLog(session),
    jobs: createJobStore(session),
    settings: createSettingStore(session),
    scores: createScoreStore(session),
    segments: createSegmentStore(session),
    dialect: database.dialect.name,
    async ping() {
      try {
        await database.read(readCatalogVersion);
        return true;
      } catch {
        return false;
      }
    },
    async close() {
      stopHearing();
      await database.close();
    },
  };
}

function openDatabase({ database, random, sqlite }: StoreOptions): Promise<Database> {
  return database.kind === 'sqlite'
    ? openSqliteDatabase({ folder: database.folder, random, maxPageCount: sqlite?.maxPageCount })
    : openPostgresDatabase({ url: database.url, random });
}
