// A full scoring while people work: how much memory it takes at ten times the customers, and how long a page and a write wait.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchRow, toBenchRow } from '@keepwell/kernel';
import { openTestPostgres } from '../test/postgres.ts';
import type { ScoringFigures, ScoringTask } from './scoring-run.ts';

const few = 100_000;
const many = 1_000_000;

/** In a process of its own, so that nothing of one run counts for another. */
function scored(task: ScoringTask): Promise<ScoringFigures> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'scoring-run.ts'), { stdio: 'inherit' });
    child.once('message', (figures) => resolve(figures as ScoringFigures));
    child.once('exit', (code) => reject(new Error(`A process of the bench ended with ${code}`)));
    child.send(task);
  });
}

export async function run(): Promise<BenchRow[]> {
  const postgres = await openTestPostgres();
  const folders: string[] = [];
  const place = async (name: 'SQLite' | 'PostgreSQL'): Promise<ScoringTask['database']> => {
    if (name === 'PostgreSQL') return { kind: 'postgres', url: await postgres.createDatabase() };
    const folder = mkdtempSync(join(tmpdir(), 'keepwell-bench-'));
    folders.push(folder);
    return { kind: 'sqlite', folder };
  };
  try {
    const rows: BenchRow[] = [];
    for (const name of ['SQLite', 'PostgreSQL'] as const) {
      // As many records are scored in all, so that only how many there are at once differs.
      const small = await scored({ database: await place(name), customers: few, runs: many / few });
      const large = await scored({ database: await place(name), customers: many, runs: 1 });
      rows.push(...toRows(name, small, large));
    }
    return rows;
  } finally {
    await postgres.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

function toRows(name: string, small: ScoringFigures, large: ScoringFigures): BenchRow[] {
  const count = many.toLocaleString('en');
  const mebibyte = 1024 * 1024;
  const wait = (what: string, part: 'page' | 'write'): BenchRow =>
    toBenchRow({
      name: `scoring: p99 of ${what} while ${count} customers are scored, ${name}`,
      ours: large.busy[part],
      reference: large.idle[part],
      unit: 'ms',
      goal: { atMost: 3 },
      note: `reference: the same with nothing else going on; the run took ${(large.took / 1000).toFixed(1)} s, and ${(large.alone / 1000).toFixed(1)} s while nobody worked`,
    });
  return [
    toBenchRow({
      name: `scoring: memory at ${count} customers, ${name}`,
      ours: large.memory / mebibyte,
      reference: small.memory / mebibyte,
      unit: 'MiB',
      goal: { atMost: 1.2 },
      note: `reference: at ${few.toLocaleString('en')}, scored ${many / few} times`,
    }),
    wait('a page of 200', 'page'),
    wait('a one-record write', 'write'),
  ];
}
