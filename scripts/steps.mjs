// The steps of `npm test` and `npm run check`, each of which resolves to counts of what passed and failed.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build-parts.mjs';
import { root, tool, toolEnvironment } from './checkout.mjs';
import { checkLayers } from './check-layers.mjs';
import { checkSize } from './check-size.mjs';
import { checkTracked } from './check-tracked.mjs';
import { runCollecting } from './child.mjs';
import { Refusal } from './say.mjs';
import { countPlaywright, countVitest } from './test-counts.mjs';

const passed = { passed: 1, failed: 0, skipped: 0 };
const failed = { passed: 0, failed: 1, skipped: 0 };

/** The children that run now, so that Ctrl+C can end them. */
export const running = new Set();

function onChild(child) {
  running.add(child);
  child.once('close', () => running.delete(child));
}

async function runTool(command, args, extra = {}) {
  const { env, ...options } = extra;
  return runCollecting(command, args, { cwd: root, env: toolEnvironment(env), onChild, ...options });
}

async function checkBy(command, args) {
  const done = await runTool(command, args);
  if (done.code === 0) return passed;
  process.stdout.write(`${done.output.trimEnd()}\n`);
  return failed;
}

function checkFindings(findings, summary = '') {
  if (summary !== '') process.stdout.write(`  ${summary}\n`);
  for (const finding of findings) process.stdout.write(`  ${finding}\n`);
  return findings.length === 0 ? passed : failed;
}

export const format = (paths = ['.']) => checkBy(tool('biome'), ['format', '--no-errors-on-unmatched', ...paths]);
export const lint = (paths = ['packages', 'scripts']) =>
  checkBy(tool('oxlint'), ['--no-error-on-unmatched-pattern', ...paths]);
export const types = () => checkBy(tool('tsc'), ['-p', root]);
export const layers = async () => checkFindings(checkLayers(root));
export const tracked = async () => checkFindings(checkTracked(root));

export async function sizes() {
  const { findings, summary } = checkSize(root);
  return checkFindings(findings, summary);
}

function reportFile(name) {
  const folder = join(root, '.cache', 'reports');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  rmSync(path, { force: true });
  return path;
}

/** `selection`: what is passed to vitest, such as `['run']` or `['related', '--run', file…]`. */
export async function unit(selection, env) {
  const report = reportFile('vitest.json');
  const args = [...selection, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const done = await runTool(tool('vitest'), args, { env, show: true });
  return countVitest(report, done.code, { mayBeNone: selection.includes('--passWithNoTests') });
}

export async function build() {
  try {
    await ensureBuilt({ force: true });
    return passed;
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    process.stdout.write(`${thrown.details}\n${thrown.message}\n`);
    return failed;
  }
}

export async function browser(env) {
  const folder = join(root, 'packages/web');
  const config = ['playwright.config.ts', 'e2e/playwright.config.ts'].find((path) => existsSync(join(folder, path)));
  if (config === undefined) return { ...failed, why: 'packages/web has no playwright.config.ts' };
  const report = reportFile('playwright.json');
  const args = ['test', '--config', config, '--reporter=list,json'];
  const done = await runTool(tool('playwright', 'packages/web'), args, {
    cwd: folder,
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    show: true,
  });
  return countPlaywright(report, done.code);
}
