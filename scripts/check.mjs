// `npm run check`: what `npm test` would say of the files touched since the last commit, in under a minute.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './bootstrap.mjs';
import { root } from './checkout.mjs';

function touchedFiles() {
  const list = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\0');
  const paths = [
    ...list('diff', '--name-only', '-z', 'HEAD'),
    ...list('ls-files', '-z', '--others', '--exclude-standard'),
  ];
  return [...new Set(paths)].filter((path) => path !== '' && existsSync(join(root, path)));
}

await runCommand(import.meta.url, async () => {
  const steps = await import('./steps.mjs');
  const { openPostgres } = await import('./postgres-process.mjs');
  const { sumLine } = await import('./test-counts.mjs');
  const touched = touchedFiles();
  const code = touched.filter((path) => /\.(ts|tsx|mjs)$/.test(path) && /^(packages|scripts)\//.test(path));
  const folders = [
    ...new Set(
      code.map((path) =>
        path
          .split('/')
          .slice(0, path.startsWith('packages/') ? 2 : 1)
          .join('/'),
      ),
    ),
  ];

  const results = [];
  const run = async (title, step) => {
    const startedAt = performance.now();
    const counts = await step();
    results.push(counts);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(
      `${counts.failed > 0 ? '✗' : '✓'} ${title} ${seconds} s${counts.why ? `  (${counts.why})` : ''}\n`,
    );
  };
  await run('types', steps.types);
  if (folders.length > 0) await run(`lint ${folders.join(' ')}`, () => steps.lint(folders));
  await run('layers', steps.layers);
  await run('sizes and names', steps.sizes);
  await run('no secrets or machine paths', steps.tracked);
  const formatted = touched.filter((path) => /\.(ts|tsx|mjs|json|css)$/.test(path));
  if (formatted.length > 0) await run('format', () => steps.format(formatted));
  if (code.length > 0) {
    const postgres = await openPostgres();
    const env = postgres.url === undefined ? {} : { KEEPWELL_TEST_POSTGRES: postgres.url };
    await run('tests of what was touched', () => steps.unit(['related', '--run', '--passWithNoTests', ...code], env));
    await postgres.stop?.();
  }
  process.stdout.write(`\n${sumLine(results)}\n`);
  return results.some(({ failed }) => failed > 0) ? 1 : 0;
});
