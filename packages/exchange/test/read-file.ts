// Reads a whole file as the import does, for the tests of this package.
import {
  createColumnInference,
  type CsvRow,
  createCsvReader,
  createEncodingProbe,
  detectDialect,
} from '../src/index.ts';

export interface ReadFile {
  readonly encoding: string | null;
  readonly dialect: ReturnType<typeof detectDialect>['dialect'];
  readonly evidence: ReturnType<typeof detectDialect>['evidence'];
  readonly header: readonly string[] | null;
  readonly rows: readonly CsvRow[];
  readonly columns: ReturnType<ReturnType<typeof createColumnInference>['finish']>;
}

/** `chunk`: how many bytes are handed over at once. */
export function readFile(bytes: Uint8Array, chunk = 64 * 1024): ReadFile {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += chunk) chunks.push(bytes.subarray(at, at + chunk));
  const probe = createEncodingProbe();
  for (const part of chunks) probe.push(part);
  const found = probe.finish();
  const encoding = found.encoding ?? 'utf-8';
  const head = new TextDecoder(encoding).decode(bytes.subarray(0, 64 * 1024));
  const { dialect, evidence } = detectDialect(head, {
    encoding,
    lineEnd: found.lineEnd,
    evidence: found.evidence,
    whole: bytes.length <= 64 * 1024,
  });
  const reader = createCsvReader(dialect);
  const all = [...chunks.flatMap((part) => reader.push(part)), ...reader.end()];
  const header = all.find((row) => row.line === dialect.headerRow)?.cells ?? null;
  const rows = all.filter((row) => row.line > dialect.headerRow);
  const inference = createColumnInference(header);
  for (const row of rows) inference.add(row);
  return { encoding: found.encoding, dialect, evidence, header, rows, columns: inference.finish() };
}

export function toBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
