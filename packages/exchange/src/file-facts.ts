// What reading a file once tells about it; the shapes that travel to the import screen.
import type { Text } from '@keepwell/kernel';
import type { Dialect, DialectEvidence, FileDialect } from './dialect.ts';

/** How the texts of one column are written where that is not plain from a single cell. */
export interface ColumnReading {
  /** Order of dates such as 31/12/2026 or 12/31/2026, decided by the whole column. */
  readonly dateOrder?: 'dayFirst' | 'monthFirst';
  /** `0,61` is a decimal fraction. */
  readonly decimalComma?: boolean;
}

/** What a person should know about a column; a calm one needs no attention. */
export type ColumnNote = Text & { readonly calm?: true };

export interface Column {
  index: number;
  name: string;
  /** Name of a field type, inferred from the whole column. */
  type: string;
  options: Record<string, unknown>;
  filled: number;
  empty: number;
  /** How many different values; null when there are too many to count. */
  distinct: number | null;
  /** No value occurs twice and none is missing. */
  unique: boolean;
  samples: string[];
  notes: ColumnNote[];
  reading: ColumnReading;
}

export interface FileFacts {
  name: string;
  bytes: number;
  rows: number;
  dialect: Dialect;
  evidence: DialectEvidence;
  /** The first lines as they stand, decoded. */
  lines: string[];
  columns: Column[];
}

/** Facts as the host keeps them: with the whole dialect. */
export interface KeptFacts extends FileFacts {
  dialect: FileDialect;
}

export interface NewField {
  type: string;
  options: Record<string, unknown>;
  labels: { zh?: string; en?: string };
  key: string;
  unique: boolean;
}

/** Which column goes into which field of which entity. */
export interface Mapping {
  target: { entity: string } | { newEntity: { app: string | null; labels: { zh?: string; en?: string }; key: string } };
  columns: { index: number; field: { id: string } | NewField | null }[];
  matchColumn: number | null;
  onMatch: 'update' | 'skip';
  addOptions: boolean;
}

export interface ProblemRow {
  line: number;
  column: string | null;
  value: string;
  reason: Text;
  suggestion: Text;
}

export interface Outcome {
  created: number;
  updated: number;
  skipped: number;
  refused: number;
  /** The first 200. */
  problems: ProblemRow[];
  milliseconds: number;
  entity: string | null;
  operation: number | null;
}
