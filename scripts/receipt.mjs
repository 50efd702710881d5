// `npm run -s receipt -- --verify FILE`: a score receipt recomputed from itself alone, under the Node the product runs on.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const isNew = Number.parseInt(process.versions.node, 10) >= 24;
const own = join(root, 'node_modules', '.bin', 'node');

if (!isNew && !existsSync(own)) {
  console.error(
    'The receipt command needs Node 24, which is installed with the product: run `npm start` or `npm test` once, then try again.',
  );
  process.exit(1);
}
const { status } = spawnSync(
  isNew ? process.execPath : own,
  [join(root, 'packages/health/src/cli.ts'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
