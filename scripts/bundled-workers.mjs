// Bundles the worker threads for a run of tests or benches from source, and tells the processes of the run where they are.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildWorkers } from './build-server.mjs';
import { root } from './checkout.mjs';

/** Vitest calls this before the first test; what it answers is called after the last. */
export default async function setup(vitest) {
  // A folder of its own: two runs at once must not write over each other's threads.
  const folder = join(root, '.cache', 'workers', String(process.pid));
  await buildWorkers(folder);
  vitest?.onTestsRerun(() => buildWorkers(folder));
  process.env.KEEPWELL_WORKERS = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
