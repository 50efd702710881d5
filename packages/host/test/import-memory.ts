// Run as a process of its own: imports the file named in argv into a fresh SQLite store and prints rows and peak memory.
import { randomBytes } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelKinds } from '@keepwell/model';
import { openStore, systemActor } from '@keepwell/store';
import { createImporter } from '../src/index.ts';

const file = process.argv[2] ?? '';
const folder = mkdtempSync(join(tmpdir(), 'keepwell-import-'));
const clock = { now: () => Date.now() };
const random = (bytes: number) => randomBytes(bytes);
const store = await openStore({
  database: { kind: 'sqlite', folder },
  kinds: modelKinds.all,
  clock,
  random,
  timeZone: () => 'UTC',
});
const importer = await createImporter({ store, folder, clock, random });
const actor = systemActor('test');
const reader = { language: 'en', timeZone: 'UTC' } as const;
const upload = await importer.upload(actor, { name: 'orders.csv', bytes: createReadStream(file), reader });
await importer.run(actor, upload.id);
const { run } = await importer.settled(actor, upload.id);
const created = run?.outcome?.created ?? 0;
await importer.close();
await store.close();
rmSync(folder, { recursive: true, force: true });
// Linux reports kilobytes.
process.stdout.write(
  JSON.stringify({ created, problem: run?.job.problem, peak: process.resourceUsage().maxRSS * 1024 }),
);
process.exit(0);
