// What the main thread and the import worker say to each other: plain data only.
import type { Dialect, FileDialect, KeptFacts, MappedColumn, RefusedRow } from '@keepwell/exchange';
import type { FieldDefinition, FieldValue, Reader } from '@keepwell/model';

export interface AnalyseTask {
  readonly task: 'analyse';
  readonly file: string;
  readonly name: string;
  /** What the person corrected; absent: everything is detected. */
  readonly dialect?: Dialect;
}

export interface JudgeTask {
  readonly task: 'judge';
  readonly file: string;
  readonly dialect: FileDialect;
  readonly width: number;
  readonly columns: readonly MappedColumn[];
  readonly unfilled: readonly FieldDefinition[];
  readonly checkRequired: boolean;
  /** Fields whose values may occur only once in the file. */
  readonly unique: readonly string[];
  readonly reader: Reader;
  readonly slice: number;
  /** Slices at the beginning that are written already: judged, so that duplicates are known, but not handed over. */
  readonly skip: number;
}

/** Reads all rows only to find the texts that would have to become options. */
export interface SurveyTask extends Omit<JudgeTask, 'task'> {
  readonly task: 'survey';
}

export type WorkerTask = AnalyseTask | JudgeTask | SurveyTask;

export interface JudgedRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly values: Record<string, FieldValue>;
  readonly links: readonly { readonly field: string; readonly text: string; readonly column: string }[];
}

export interface JudgedSlice {
  readonly number: number;
  readonly rows: readonly JudgedRow[];
  readonly refused: readonly RefusedRow[];
}

export type WorkerMessage =
  | { readonly kind: 'facts'; readonly facts: KeptFacts; readonly heads: string[] }
  | { readonly kind: 'refusal'; readonly code: string; readonly params: Record<string, string | number> }
  | { readonly kind: 'slice'; readonly slice: JudgedSlice }
  | { readonly kind: 'options'; readonly options: Record<string, string[]> }
  | { readonly kind: 'end' };
