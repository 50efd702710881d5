import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from './lock.mjs';

const folder = mkdtempSync(join(tmpdir(), 'keepwell-lock-'));
const path = join(folder, 'work.lock');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => rmSync(path, { force: true }));

/** A process that adds one to a file under the lock, slowly enough that without the lock additions would be lost. */
const increment = `
  import { readFileSync, writeFileSync } from 'node:fs';
  import { withLock } from ${JSON.stringify(new URL('./lock.mjs', import.meta.url).href)};
  const [path, counter] = process.argv.slice(1);
  await withLock(path, () => {}, async () => {
    const seen = Number(readFileSync(counter, 'utf8'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    writeFileSync(counter, String(seen + 1));
  });`;

const startIncrement = (counter) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', increment, path, counter], {
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('exit', resolve);
  });

describe('withLock', () => {
  it('lets processes in one after another, also when they find the lock of a dead one', async () => {
    const dead = Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));
    writeFileSync(path, String(dead));
    const counter = join(folder, 'counter');
    writeFileSync(counter, '0');
    const codes = await Promise.all(Array.from({ length: 8 }, () => startIncrement(counter)));
    expect(codes).toEqual(codes.map(() => 0));
    expect(readFileSync(counter, 'utf8')).toBe('8');
    expect(existsSync(path)).toBe(false);
  });

  it('says once who holds it', async () => {
    writeFileSync(path, String(process.pid));
    const waits = [];
    setTimeout(() => rmSync(path), 350);
    await withLock(
      path,
      (pid) => waits.push(pid),
      async () => {},
    );
    expect(waits).toEqual([process.pid]);
  });

  it('is free again when the work throws', async () => {
    await expect(
      withLock(
        path,
        () => {},
        () => Promise.reject(new Error('no')),
      ),
    ).rejects.toThrow('no');
    expect(existsSync(path)).toBe(false);
  });
});
