// Reads a whole file twice: once for its encoding, once for its columns.
import {
  columnNames,
  createColumnInference,
  createEncodingProbe,
  detectDialect,
  type Dialect,
  type FileDialect,
  type KeptFacts,
} from '@keepwell/exchange';
import { AppError } from '@keepwell/kernel';
import { readChunks, readRows } from './read-rows.ts';

const headSize = 64 * 1024;
const linesShown = 20;
const mostColumns = 400;

export interface FileAnalysis {
  readonly facts: KeptFacts;
  readonly heads: string[];
}

/** Throws `exchange.file_not_text`, `exchange.file_empty`, `exchange.too_many_columns`. */
export function analyseFile(file: string, name: string, corrected?: Dialect): FileAnalysis {
  const probe = createEncodingProbe();
  for (const chunk of readChunks(file)) probe.push(chunk);
  const found = probe.finish();
  if (found.bytes === 0) throw new AppError('exchange.file_empty', { name });
  const encoding = corrected?.encoding ?? found.encoding;
  if (encoding === null) throw new AppError('exchange.file_not_text', { name, found: found.found });

  const head = decodeHead(file, encoding);
  const detected = detectDialect(head, {
    encoding,
    lineEnd: found.lineEnd,
    evidence: found.evidence,
    whole: found.bytes <= headSize,
  });
  const dialect = corrected === undefined ? detected.dialect : correct(detected.dialect, corrected);
  const evidence = corrected === undefined ? detected.evidence : evidenceOf(detected, corrected);

  let heads: readonly string[] | null = null;
  let columns = dialect.headerRow === 0 ? createColumnInference(null) : undefined;
  for (const row of readRows(file, dialect, (cells) => {
    heads = cells;
    columns = createColumnInference(cells);
  })) {
    columns?.add(row);
  }
  if (columns === undefined || columns.rows === 0) throw new AppError('exchange.file_empty', { name });
  const inferred = columns.finish();
  if (inferred.length > mostColumns) {
    throw new AppError('exchange.too_many_columns', { columns: inferred.length, limit: mostColumns });
  }
  return {
    facts: {
      name,
      bytes: found.bytes,
      rows: columns.rows,
      dialect,
      evidence,
      lines: head.split(/\r\n|\n|\r/, linesShown).map((line) => line.slice(0, 500)),
      columns: inferred,
    },
    heads: columnNames(heads, inferred.length),
  };
}

function decodeHead(file: string, encoding: string): string {
  const decoder = new TextDecoder(encoding);
  for (const chunk of readChunks(file)) return decoder.decode(chunk, { stream: true });
  return '';
}

/** The person decides encoding, delimiter, quote and header; line ends stay as found, escape and padding follow the delimiter. */
function correct(detected: FileDialect, corrected: Dialect): FileDialect {
  const same = detected.delimiter === corrected.delimiter && detected.quote === corrected.quote;
  return {
    ...detected,
    ...corrected,
    escape: same ? detected.escape : corrected.quote,
    padded: same && detected.padded,
  };
}

const chosen = { en: 'Chosen by you', zh: '由您指定' };

function evidenceOf(detected: ReturnType<typeof detectDialect>, corrected: Dialect): KeptFacts['evidence'] {
  const { dialect, evidence } = detected;
  return {
    encoding: dialect.encoding === corrected.encoding ? evidence.encoding : chosen,
    delimiter: dialect.delimiter === corrected.delimiter ? evidence.delimiter : chosen,
    headerRow: dialect.headerRow === corrected.headerRow ? evidence.headerRow : chosen,
  };
}
