// Builds what is stale: the server's bundle by esbuild, the pages by Vite.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sayWaiting, workLock } from './bootstrap.mjs';
import { fingerprint, parts, staleParts } from './build-inputs.mjs';
import { productNode, root, toolEnvironment } from './checkout.mjs';
import { runCollecting } from './child.mjs';
import { withLock } from './lock.mjs';
import { Refusal, say } from './say.mjs';

const titles = { server: { en: 'the server', zh: '服务端' }, web: { en: 'the pages', zh: '页面' } };

/** The command that makes a part in `folder`. Both run on the product's Node, whichever Node this is. */
function commandOf(name, folder) {
  if (name === 'server') {
    const module = pathToFileURL(join(root, 'scripts/build-server.mjs')).href;
    const call = `import(${JSON.stringify(module)}).then((it) => it.buildServer({ outdir: ${JSON.stringify(folder)} }))`;
    return {
      args: [
        '--input-type=module',
        '-e',
        `await ${call}.catch((thrown) => { console.error(thrown.message); process.exit(1); });`,
      ],
      cwd: root,
    };
  }
  const cwd = join(root, 'packages/web');
  const vite = join(cwd, 'node_modules/vite/bin/vite.js');
  return { args: [vite, 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'], cwd };
}

/** Builds beside the old output and swaps at the end: a build that fails leaves the old one in place. */
async function buildPart(name) {
  const target = join(root, parts[name].folder);
  const fresh = `${target}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(dirname(target), { recursive: true });
  // Before the build: whoever saves a file meanwhile gets another build, not a stale one.
  const stamp = fingerprint(name);
  const { args, cwd } = commandOf(name, fresh);
  const env = toolEnvironment({ NODE_ENV: 'production' });
  const done = await runCollecting(productNode(), args, { cwd, env });
  if (done.code !== 0 || !existsSync(fresh)) {
    rmSync(fresh, { recursive: true, force: true });
    const { en, zh } = titles[name];
    throw new Refusal(
      { en: `Building ${en} failed; the lines above say where.`, zh: `构建${zh}失败，位置见上方。` },
      done.output,
    );
  }
  writeFileSync(join(fresh, '.stamp'), stamp);
  const old = `${target}.old`;
  rmSync(old, { recursive: true, force: true });
  if (existsSync(target)) renameSync(target, old);
  renameSync(fresh, target);
  rmSync(old, { recursive: true, force: true });
}

/** Builds the parts that are stale; two commands at once build one after the other, and the second finds it done. */
export async function ensureBuilt({ force = false, only = Object.keys(parts) } = {}) {
  const isWanted = (name) => only.includes(name);
  if (!force && staleParts().filter(isWanted).length === 0) return;
  await withLock(workLock, sayWaiting, async () => {
    const stale = (force ? Object.keys(parts) : staleParts()).filter(isWanted);
    if (stale.length === 0) return;
    say({
      en: `Building ${stale.map((name) => titles[name].en).join(' and ')} …`,
      zh: `正在构建${stale.map((name) => titles[name].zh).join('和')}……`,
    });
    const startedAt = Date.now();
    await Promise.all(stale.map(buildPart));
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    say({ en: `Built in ${seconds} s.`, zh: `构建完成，用时 ${seconds} 秒。` });
  });
}
