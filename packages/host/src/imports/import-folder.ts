// The folder of one import on disk: the uploaded file, what is known of it, the rows that were refused.
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { AppError } from '@keepwell/kernel';
import type { RefusedRow } from '@keepwell/exchange';
import type { KeptImport } from './kept-import.ts';

export interface ImportFolder {
  readonly file: string;
  /** Streams the upload to disk; more than `maxBytes` removes it again and throws `exchange.file_too_large`. */
  receive(name: string, bytes: AsyncIterable<Uint8Array>, maxBytes: number): Promise<number>;
  save(kept: KeptImport): Promise<void>;
  /** Appends refused rows; answers the size of their file. `kind` keeps those of a dry run apart. */
  refuse(kind: RefusedKind, rows: readonly RefusedRow[]): Promise<number>;
  /** Cuts the refused file to a size, 0 to begin anew. */
  cutRefused(kind: RefusedKind, bytes: number): Promise<void>;
  readRefused(kind: RefusedKind): AsyncIterable<RefusedRow>;
  /** The upload is not needed once its rows are in. */
  dropFile(): Promise<void>;
  remove(): Promise<void>;
}

export type RefusedKind = 'dry-run' | 'run';

export function openImportFolder(root: string, id: string): ImportFolder {
  const folder = join(root, id);
  const file = join(folder, 'upload');
  const state = join(folder, 'import.json');
  const refused = (kind: RefusedKind): string => join(folder, `refused-${kind}.jsonl`);
  return {
    file,
    async receive(name, bytes, maxBytes) {
      await mkdir(folder, { recursive: true });
      const out = createWriteStream(file, { flags: 'wx' });
      let size = 0;
      try {
        for await (const chunk of bytes) {
          size += chunk.length;
          if (size > maxBytes)
            throw new AppError('exchange.file_too_large', { name, limit: Math.floor(maxBytes / 1e6) });
          if (!out.write(chunk)) await once(out, 'drain');
        }
        out.end();
        await once(out, 'finish');
      } catch (thrown) {
        out.destroy();
        await rm(folder, { recursive: true, force: true });
        throw thrown;
      }
      return size;
    },
    async save(kept) {
      // A reader sees the old state or the new one, never half of it.
      const next = `${state}.next`;
      await writeFile(next, JSON.stringify(kept));
      await rename(next, state);
    },
    async refuse(kind, rows) {
      if (rows.length > 0) {
        await writeFile(refused(kind), rows.map((row) => `${JSON.stringify(row)}\n`).join(''), { flag: 'a' });
      }
      return sizeOf(refused(kind));
    },
    async cutRefused(kind, bytes) {
      if (bytes === 0) await rm(refused(kind), { force: true });
      else await truncate(refused(kind), bytes);
    },
    async *readRefused(kind) {
      const handle = await open(refused(kind)).catch(() => undefined);
      if (handle === undefined) return;
      for await (const line of handle.readLines()) if (line !== '') yield JSON.parse(line) as RefusedRow;
    },
    dropFile: () => rm(file, { force: true }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

/** The imports kept under `root`; a folder without readable state is an upload that never ended, and is removed. */
export async function loadImports(root: string): Promise<KeptImport[]> {
  await mkdir(root, { recursive: true });
  const kept: KeptImport[] = [];
  for (const name of await readdir(root)) {
    try {
      kept.push(JSON.parse(await readFile(join(root, name, 'import.json'), 'utf8')) as KeptImport);
    } catch {
      await rm(join(root, name), { recursive: true, force: true });
    }
  }
  return kept;
}
