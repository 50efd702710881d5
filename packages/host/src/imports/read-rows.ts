// Reads a file row by row in chunks; used on the worker thread, where reading synchronously blocks nobody.
import { closeSync, openSync, readSync } from 'node:fs';
import { createCsvReader, type CsvRow, type FileDialect } from '@keepwell/exchange';

const chunkSize = 64 * 1024;

/** The buffer of a chunk is used again for the next one. */
export function* readChunks(file: string): Generator<Uint8Array> {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(chunkSize);
    for (;;) {
      const size = readSync(handle, buffer, 0, chunkSize, null);
      if (size === 0) return;
      yield buffer.subarray(0, size);
    }
  } finally {
    closeSync(handle);
  }
}

/** The rows behind the header, and the header itself once through `onHeader`. */
export function* readRows(
  file: string,
  dialect: FileDialect,
  onHeader: (cells: readonly string[]) => void = () => {},
): Generator<CsvRow> {
  const reader = createCsvReader(dialect);
  function* behindHeader(rows: readonly CsvRow[]): Generator<CsvRow> {
    for (const row of rows) {
      if (row.line > dialect.headerRow) yield row;
      else if (row.line === dialect.headerRow) onHeader(row.cells);
    }
  }
  for (const chunk of readChunks(file)) yield* behindHeader(reader.push(chunk));
  yield* behindHeader(reader.end());
}
