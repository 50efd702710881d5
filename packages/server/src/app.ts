// The HTTP application: Fastify with security headers, limits, the endpoint table, operator pages and the web client.
import type { EndpointName } from '@keepwell/api';
import { AppError } from '@keepwell/kernel';
import fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Accounts } from './accounts/accounts.ts';
import type { Handlers } from './handlers/handler.ts';
import type { Metrics } from './metrics.ts';
import { registerOperatorPages } from './operator-pages.ts';
import { statusOf, toAppError, toProblem } from './problem.ts';
import { languageOf, registerEndpoints } from './register-endpoints.ts';
import { securityHeaders } from './security-headers.ts';
import { registerWebFiles } from './web-files.ts';

export interface AppParts {
  readonly accounts: Accounts;
  readonly handlers: Handlers;
  readonly metrics: Metrics;
  readonly version: string;
  readonly publicUrl: string | null;
  readonly trustedProxies: readonly string[];
  readonly metricsToken: string | null;
  readonly webFolder: string;
  readonly logger: FastifyServerOptions['logger'];
  isHealthy(): Promise<boolean>;
  readonly inspectAnswer?: (name: EndpointName, answer: unknown) => void;
}

export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const { accounts, metrics, publicUrl } = parts;
  const headers = Object.entries(securityHeaders(publicUrl?.startsWith('https:') === true));
  const app = fastify({
    logger: parts.logger ?? false,
    trustProxy: parts.trustedProxies.length === 0 ? false : [...parts.trustedProxies],
    genReqId: () => randomUUID(),
    // One line per request is written below, without its address: ids of records are nobody's business in a log.
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: 0,
    // Long uploads stay possible; a client that sends no headers does not.
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
  });
  app.removeContentTypeParser('text/plain');
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.addHook('onRequest', (request, reply, done) => {
    // On the raw response, so that hijacked streams carry them, too.
    for (const [name, value] of headers) reply.raw.setHeader(name, value);
    reply.raw.setHeader('x-request-id', request.id);
    done();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    // A request that ends while we stop must not leave a kept-alive connection behind, which would be waited for.
    if (isClosing) reply.header('connection', 'close');
    done(null, payload);
  });
  app.addHook('onResponse', (request, reply, done) => {
    const { endpoint = 'other' } = request.routeOptions.config as { endpoint?: string };
    metrics.request(endpoint, request.method, reply.statusCode, reply.elapsedTime / 1000);
    const line = { endpoint, method: request.method, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    if (reply.statusCode >= 500) request.log.error(line, 'request');
    else request.log.info(line, 'request');
    done();
  });
  app.setErrorHandler((thrown, request, reply) => {
    const error = toAppError(thrown, {
      id: request.id,
      contentType: request.headers['content-type'],
      bodyLimit: request.routeOptions.bodyLimit,
    });
    // The cause may quote data (a database error does), so only its kind and its place in our code are written.
    if (statusOf(error) >= 500)
      request.log.error({ code: error.code, ...describeCause(error.cause ?? thrown) }, 'request failed');
    if (error.code === 'server.too_many_tries') reply.header('retry-after', Number(error.params['minutes']) * 60);
    const language = languageOf(request, accounts);
    return reply
      .code(statusOf(error))
      .type('application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-language', language === 'zh' ? 'zh-CN' : 'en')
      .send(JSON.stringify(toProblem(error, language, request.id)));
  });
  registerEndpoints(app, parts);
  registerOperatorPages(app, parts);
  const web = registerWebFiles(app, parts.webFolder);
  app.setNotFoundHandler((request, reply) => {
    const isApi = /^\/(?:api|healthz|metrics)(?:[/?]|$)/.test(request.url);
    if (!isApi && web.sendApplication(request, reply)) return reply;
    const path = request.url.split('?')[0] ?? '';
    throw new AppError('server.unknown_address', { method: request.method, path });
  });
  return app;
}

function describeCause(cause: unknown): Record<string, unknown> {
  if (!(cause instanceof Error)) return { cause: typeof cause };
  const { code } = cause as { code?: unknown };
  const frames = (cause.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 6);
  return { cause: cause.name, causeCode: code, at: frames.map((line) => line.trim().replace(/^at /, '')) };
}
