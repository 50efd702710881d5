// `npm test`: everything a reviewer would check, on a fresh machine too. `--only unit,browser` runs some of the steps.
import { parseArgs } from 'node:util';
import { runCommand } from './bootstrap.mjs';
import { Refusal, say } from './say.mjs';

const titles = {
  format: 'format',
  lint: 'lint',
  types: 'types',
  layers: 'layers',
  sizes: 'sizes and names',
  tracked: 'no secrets or machine paths',
  unit: 'unit, contract, property, store, HTTP',
  build: 'build',
  browser: 'browser',
};

function chosenSteps() {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const names = Object.keys(titles);
  if (values.only === undefined) return names;
  const chosen = values.only.split(',').map((name) => name.trim());
  const unknown = chosen.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new Refusal({
      en: `There is no step '${unknown}'. The steps are ${names.join(', ')}.`,
      zh: `没有名为“${unknown}”的步骤。可用的步骤：${names.join('、')}。`,
    });
  }
  return names.filter((name) => chosen.includes(name));
}

function printTable(results) {
  const width = Math.max(...results.map(({ title }) => title.length));
  process.stdout.write('\n');
  for (const { title, passed, failed, skipped, seconds, why = '' } of results) {
    const mark = failed > 0 ? '✗' : '✓';
    const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    process.stdout.write(
      `${mark} ${title.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s  ${counts}${why && `  (${why})`}\n`,
    );
  }
}

await runCommand(import.meta.url, async () => {
  const chosen = chosenSteps();
  // After the dependencies are there: the checks parse with one of them.
  const steps = await import('./steps.mjs');
  const { openPostgres } = await import('./postgres-process.mjs');
  const { ensureBrowser, findChromium } = await import('./browser-machine.mjs');
  const { sumLine } = await import('./test-counts.mjs');

  let isStopping = false;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, () => {
      if (isStopping) return;
      isStopping = true;
      say({ en: 'Stopping …', zh: '正在停止……' });
      for (const child of steps.running) child.kill('SIGTERM');
    });
  }

  let postgres = {};
  const run = {
    ...steps,
    async unit() {
      postgres = await openPostgres();
      if (postgres.error !== undefined) say({ en: postgres.error, zh: `PostgreSQL 未能启动：${postgres.error}` });
      const counts = await steps.unit(
        ['run'],
        postgres.url === undefined ? {} : { KEEPWELL_TEST_POSTGRES: postgres.url },
      );
      // Tests that would need it skip themselves; the run must not look whole.
      return postgres.error === undefined ? counts : { ...counts, failed: counts.failed + 1, why: 'no PostgreSQL' };
    },
    async browser() {
      const built = results.find(({ name }) => name === 'build');
      if (built !== undefined && built.failed > 0)
        return { passed: 0, failed: 1, skipped: 0, why: 'not run: the build failed' };
      const missing = await ensureBrowser();
      if (missing !== undefined) return { passed: 0, failed: 1, skipped: 0, why: missing };
      const url = postgres.url === undefined ? {} : { KEEPWELL_TEST_POSTGRES: postgres.url };
      return steps.browser({ ...url, KEEPWELL_CHROMIUM: findChromium() });
    },
  };

  const results = [];
  for (const name of chosen) {
    if (isStopping) break;
    process.stdout.write(`\n── ${titles[name]}\n`);
    const startedAt = performance.now();
    const counts = await run[name]().catch((thrown) => ({ passed: 0, failed: 1, skipped: 0, why: thrown.message }));
    results.push({ name, title: titles[name], seconds: (performance.now() - startedAt) / 1000, ...counts });
  }
  await postgres.stop?.();
  if (isStopping) return 130;
  printTable(results);
  process.stdout.write(`\n${sumLine(results)}\n`);
  return results.some(({ failed }) => failed > 0) ? 1 : 0;
});
