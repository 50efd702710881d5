// What can be asked of imports: from an uploaded file to records, as one operation that can be cancelled and continued.
import type { Dialect, FileFacts, Mapping, Outcome } from '@keepwell/exchange';
import type { Clock, Language, Random } from '@keepwell/kernel';
import type { Reader } from '@keepwell/model';
import type { Actor, Store } from '@keepwell/store';
import type { Person } from './link-resolver.ts';
import type { ImportWorkers } from './import-workers.ts';

/** A piece of long work as it is shown; the wire's `Job`. */
export interface ImportJob {
  id: string;
  kind: 'import.dry_run' | 'import.run';
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  /** Rows. */
  done: number;
  total: number | null;
  startedAt: number | null;
  finishedAt: number | null;
  problem?: { code: string; params: Record<string, unknown> };
}

export interface ImportState {
  id: string;
  facts: FileFacts;
  mapping: Mapping;
  dryRun: { job: ImportJob; outcome: Outcome | null } | null;
  run: { job: ImportJob; outcome: Outcome | null } | null;
}

export interface Upload {
  /** File name as the person knows it. */
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Entity the rows go into; absent: a new one is proposed in `app`. */
  readonly entity?: string;
  readonly app?: string;
  /** In whose language and zone figures and dates are read. */
  readonly reader: Reader;
}

export interface ImporterOptions {
  readonly store: Store;
  /** Data folder; imports live in its sub-folder `imports`. */
  readonly folder: string;
  readonly clock: Clock;
  readonly random: Random;
  /** Worker threads to share; absent: the importer's own. */
  readonly workers?: ImportWorkers;
  /** Largest file, in bytes; default 500 MB. */
  readonly maxBytes?: number;
  /** Rows handed over and written at once; default 250. */
  readonly slice?: number;
  /** The members whom a file may name in fields of people; none by default. */
  readonly people?: () => Promise<readonly Person[]>;
}

/** Only the person who uploaded a file sees its import; for others it does not exist (`host.import_not_found`). */
export interface Importer {
  /** Throws `exchange.file_empty`, `exchange.file_not_text`, `exchange.file_too_large`. */
  upload(actor: Actor, upload: Upload): Promise<ImportState>;
  get(actor: Actor, id: string): Promise<ImportState>;
  /** The imports of the actor, newest first. */
  list(actor: Actor): Promise<readonly ImportState[]>;
  /** Reads the file again in the corrected dialect; the mapping is proposed anew. Throws `host.import_busy`. */
  setDialect(actor: Actor, id: string, dialect: Dialect): Promise<ImportState>;
  /** Throws `host.mapping_refused` with issues, `host.import_busy`. */
  setMapping(actor: Actor, id: string, mapping: Mapping): Promise<ImportState>;
  /** Starts judging every row without writing any; answers at once. */
  dryRun(actor: Actor, id: string): Promise<ImportState>;
  /** Starts writing; a second call answers with the run that goes on. After an interruption it goes on where it stopped. */
  run(actor: Actor, id: string): Promise<ImportState>;
  /** Stops what runs; what a run wrote (also one interrupted by a restart) is taken back. Answers when that is done. */
  cancel(actor: Actor, id: string): Promise<ImportState>;
  /** Answers when nothing runs any more for this import. */
  settled(actor: Actor, id: string): Promise<ImportState>;
  /** The rows that did not go in (of the run, else of the dry run) as a CSV file in the reader's language. */
  refusedRows(actor: Actor, id: string, language: Language): Promise<{ name: string; chunks: AsyncIterable<string> }>;
  /** Stops the workers; a run that goes on is left as interrupted. */
  close(): Promise<void>;
}
