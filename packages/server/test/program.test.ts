import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { organisation, owner } from './start-server.ts';

// Each test starts the program from its sources, some twice.
vi.setConfig({ testTimeout: 150_000 });

const program = resolve(import.meta.dirname, '../src/main.ts');
const closings: (() => Promise<unknown> | void)[] = [];

afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});

interface Run {
  readonly child: ChildProcess;
  /** Everything printed so far. */
  said(): string;
  readonly ended: Promise<number | null>;
}

function run(args: readonly string[], environment: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'info', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const ended = new Promise<number | null>((done) => child.once('close', done));
  closings.push(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, said: () => text, ended };
}

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keepwell-program-'));
  closings.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function startOn(folder: string, ...args: string[]) {
  const started = run(['--data', folder, '--port', '0', ...args]);
  await expect.poll(started.said, { timeout: 60_000 }).toMatch(/Ctrl\+C stops/);
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(started.said())?.[0] ?? '';
  return { ...started, address };
}

const post = (url: string, body: unknown) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

test('the first start prints a one-time link in both languages, on which the owner is created; the next prints none', async () => {
  const folder = createFolder();
  const first = await startOn(join(folder, 'not/there/yet'));
  await expect.poll(first.said).toMatch(/一次性链接[\s\S]*one-time link/);
  const token = /\/setup\?token=([\w-]+)/.exec(first.said())?.[1] ?? '';
  const response = await post(`${first.address}/api/setup`, { token, organisation, owner });
  expect(response.status).toBe(200);
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  const second = await startOn(join(folder, 'not/there/yet'));
  expect(second.said()).not.toContain('/setup?token=');
  const signIn = await post(`${second.address}/api/sign-in`, { email: owner.email, password: owner.password });
  expect(signIn.status).toBe(200);
  for (const { said } of [first, second]) {
    for (const personal of [owner.email, owner.password, 'session_token']) expect(said()).not.toContain(personal);
  }
});

test('a forgotten password is set anew by a link that the command line prints beside the running program', async () => {
  const folder = createFolder();
  const server = await startOn(folder);
  await expect.poll(server.said).toMatch(/\/setup\?token=/);
  const token = /\/setup\?token=([\w-]+)/.exec(server.said())?.[1] ?? '';
  await post(`${server.address}/api/setup`, { token, organisation, owner });
  const unknown = run(['--data', folder, '--reset-password', 'nobody@example.com']);
  expect(await unknown.ended).toBe(1);
  expect(unknown.said()).toMatch(/没有[\s\S]*No active person/);
  const reset = run(['--data', folder, '--reset-password', owner.email]);
  expect(await reset.ended).toBe(0);
  const link = /\/reset\/([\w-]+)/.exec(reset.said())?.[1] ?? '';
  const opened = await fetch(`${server.address}/api/reset/${link}/open`);
  expect(await opened.json()).toMatchObject({ email: owner.email });
  const changed = await post(`${server.address}/api/reset/${link}`, { password: 'nebula passing tram' });
  expect(changed.status).toBe(200);
});

test('a second program on the same data folder is refused with a sentence, and killing the first leaves no stale lock', async () => {
  const folder = createFolder();
  const first = await startOn(folder);
  const second = run(['--data', folder, '--port', '0']);
  expect(await second.ended).toBe(1);
  expect(second.said()).toMatch(new RegExp(`process ${first.child.pid}`));
  expect(second.said()).toMatch(/数据目录[\s\S]*data folder/);
  expect(second.said()).not.toMatch(/^\s+at /m);
  first.child.kill('SIGKILL');
  await first.ended;
  await startOn(folder);
});

test('a taken port is a sentence, and the program ends with 1', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => holder.once('listening', done));
  closings.push(() => void holder.close());
  const { port } = holder.address() as { port: number };
  const refused = run(['--data', createFolder(), '--port', String(port)]);
  expect(await refused.ended).toBe(1);
  expect(refused.said()).toMatch(new RegExp(`端口 ${port}[\\s\\S]*Port ${port}`));
  expect(refused.said()).not.toMatch(/^\s+at /m);
});

test('a data folder that cannot be used is a sentence', async () => {
  const folder = createFolder();
  mkdirSync(join(folder, 'closed'));
  chmodSync(join(folder, 'closed'), 0o500);
  // Root may write anywhere; a file in the way stops everybody.
  const path = process.getuid?.() === 0 ? join(program, 'data') : join(folder, 'closed');
  const refused = run(['--data', path, '--port', '0']);
  expect(await refused.ended).toBe(1);
  expect(refused.said()).toMatch(/无法写入[\s\S]*cannot be written/);
});

test('an unknown option, a wrong value and an unreachable database are sentences; help is help', async () => {
  const unknown = run(['--prot', '1']);
  const unreachable = run(['--data', createFolder()], { DATABASE_URL: 'postgres://k:geheim@127.0.0.1:1/k' });
  const help = run(['--help']);
  expect(await unknown.ended).toBe(1);
  expect(unknown.said()).toMatch(/没有选项“--prot”[\s\S]*no option “--prot”/);
  expect(await unreachable.ended).toBe(1);
  expect(unreachable.said()).toMatch(/DATABASE_URL[\s\S]*ECONNREFUSED/);
  expect(unreachable.said()).not.toContain('geheim');
  expect(await help.ended).toBe(0);
  expect(help.said()).toContain('--trusted-proxies');
});
