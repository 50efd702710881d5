// `node scripts/build.mjs [--force]`: installs and builds without starting anything, for images and packages.
import { ensureDependencies } from './bootstrap.mjs';
import { ensureBuilt } from './build-parts.mjs';
import { runScript } from './say.mjs';

await runScript(async () => {
  await ensureDependencies();
  await ensureBuilt({ force: process.argv.includes('--force') });
});
