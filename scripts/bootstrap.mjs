// Makes the checkout ready to run on any machine with Node 18 and npm: dependencies as locked, and the product's Node.
import './require-node.mjs';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isWindows, productMajor, productNode, readToolVersions, root, toolEnvironment } from './checkout.mjs';
import { runCollecting, runForeground } from './child.mjs';
import { withLock } from './lock.mjs';
import { Refusal, runScript, say } from './say.mjs';

const stampFile = join(root, 'node_modules', '.keepwell-stamp');
export const workLock = join(root, '.cache', 'work.lock');

export function sayWaiting(pid) {
  say({
    en: `Another Keepwell command (process ${pid}) is installing or building here; waiting for it to finish.`,
    zh: `另一个留客命令（进程 ${pid}）正在此处安装或构建，等待其完成。`,
  });
}

/** What the installed dependencies must agree with. */
function dependencyStamp() {
  const packages = readdirSync(join(root, 'packages'))
    .map((name) => join('packages', name, 'package.json'))
    .filter((path) => existsSync(join(root, path)));
  const hash = createHash('sha256');
  for (const path of ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', ...packages.sort()]) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex');
}

function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === dependencyStamp() && existsSync(productNode());
}

/** npm puts our own node_modules/.bin on PATH; the installer must not run on a Node that it is about to replace. */
function pathWithoutOwnTools() {
  const own = join(root, 'node_modules');
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(own))
    .join(delimiter);
}

/** Known causes get their own sentence; for the others the installer's last lines are shown as well. */
function toRefusal(output) {
  if (/ERR_PNPM_OUTDATED_LOCKFILE|ERR_PNPM_LOCKFILE_CONFIG_MISMATCH/.test(output)) {
    return new Refusal({
      en: 'pnpm-lock.yaml does not match the package.json files. Run `npx pnpm install` once and commit the lockfile.',
      zh: 'pnpm-lock.yaml 与各 package.json 不一致。请运行一次 `npx pnpm install` 并提交锁文件。',
    });
  }
  if (/ENOSPC/.test(output)) {
    return new Refusal({
      en: 'The disk is full: Keepwell needs about 1.5 GB for its dependencies. Make room and run the command again.',
      zh: '磁盘已满：留客的依赖约需 1.5 GB。请腾出空间后重新运行该命令。',
    });
  }
  if (/ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|META_FETCH_FAIL|network/i.test(output)) {
    return new Refusal({
      en: 'The package registry could not be reached. Check the network or proxy (`npm config get registry`), then run the command again.',
      zh: '无法连接软件包仓库。请检查网络或代理设置（`npm config get registry`），然后重新运行该命令。',
    });
  }
  const said = output.split('\n').filter((line) => line.trim() !== '' && !/^(npm error)? +at /.test(line));
  return new Refusal(
    {
      en: 'Installing the dependencies failed; the lines above say why. Correct it and run the command again.',
      zh: '依赖安装失败，原因见上方。请处理后重新运行该命令。',
    },
    said.slice(-15).join('\n'),
  );
}

async function install() {
  const { node, pnpm } = readToolVersions();
  // A Node of our own folder (from an earlier install) does not count: it is what the install may replace.
  const isForeignNode = !realpathSync(process.execPath).startsWith(realpathSync(root));
  const isNewEnough = Number(process.versions.node.split('.')[0]) >= productMajor && isForeignNode;
  const packages = [...(isNewEnough ? [] : ['--package', `node@${node}`]), '--package', `pnpm@${pnpm}`];
  const isFirst = !existsSync(stampFile);
  say({
    en: isFirst
      ? 'Installing what Keepwell needs (only the first time, about half a minute) …'
      : 'The list of dependencies has changed; installing the difference …',
    zh: isFirst ? '正在安装留客所需的依赖（仅首次，约半分钟）……' : '依赖清单有变化，正在更新安装……',
  });
  const startedAt = Date.now();
  const done = await runCollecting(
    'npx',
    ['--yes', ...packages, '--', 'pnpm', 'install', '--frozen-lockfile', '--reporter=append-only'],
    {
      cwd: root,
      shell: isWindows,
      // CI: pnpm asks nothing and may replace a node_modules that another version made.
      env: {
        ...process.env,
        PATH: pathWithoutOwnTools(),
        CI: 'true',
        npm_config_update_notifier: 'false',
        npm_config_fetch_retries: '1',
        pnpm_config_fetch_retries: '2',
      },
    },
  ).catch((thrown) => ({ code: 1, output: String(thrown.message) }));
  if (done.code !== 0) throw toRefusal(done.output);
  writeFileSync(stampFile, dependencyStamp());
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
  say({ en: `Installed in ${seconds} s.`, zh: `安装完成，用时 ${seconds} 秒。` });
}

/** Installs the locked dependencies when they are missing or differ from the lockfile. Costs a few ms when they agree. */
export async function ensureDependencies() {
  if (isInstalled()) return;
  await withLock(workLock, sayWaiting, async () => {
    if (!isInstalled()) await install();
  });
}

/**
 * The frame of a repository command: dependencies first, then `work` on the product's Node. On an older Node the same
 * script is run again there, and this process ends with its exit code. `work` resolves to an exit code or nothing.
 */
export async function runCommand(scriptUrl, work) {
  await runScript(async () => {
    await ensureDependencies();
    if (productNode() === process.execPath) return work();
    const args = [fileURLToPath(scriptUrl), ...process.argv.slice(2)];
    return runForeground(productNode(), args, { env: toolEnvironment() });
  });
}
