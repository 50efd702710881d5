// The server that the bench loads, in a process of its own: the whole product, and a constant POST on the same Fastify.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fieldTypes } from '@keepwell/model';
import { loggerOptions } from '../src/logger-options.ts';
import { openServer } from '../src/server.ts';

const folder = mkdtempSync(join(process.env['KEEPWELL_BENCH_DIR'] ?? tmpdir(), 'keepwell-bench-'));
const server = await openServer({
  dataFolder: folder,
  databaseUrl: null,
  publicUrl: null,
  trustedProxies: [],
  metricsToken: null,
  webFolder: join(folder, 'web'),
  secret: null,
  version: '0.0.0-bench',
  clock: { now: () => Date.now() },
  random: (bytes) => randomBytes(bytes),
  logger: loggerOptions('warn'),
});
server.app.post('/constant', async (_request, reply) =>
  reply.type('application/json; charset=utf-8').send('{"operation":1,"position":1,"records":[]}'),
);

const token = await server.accounts.createSetupToken();
const setUp = await server.app.inject({
  method: 'POST',
  url: '/api/setup',
  payload: {
    token,
    organisation: { name: 'Bench', language: 'en', timeZone: 'UTC', currency: 'EUR' },
    owner: { name: 'Bench', email: 'bench@example.com', password: 'violet-anchor-93-mud' },
  },
});
const cookie = setUp.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
const send = async (url: string, payload: object): Promise<string> => {
  const response = await server.app.inject({ method: 'POST', url, payload, headers: { cookie } });
  if (response.statusCode !== 200) throw new Error(response.body);
  return response.json<{ id: string }>().id;
};
const app = await send('/api/documents', {
  kind: 'app',
  app: null,
  body: { labels: { en: 'Bench' }, icon: 'gauge', entities: [] },
  publish: true,
});
const field = (id: string, type: string) => ({
  id,
  key: id.slice(2),
  type,
  labels: { en: id },
  options: fieldTypes.need(type).defaultOptions(),
  required: false,
  unique: id === 'f_email',
  indexed: false,
});
// A form of ten answers, as a customer would send it.
const entity = await send('/api/documents', {
  kind: 'entity',
  app,
  body: {
    key: 'answer',
    labels: { en: 'Answers' },
    icon: 'inbox',
    titleField: 'f_name',
    fields: [
      field('f_name', 'text'),
      field('f_email', 'email'),
      field('f_phone', 'phone'),
      field('f_score', 'integer'),
      field('f_reason', 'longText'),
      field('f_visited', 'date'),
      field('f_again', 'yesNo'),
      field('f_spent', 'decimal'),
      field('f_city', 'text'),
      field('f_source', 'text'),
    ],
  },
  publish: true,
});
await server.app.listen({ host: '127.0.0.1', port: 0, listenTextResolver: () => 'listening' });
const { port } = server.app.server.address() as AddressInfo;
process.send?.({ port, entity, cookie, folder });
process.on('message', (order) => {
  if (order === 'usage') {
    const whole = process.cpuUsage();
    const own = process.threadCpuUsage();
    process.send?.({ whole: whole.user + whole.system, own: own.user + own.system });
    return;
  }
  void server.close().then(() => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  });
});
