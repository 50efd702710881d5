// `npm run dev -- [server options]`: the server from source, started again on change, and Vite with the pages.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runCommand } from './bootstrap.mjs';
import { productNode, root, toolEnvironment } from './checkout.mjs';
import { say } from './say.mjs';

/** The server's port, to which Vite passes /api on. The server itself reads its options; this only has to agree. */
function serverPort(args) {
  const at = args.findIndex((arg) => arg === '--port' || arg.startsWith('--port='));
  if (at === -1) return process.env.PORT || '4400';
  return args[at].includes('=') ? args[at].slice('--port='.length) : args[at + 1];
}

const pagesUrl = 'http://127.0.0.1:4401';

await runCommand(import.meta.url, async () => {
  const args = process.argv.slice(2);
  const signals = pathToFileURL(join(root, 'scripts/once-signals.mjs')).href;
  const main = join(root, 'packages/server/src/main.ts');
  const web = join(root, 'packages/web');
  const programs = [
    {
      args: ['--watch', '--watch-preserve-output', '--import', signals, main, ...args],
      // Links that the server prints and the origins it trusts are those of the page that Vite serves.
      env: { PUBLIC_URL: process.env.PUBLIC_URL || pagesUrl, KEEPWELL_ROOT: root },
      cwd: root,
    },
    {
      args: [join(web, 'node_modules/vite/bin/vite.js')],
      env: { KEEPWELL_SERVER: `http://127.0.0.1:${serverPort(args)}` },
      cwd: web,
    },
  ];
  say({ en: `Pages with live reload: ${pagesUrl}`, zh: `实时刷新的页面：${pagesUrl}` });

  const children = programs.map(({ args: words, env, cwd }) =>
    spawn(productNode(), words, { stdio: ['ignore', 'inherit', 'inherit'], cwd, env: toolEnvironment(env) }),
  );
  const stopAll = () => {
    for (const child of children) child.kill('SIGTERM');
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, stopAll);
  // One without the other is of no use: when either ends, both do.
  const codes = await Promise.all(
    children.map(
      (child) =>
        new Promise((resolve) => {
          child.once('exit', (code) => {
            stopAll();
            resolve(code ?? 0);
          });
        }),
    ),
  );
  return Math.max(...codes);
});
