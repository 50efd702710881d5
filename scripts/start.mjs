// `npm start -- [options]`: installs and builds what is missing or stale, then runs the server with the options given.
import './require-node.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureDependencies } from './bootstrap.mjs';
import { ensureBuilt } from './build-parts.mjs';
import { productNode, root } from './checkout.mjs';
import { runForeground } from './child.mjs';
import { runScript } from './say.mjs';

await runScript(async () => {
  await ensureDependencies();
  await ensureBuilt();
  const signals = pathToFileURL(join(root, 'scripts/once-signals.mjs')).href;
  const main = join(root, 'dist/server/main.js');
  return runForeground(productNode(), ['--import', signals, main, ...process.argv.slice(2)], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      KEEPWELL_ROOT: root,
      // Compiled code is kept between starts.
      NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'),
    },
  });
});
