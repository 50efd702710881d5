import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { createCustomers, name } from './sample.ts';
import { startServer, type TestServer } from './start-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'keepwell-web-'));
const script = `export const words = ${JSON.stringify(Array.from({ length: 500 }, (_, at) => `word ${at}`))};`;
let server: TestServer;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Keepwell</title>');
  writeFileSync(join(folder, 'assets/app-1a2b3c.js'), script);
  writeFileSync(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  server = await startServer({ webFolder: folder });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const get = (url: string, headers: Record<string, string> = {}) => server.app.inject({ url, headers });

test('every page of the application is index.html, always fresh', async () => {
  for (const url of ['/', '/e/e_1?view=v_1', '/setup?token=x', '/settings/members']) {
    const response = await get(url, { accept: 'text/html,application/xhtml+xml' });
    expect(response.statusCode, url).toBe(200);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.headers['cache-control']).toBe('no-cache');
    expect(response.headers['content-security-policy']).toBeDefined();
    expect(response.body).toContain('<title>Keepwell');
  }
});

test('a replaced page is served without a restart', async () => {
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Keepwell 2</title>');
  expect((await get('/')).body).toContain('Keepwell 2');
});

test('hashed assets are kept for ever and travel compressed, other files are asked for again', async () => {
  const asset = await get('/assets/app-1a2b3c.js', { 'accept-encoding': 'gzip, br' });
  expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(asset.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(asset.rawPayload).toString()).toBe(script);
  const icon = await get('/favicon.svg');
  expect(icon.headers['cache-control']).toBe('no-cache');
  expect(icon.headers['content-type']).toContain('image/svg+xml');
});

test('a missing asset and a path outside the folder are not answered with the page', async () => {
  for (const url of ['/assets/gone-9z.js', '/assets/../../package.json', '/%2e%2e/package.json', '/keepwell.db']) {
    const response = await get(url);
    expect(response.statusCode, url).toBeGreaterThanOrEqual(400);
    expect(response.body).not.toContain('<title>');
  }
});

test('a large answer of the API travels compressed for whoever accepts it, a small one as it is', async () => {
  const lin = await server.owner();
  const entity = await createCustomers(lin);
  const records = Array.from({ length: 200 }, (_, at) => ({ [name]: `客户 ${at}` }));
  await lin.api.createRecords({ params: { entity }, body: { records } });
  const ask = (limit: number, encoding?: string) =>
    server.app.inject({
      method: 'POST',
      url: `/api/entities/${entity}/records/query`,
      payload: { limit },
      headers: { cookie: lin.cookie, ...(encoding === undefined ? {} : { 'accept-encoding': encoding }) },
    });
  const plain = await ask(200);
  expect(plain.headers['content-encoding']).toBeUndefined();
  const brotli = await ask(200, 'gzip, deflate, br');
  expect(brotli.headers['content-encoding']).toBe('br');
  expect(JSON.parse(brotliDecompressSync(brotli.rawPayload).toString())).toEqual(plain.json());
  const zipped = await ask(200, 'gzip');
  expect(JSON.parse(gunzipSync(zipped.rawPayload).toString())).toEqual(plain.json());
  expect((await ask(1, 'br')).headers['content-encoding']).toBeUndefined();
});
