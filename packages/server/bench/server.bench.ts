// One-record HTTP creates, durable and logged, against a constant POST of the same bodies on the same Fastify.
import { type ChildProcess, fork } from 'node:child_process';
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchRow, toBenchRow } from '@keepwell/kernel';
import type { Load, LoadResult } from './load.ts';

/** So many that neither side ever waits for the load: with 64, ours stands still for a fifth of the time. */
const connections = 128;
const rounds = 3;
const seconds = 4;

interface Started {
  readonly port: number;
  readonly entity: string;
  readonly cookie: string;
  readonly folder: string;
}

/** Processor time so far, in microseconds: of the whole server process, and of its main thread. */
interface Usage {
  readonly whole: number;
  readonly own: number;
}

const start = (file: string): ChildProcess => fork(join(import.meta.dirname, file), { stdio: 'inherit' });

function next<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`A process of the bench ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as Message);
    });
  });
}

function ask(child: ChildProcess, load: Load): Promise<LoadResult> {
  const answer = next<LoadResult>(child);
  child.send(load);
  return answer;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Milliseconds of one fdatasync of a fresh page on the disk that holds the data. */
function measureSync(folder: string): number {
  const path = join(folder, 'sync-probe');
  const file = openSync(path, 'w');
  const page = Buffer.alloc(4096, 1);
  const times: number[] = [];
  for (let turn = 0; turn < 200; turn += 1) {
    writeSync(file, page);
    const startedAt = performance.now();
    fdatasyncSync(file);
    times.push(performance.now() - startedAt);
  }
  closeSync(file);
  rmSync(path);
  return median(times);
}

export async function run(): Promise<BenchRow[]> {
  const server = start('bench-server.ts');
  const load = start('load.ts');
  try {
    const { port, entity, cookie, folder } = await next<Started>(server);
    const usage = (): Promise<Usage> => {
      const answer = next<Usage>(server);
      server.send('usage');
      return answer;
    };
    const to = async (path: string, length = seconds): Promise<LoadResult & Usage> => {
      const before = await usage();
      const url = `http://127.0.0.1:${port}${path}`;
      const result = await ask(load, { url, cookie, connections, seconds: length });
      const after = await usage();
      const perRequest = (name: keyof Usage): number => (after[name] - before[name]) / result.answered;
      return { ...result, whole: perRequest('whole'), own: perRequest('own') };
    };
    const creating = `/api/entities/${entity}/records`;
    await to('/constant', 1);
    await to(creating, 2);
    const ours: (LoadResult & Usage)[] = [];
    const reference: (LoadResult & Usage)[] = [];
    // In turns, so that a slow spell of the machine meets both.
    for (let round = 0; round < rounds; round += 1) {
      reference.push(await to('/constant'));
      ours.push(await to(creating));
    }
    const refused = ours.reduce((sum, result) => sum + result.refused, 0);
    const syncs = measureSync(folder);
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.send('stop');
    await ended;
    const cpu = (results: readonly Usage[]): string =>
      `${median(results.map(({ whole }) => whole)).toFixed(0)} µs (main thread ${median(results.map(({ own }) => own)).toFixed(0)})`;
    const row = toBenchRow({
      name: 'http: one-record creates, durable',
      ours: median(ours.map((result) => result.perSecond)),
      reference: median(reference.map((result) => result.perSecond)),
      unit: 'requests/s',
      goal: { atLeast: 0.6 },
      note: `fdatasync ${syncs.toFixed(3)} ms; p99 ${median(ours.map((result) => result.p99))} ms at ${connections} connections; processor time ${cpu(ours)}, constant ${cpu(reference)}; ${refused} refused`,
    });
    return [refused === 0 ? row : { ...row, ok: false }];
  } finally {
    server.kill();
    load.kill();
  }
}
