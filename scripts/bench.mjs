// `npm run bench`: every ratio with its goal, as a table or (`--json`) as data. `--only rule` picks packages or files.
import { fork } from 'node:child_process';
import { readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from './bootstrap.mjs';
import { productNode, root, toolEnvironment } from './checkout.mjs';
import { Refusal, say } from './say.mjs';

function findBenches(only) {
  const found = [];
  for (const name of readdirSync(join(root, 'packages')).sort()) {
    const folder = join(root, 'packages', name, 'bench');
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder).sort()) {
      if (file.endsWith('.bench.ts'))
        found.push({ name: `${name}/${file.replace('.bench.ts', '')}`, path: join(folder, file) });
    }
  }
  const wanted = only?.split(',').map((part) => part.trim());
  const chosen =
    wanted === undefined
      ? found
      : found.filter(({ name }) => [name, ...name.split('/')].some((part) => wanted.includes(part)));
  if (chosen.length > 0) return chosen;
  const names = found.map(({ name }) => name).join(', ') || '–';
  throw new Refusal({ en: `There is no such bench. There are: ${names}`, zh: `没有这样的基准测试。现有：${names}` });
}

/** The rows of one bench, or undefined when it failed. What it prints goes to stderr: stdout holds the result only. */
function runBench({ path }) {
  return new Promise((resolve) => {
    const child = fork(join(root, 'scripts/bench-process.mjs'), [path], {
      execPath: productNode(),
      execArgv: ['--expose-gc'],
      cwd: root,
      env: toolEnvironment({ NODE_ENV: 'production' }),
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    child.stdout.pipe(process.stderr);
    let rows;
    child.once('message', (message) => {
      rows = message;
    });
    child.once('exit', () => resolve(rows));
  });
}

function format(value) {
  if (!Number.isFinite(value)) return String(value);
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en');
  return value.toPrecision(3);
}

function printTable(rows) {
  const cells = rows.map((row) => [
    row.ok ? '✓' : '✗',
    row.name,
    format(row.ours),
    format(row.reference),
    row.unit,
    format(row.ratio),
    row.goal,
    row.note ?? '',
  ]);
  const table = [['', 'name', 'ours', 'reference', 'unit', 'ratio', 'goal', 'note'], ...cells];
  const widths = table[0].map((_, column) => Math.max(...table.map((line) => line[column].length)));
  const isNumber = new Set([2, 3, 5]);
  for (const line of table) {
    const padded = line.map((cell, column) =>
      isNumber.has(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column]),
    );
    process.stdout.write(`${padded.join('  ').trimEnd()}\n`);
  }
}

await runCommand(import.meta.url, async () => {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } });
  const { openPostgres } = await import('./postgres-process.mjs');
  const { default: bundleWorkers } = await import('./bundled-workers.mjs');
  const rows = [];
  let hasFailed = false;
  const benches = findBenches(values.only);
  const postgres = await openPostgres();
  if (postgres.url !== undefined) process.env.KEEPWELL_TEST_POSTGRES = postgres.url;
  const removeWorkers = await bundleWorkers();
  for (const bench of benches) {
    say({ en: `Measuring ${bench.name} …`, zh: `正在测量 ${bench.name}……` });
    const measured = await runBench(bench);
    if (measured === undefined) {
      hasFailed = true;
      say({ en: `${bench.name} failed; the lines above say why.`, zh: `${bench.name} 失败，原因见上方。` });
    } else {
      rows.push(...measured);
    }
  }
  removeWorkers();
  await postgres.stop?.();
  if (values.json) {
    const data = rows.map(({ name, ours, reference, ratio, goal, ok }) => ({ name, ours, reference, ratio, goal, ok }));
    process.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
  } else if (rows.length > 0) {
    printTable(rows);
  }
  return hasFailed || rows.some(({ ok }) => !ok) ? 1 : 0;
});
