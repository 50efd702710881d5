// Pages for operators and programs: health, figures, the description of the API.
import { printOpenApi } from '@keepwell/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { timingSafeEqual } from 'node:crypto';
import type { Metrics } from './metrics.ts';

export interface OperatorPageParts {
  readonly version: string;
  readonly metrics: Metrics;
  readonly metricsToken: string | null;
  isHealthy(): Promise<boolean>;
}

const withinTwoSeconds = (answer: Promise<boolean>): Promise<boolean> =>
  Promise.race([
    answer.catch(() => false),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 2000).unref()),
  ]);

/** With a token set, whoever shows it; without one, only this machine itself, and no proxy on it. */
function mayReadMetrics(request: FastifyRequest, token: string | null): boolean {
  if (token !== null) {
    const shown = Buffer.from(request.headers.authorization ?? '');
    const wanted = Buffer.from(`Bearer ${token}`);
    return shown.length === wanted.length && timingSafeEqual(shown, wanted);
  }
  const isForwarded = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
  return !isForwarded && /^(?:127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '');
}

export function registerOperatorPages(app: FastifyInstance, parts: OperatorPageParts): void {
  const { version, metrics, metricsToken, isHealthy } = parts;
  app.get('/healthz', { logLevel: 'warn' }, async (_request, reply) => {
    const healthy = await withinTwoSeconds(isHealthy());
    return reply
      .code(healthy ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: healthy ? 'ok' : 'database_unavailable', version });
  });
  app.get('/metrics', { logLevel: 'warn' }, async (request, reply) => {
    if (!mayReadMetrics(request, metricsToken)) return reply.callNotFound();
    const { type, text } = await metrics.print();
    return reply.type(type).header('cache-control', 'no-store').send(text);
  });
  const description = JSON.stringify(printOpenApi(version));
  app.get('/api/openapi.json', async (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(description),
  );
}
