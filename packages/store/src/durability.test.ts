// What must hold when the process, the disk or the program's version fails: on real processes and real file systems.
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AppError } from '@keepwell/kernel';
import { modelKinds } from '@keepwell/model';
import { sampleEntity } from '@keepwell/model/testing';
import Sqlite from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { createEntity, field, owner } from '../test/stores.ts';
import { openStore, type Store } from './index.ts';

const pairs = sampleEntity('e_pair', [field('f_pair', 'text', { indexed: true }), field('f_value', 'integer')], {
  titleField: 'f_pair',
});
const program = fileURLToPath(new URL('../test/programs/write-load.ts', import.meta.url));
const node = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url));
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keepwell-durable-'));
  folders.push(folder);
  return folder;
}

function open(folder: string, maxPageCount?: number): Promise<Store> {
  return openStore({
    database: { kind: 'sqlite', folder },
    kinds: modelKinds.all,
    clock: { now: () => Date.now() },
    random: (bytes) => randomBytes(bytes),
    timeZone: () => 'UTC',
    sqlite: { maxPageCount },
  });
}

async function prepare(folder: string): Promise<void> {
  const store = await open(folder);
  await createEntity(store, pairs);
  await store.close();
}

async function failure(promise: Promise<unknown>): Promise<AppError> {
  try {
    await promise;
  } catch (thrown) {
    return thrown as AppError;
  }
  throw new Error('It was accepted');
}

/** Every record has its other half, and every record its creation in the log. */
function checkWhole(folder: string): number {
  const database = new Sqlite(join(folder, 'keepwell.db'), { readonly: true });
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.prepare('select f_pair from r_e_pair group by f_pair having count(*) <> 2').all()).toEqual([]);
    const [records, changes] = ['r_e_pair', 'change'].map(
      (table) => (database.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n,
    );
    expect(changes).toBe(records);
    return records ?? 0;
  } finally {
    database.close();
  }
}

describe('a killed process', () => {
  it('loses no acknowledged write and leaves nothing half done, time after time', { timeout: 180_000 }, async () => {
    const folder = newFolder();
    await prepare(folder);
    const acknowledged = new Map<string, string>();
    for (let round = 0; round < 4; round += 1) {
      const lines = await loadUntilKilled(folder, 60 + round * 97);
      for (const line of lines) {
        const [pair = '', ...ids] = line.split(' ');
        acknowledged.set(pair, ids.join(' '));
      }
      checkWhole(folder);
    }
    expect(acknowledged.size).toBeGreaterThan(100);
    const database = new Sqlite(join(folder, 'keepwell.db'), { readonly: true });
    const find = database.prepare('select id from r_e_pair where f_pair = ? order by id');
    for (const [pair, ids] of acknowledged) {
      expect(
        find
          .all(pair)
          .map((row) => (row as { id: number }).id)
          .join(' '),
      ).toBe(ids);
    }
    database.close();
    const store = await open(folder);
    const { total } = await store.records.count(owner, 'e_pair', {});
    expect(total).toBeGreaterThanOrEqual(acknowledged.size * 2);
    await store.close();
  });
});

/** The acknowledged writes, as said before the kill; an unfinished last line does not count. */
function loadUntilKilled(folder: string, writes: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [program, folder, 'e_pair'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (some: string) => {
      text += some;
      if (text.split('\n').length > writes) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', () => {
      const lines = text.split('\n');
      lines.pop();
      resolve(lines.filter((line) => line !== 'ready'));
    });
  });
}

const strace = ['/usr/bin/strace', '/bin/strace'].find((path) => existsSync(path));

describe('the disk', () => {
  it.skipIf(strace === undefined)(
    strace === undefined
      ? 'skipped: strace is not installed, so calls of fdatasync cannot be counted'
      : 'is waited for before each group’s first acknowledgement',
    { timeout: 120_000 },
    async () => {
      const folder = newFolder();
      await prepare(folder);
      const trace = join(folder, 'trace');
      const writes = 25;
      const calls = 'trace=fdatasync,fsync,write';
      execFileSync(
        strace ?? '',
        ['-f', '-e', calls, '-s', '40', '-o', trace, node, program, folder, 'e_pair', String(writes)],
        {
          stdio: ['ignore', 'ignore', 'inherit'],
        },
      );
      // One write at a time: each acknowledgement is a group of its own and must follow a sync of its own.
      let synced = 0;
      let acknowledged = 0;
      for (const line of readFileSync(trace, 'utf8').split('\n')) {
        if (/f(data)?sync\(\d+\) += 0|<\.\.\. f(data)?sync resumed>.*= 0/.test(line)) synced += 1;
        if (!/write\(\d+, "\d+-\d+ \d+ \d+\\n"/.test(line)) continue;
        acknowledged += 1;
        expect(synced, `acknowledgement ${acknowledged} came before the disk`).toBeGreaterThan(0);
        synced = 0;
      }
      expect(acknowledged).toBe(writes);
    },
  );

  it('that is full is an error to everyone in the group, and the data stays whole (max_page_count)', async () => {
    const folder = newFolder();
    await prepare(folder);
    const store = await open(folder, 120);
    await fillUp(store);
    await expectWhole(folder, store);
  });

  const isRoot = process.getuid?.() === 0;
  it.skipIf(!isRoot)(
    isRoot
      ? 'that is full is an error to everyone in the group, and the data stays whole (a small file system)'
      : 'skipped: only root may mount a small file system',
    { timeout: 60_000 },
    async (test) => {
      const folder = newFolder();
      const disk = join(folder, 'disk');
      mkdirSync(disk);
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk], { stdio: 'ignore' });
      } catch {
        test.skip('skipped: this machine does not let root mount a file system');
      }
      try {
        await prepare(disk);
        const store = await open(disk);
        await fillUp(store);
        await expectWhole(disk, store);
      } finally {
        execFileSync('umount', ['-l', disk]);
      }
    },
  );
});

/** Writes in groups until one fails, and expects the whole of its group to be told. */
async function fillUp(store: Store): Promise<void> {
  const long = 'x'.repeat(700);
  for (let group = 0; group < 5_000; group += 1) {
    const writes = Array.from({ length: 4 }, (_, index) => {
      const pair = `${group}-${index}-${long}`;
      return store.records.create(owner, 'e_pair', [
        { f_pair: pair, f_value: 1 },
        { f_pair: pair, f_value: 2 },
      ]);
    });
    const outcomes = await Promise.allSettled(writes);
    if (outcomes.every((outcome) => outcome.status === 'fulfilled')) continue;
    for (const outcome of outcomes) {
      expect(outcome.status).toBe('rejected');
      if (outcome.status === 'rejected')
        expect((outcome.reason as AppError).code).toMatch(/^store\.(disk_full|io_failed)$/);
    }
    return;
  }
  throw new Error('The disk never became full');
}

async function expectWhole(folder: string, store: Store): Promise<void> {
  const { total } = await store.records.count(owner, 'e_pair', {});
  expect(total).toBeGreaterThan(0);
  expect((await store.records.query(owner, 'e_pair', { limit: 5 })).records).toHaveLength(5);
  await store.close();
  expect(checkWhole(folder)).toBe(total);
}

describe('a data folder', () => {
  it('that a newer program made is refused with a sentence and left as it is', async () => {
    const folder = newFolder();
    await prepare(folder);
    const path = join(folder, 'keepwell.db');
    const database = new Sqlite(path);
    database.exec('update keepwell_data set version = version + 1');
    database.close();
    const before = readFileSync(path);
    const refused = await failure(open(folder));
    expect(refused.code).toBe('store.data_newer');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('is used by one program at a time', async () => {
    const folder = newFolder();
    const store = await open(folder);
    expect((await failure(open(folder))).code).toBe('store.folder_in_use');
    await store.close();
    await (await open(folder)).close();
  });

  it('remembers settings, fails the jobs that a stop interrupted, and lets the resumable ones wait again', async () => {
    const folder = newFolder();
    const store = await open(folder);
    await store.settings.set('organisation', { name: '青岛北辰' });
    expect(await store.settings.init('organisation', 'other')).toEqual({ name: '青岛北辰' });
    const jobs = await Promise.all(
      ['import', 'recompute'].map((kind) => store.jobs.create({ kind, actor: 'u', input: {} })),
    );
    await store.jobs.claim(['import'], 1_000);
    await store.jobs.claim(['recompute'], 1_000);
    await store.close();
    const again = await open(folder);
    expect(await again.settings.get('organisation')).toEqual({ name: '青岛北辰' });
    await again.jobs.recover(['recompute']);
    const states = await Promise.all(jobs.map(async (job) => (await again.jobs.get(job.id))?.state));
    expect(states).toEqual(['failed', 'waiting']);
    expect((await again.jobs.get(jobs[0]?.id ?? ''))?.problem?.code).toBe('store.job_interrupted');
    await again.close();
  });
});
