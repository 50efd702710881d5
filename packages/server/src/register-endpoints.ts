// Puts the endpoint table on Fastify: session, decoding, handler, encoding, the same way for every endpoint.
import type { Endpoint, EndpointName } from '@keepwell/api';
import { endpoints, sessionEndpoints } from '@keepwell/api';
import { AppError, isAppError } from '@keepwell/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import type { Accounts } from './accounts/accounts.ts';
import { compressAnswer } from './compressed-answer.ts';
import type { Download, Handlers, PersonalVisit, Visit } from './handlers/handler.ts';
import { preferredLanguage } from './language.ts';
import { toActor } from './person-actor.ts';
import { type Check, createCheck } from './validation.ts';

declare module 'fastify' {
  interface FastifyRequest {
    visit: Visit | PersonalVisit | null;
  }
}

const kilobyte = 1024;
/** Bodies by what they carry. Imports stream to disk and are limited there. */
const formLimit = 64 * kilobyte;
const bodyLimit = 16 * 1024 * kilobyte;

type AnyHandler = (request: unknown, visit: Visit) => Promise<unknown>;

export interface EndpointParts {
  readonly accounts: Accounts;
  readonly handlers: Handlers;
  /** Origin of links and of the cross-site check when it is not the request's own. */
  readonly publicUrl: string | null;
  /** Called with each answer before it is sent; tests hold it against the response schema. */
  readonly inspectAnswer?: (name: EndpointName, answer: unknown) => void;
}

export function registerEndpoints(app: FastifyInstance, parts: EndpointParts): void {
  app.decorateRequest('visit', null);
  for (const name of Object.keys(endpoints) as EndpointName[]) {
    const endpoint = endpoints[name] as Endpoint;
    if (endpoint.transport === 'file') {
      app.register(async (scope) => {
        // The bytes of a file are handed on as they come, whatever their declared type is.
        scope.removeAllContentTypeParsers();
        scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
        registerEndpoint(scope, name, endpoint, parts);
      });
    } else {
      registerEndpoint(app, name, endpoint, parts);
    }
  }
}

function registerEndpoint(app: FastifyInstance, name: EndpointName, endpoint: Endpoint, parts: EndpointParts): void {
  const isForm = name in sessionEndpoints;
  const checks = createChecks(endpoint, isForm);
  const handle = parts.handlers[name] as unknown as AnyHandler;
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    bodyLimit: isForm ? formLimit : bodyLimit,
    config: { endpoint: name },
    // Before the body is read: a stranger's bytes are not taken in.
    onRequest: async (request, reply) => {
      request.visit = await openVisit(request, reply, endpoint.access, parts);
    },
    handler: async (request, reply) => {
      const visit = request.visit as Visit;
      if (endpoint.transport === 'stream') {
        const header = request.headers['last-event-id'];
        reply.hijack();
        // A prolonged session's cookie goes out with the stream, too.
        for (const [key, value] of Object.entries(reply.getHeaders())) {
          if (value !== undefined) reply.raw.setHeader(key, value);
        }
        parts.handlers.stream(reply.raw, typeof header === 'string' ? header : undefined, visit as PersonalVisit);
        return reply;
      }
      const input: Record<string, unknown> = {};
      if (checks.params !== null) {
        checks.params(request.params);
        input['params'] = request.params;
      }
      if (checks.query !== null) {
        checks.query(request.query);
        input['query'] = request.query;
      }
      if (checks.body !== null) {
        checks.body(request.body);
        input['body'] = request.body;
      }
      if (endpoint.transport === 'file') input['file'] = request.body as Readable;
      const answer = await handle(input, visit);
      if (endpoint.transport === 'download') return sendDownload(reply, answer as Download);
      parts.inspectAnswer?.(name, answer);
      reply.header('cache-control', 'no-store');
      if (endpoint.response === undefined) return reply.code(204).send();
      reply.type('application/json; charset=utf-8');
      const text = JSON.stringify(answer);
      const compressed = await compressAnswer(text, request.headers['accept-encoding']);
      if (compressed === null) return reply.send(text);
      return reply
        .header('content-encoding', compressed.encoding)
        .header('vary', 'accept-encoding')
        .send(compressed.bytes);
    },
  });
}

function createChecks(endpoint: Endpoint, isForm: boolean): Record<'params' | 'query' | 'body', Check | null> {
  const { params, query, body } = endpoint;
  return {
    params: params === undefined ? null : createCheck(params, 'params', 'text'),
    query: query === undefined ? null : createCheck(query, 'query', 'text'),
    body: body === undefined ? null : createCheck(body, 'body', isForm ? 'form' : 'body'),
  };
}

/** Origin under which the caller reached us; the host header is believed only for links to the caller himself. */
export function originOf(request: FastifyRequest, publicUrl: string | null): string {
  return publicUrl ?? `${request.protocol}://${request.host}`;
}

/** @throws server.cross_origin, server.no_session, server.owner_only */
async function openVisit(
  request: FastifyRequest,
  reply: FastifyReply,
  access: Endpoint['access'],
  { accounts, publicUrl }: EndpointParts,
): Promise<Visit | PersonalVisit> {
  const origin = originOf(request, publicUrl);
  if (request.method !== 'GET') refuseForeignOrigin(request, origin);
  const visit: Visit = {
    language: requestLanguage(request, accounts),
    address: request.ip,
    origin,
    cookieHeader: request.headers.cookie,
    setCookies(cookies) {
      for (const cookie of cookies) reply.header('set-cookie', cookie);
    },
  };
  if (access === 'public') return visit;
  const found = await accounts.session(visit.cookieHeader);
  if (found === null) throw new AppError('server.no_session');
  visit.setCookies(found.cookies);
  const { session } = found;
  const { person } = session;
  if (access === 'owner' && person.role !== 'owner') throw new AppError('server.owner_only');
  return { ...visit, language: person.language, session, person, actor: toActor(person) };
}

function requestLanguage(request: FastifyRequest, accounts: Accounts): Visit['language'] {
  return preferredLanguage(request.headers['accept-language']) ?? accounts.organisation()?.language ?? 'en';
}

/** The language of a problem for a request that may have failed before its visit was opened. */
export function languageOf(request: FastifyRequest, accounts: Accounts): Visit['language'] {
  return request.visit?.language ?? requestLanguage(request, accounts);
}

/** Browsers name the page that writes; programs without a page send neither header. */
function refuseForeignOrigin(request: FastifyRequest, own: string): void {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (origin === undefined) {
    if (site === undefined || site === 'same-origin' || site === 'none') return;
    throw new AppError('server.cross_origin', { origin: String(site) });
  }
  // The scheme may differ where a proxy ends TLS without being trusted; host and port may not.
  const host = URL.canParse(origin) ? new URL(origin).host : null;
  if (host === new URL(own).host || host === request.headers.host) return;
  throw new AppError('server.cross_origin', { origin });
}

function sendDownload(reply: FastifyReply, { fileName, type, content }: Download): FastifyReply {
  // Once bytes are out, a failure can only break the connection off, so that nobody takes half a file for a whole one.
  content.on('error', (error: unknown) => {
    reply.log.error({ code: isAppError(error) ? error.code : 'server.internal' }, 'download failed');
  });
  return reply
    .type(type)
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
    .send(content);
}
