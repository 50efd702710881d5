// The rows that did not go in, as a file to correct and import again: line, reason, suggestion, then the original columns.
import type { Language } from '@keepwell/kernel';
import { csvLine } from './csv-writer.ts';
import type { ProblemRow } from './file-facts.ts';

export interface RefusedRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly problems: readonly ProblemRow[];
}

const heads = {
  line: { en: 'Line (Keepwell)', zh: '行号（留客）' },
  reason: { en: 'Reason (Keepwell)', zh: '原因（留客）' },
  suggestion: { en: 'Suggestion (Keepwell)', zh: '建议（留客）' },
} as const;

const known = new Set(Object.values(heads).flatMap((head) => [head.en, head.zh] as string[]));

/** True for a column that this file adds, so that a corrected file maps by itself. */
export function isRefusalHead(name: string): boolean {
  return known.has(name);
}

export function refusedHead(names: readonly string[], language: Language): string {
  return csvLine([heads.line[language], heads.reason[language], heads.suggestion[language], ...names]);
}

/** A row that came out of such a file before keeps its own columns: the old remarks are dropped by the caller. */
export function refusedLine(row: RefusedRow, language: Language): string {
  const join = (texts: readonly string[]): string => [...new Set(texts)].join(language === 'zh' ? '；' : '; ');
  return csvLine([
    String(row.line),
    join(row.problems.map((problem) => problem.reason[language])),
    join(row.problems.map((problem) => problem.suggestion[language])),
    ...row.cells,
  ]);
}
