// Where the file of a worker thread is: in the bundle, or from source.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The file `<name>.worker` beside the file that asks, by its import.meta.url; in the bundle all lie in one folder.
 *
 * From source, KEEPWELL_WORKERS names a folder of bundled workers, which tests and benches make: Node takes types off with
 * WebAssembly, and V8 13 ends the whole process, rarely, when many threads of it load and free WebAssembly. A bundled thread also
 * starts in a quarter of the time.
 */
export function workerFile(asking: string, name: string): URL {
  if (!asking.endsWith('.ts')) return new URL(`./${name}.worker.js`, asking);
  const folder = process.env.KEEPWELL_WORKERS;
  if (folder === undefined) return new URL(`./${name}.worker.ts`, asking);
  return pathToFileURL(join(folder, `${name}.worker.js`));
}
