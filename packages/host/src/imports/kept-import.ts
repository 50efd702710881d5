// What is kept of an import between two requests and across restarts, and how it is shown.
import type { KeptFacts, Mapping, Outcome } from '@keepwell/exchange';
import type { Reader } from '@keepwell/model';
import type { ImportJob, ImportState } from './importer.ts';

export interface KeptImport {
  readonly id: string;
  /** User who uploaded the file. */
  readonly actor: string;
  readonly createdAt: number;
  readonly reader: Reader;
  facts: KeptFacts;
  /** Heads of the columns as they stand in the file; they come back with refused rows. */
  heads: string[];
  mapping: Mapping;
  dryRun: { job: ImportJob; outcome: Outcome | null } | null;
  run: { job: ImportJob; outcome: Outcome | null } | null;
  /** Where the run writes and how far it is; null before the first run. */
  progress: RunProgress | null;
}

export interface RunProgress {
  entity: string;
  app: string;
  /** Documents this run made, which cancelling takes away again. */
  madeEntity: boolean;
  madeApp: boolean;
  /** Column index → field id. */
  fields: Record<number, string>;
  /** Every slice of the run writes under this number; null until something was written. */
  operation: number | null;
  /** Slices that are written. */
  slices: number;
  created: number;
  updated: number;
  skipped: number;
  refused: number;
  rows: number;
  /** Bytes of the refused file that belong to these slices: what a killed process appended behind is cut off. */
  refusedBytes: number;
  milliseconds: number;
}

export function toState(kept: KeptImport): ImportState {
  const { lineEnd: _end, escape: _escape, padded: _padded, ...dialect } = kept.facts.dialect;
  return structuredClone({
    id: kept.id,
    facts: { ...kept.facts, dialect },
    mapping: kept.mapping,
    dryRun: kept.dryRun,
    run: kept.run,
  });
}
