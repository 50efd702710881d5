// The only door to the database: opens it, brings it to this version, and hands out the stores.
import type { Clock, Random } from '@keepwell/kernel';
import type { DocumentKind } from '@keepwell/model';
import type { ChangeLog } from './changes/change-log.ts';
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
  readonly dialect: 'sqlite' | 'postgres';
  /** True when the database answers: for /healthz. */
  ping(): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens and migrates. Throws `store.data_newer`, `store.folder_in_use`, `store.unreachable`. */
export function openStore(options: StoreOptions): Promise<Store> {
  return Promise.reject(new Error(`The store for ${options.database.kind} is being built`));
}
