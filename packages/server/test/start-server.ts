// A whole server for tests, on SQLite or PostgreSQL, spoken to through `inject` by the product's own client.
import { type Client, createClient, type Problem, type WireRequest } from '@keepwell/api';
import type { Language } from '@keepwell/kernel';
import type { LightMyRequestResponse } from 'fastify';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openServer, type Server, type ServerSettings } from '../src/server.ts';
import { inspectAnswer } from './strict-answers.ts';

export const organisation = {
  name: '宁波茶业 Ningbo Tea',
  language: 'zh' as Language,
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
};
export const owner = { name: '林', email: 'lin@example.com', password: 'violet-anchor-93-mud' };

/** A problem that a call of the client met. */
export class CallFailed extends Error {
  readonly problem: Problem;
  readonly response: LightMyRequestResponse;
  constructor(response: LightMyRequestResponse) {
    super(response.body);
    this.problem = response.json<Problem>();
    this.response = response;
  }
}

export interface Visitor {
  readonly api: Client;
  cookie: string;
  send(request: WireRequest & { headers?: Record<string, string> }): Promise<LightMyRequestResponse>;
}

export interface TestServer extends Server {
  readonly folder: string;
  visitor(headers?: Record<string, string>): Visitor;
  /** The owner, signed in; the first call plays the first run. */
  owner(): Promise<Visitor>;
  stop(): Promise<void>;
}

export async function startServer(settings: Partial<ServerSettings> = {}): Promise<TestServer> {
  const folder = settings.dataFolder ?? mkdtempSync(join(tmpdir(), 'keepwell-server-'));
  const server = await openServer({
    dataFolder: folder,
    databaseUrl: null,
    publicUrl: null,
    trustedProxies: [],
    metricsToken: null,
    webFolder: join(folder, 'web'),
    secret: null,
    version: '0.0.0-test',
    clock: { now: () => Date.now() },
    random: (bytes) => randomBytes(bytes),
    logger: false,
    inspectAnswer,
    ...settings,
  });
  const visitor = (headers: Record<string, string> = {}): Visitor => {
    const self: Visitor = {
      cookie: '',
      async send({ method, url, body, transport, headers: more }) {
        const payload = body === undefined ? {} : { payload: body as object };
        const response = await server.app.inject({
          method: method as 'GET',
          url,
          headers: {
            ...(self.cookie === '' ? {} : { cookie: self.cookie }),
            ...(transport === 'file' ? { 'content-type': 'application/octet-stream' } : {}),
            ...headers,
            ...more,
          },
          ...payload,
        });
        for (const { name, value } of response.cookies)
          self.cookie = value === '' ? '' : `${name}=${encodeURIComponent(value)}`;
        return response;
      },
      api: createClient(async (request) => {
        const response = await self.send(request);
        if (response.statusCode >= 400) throw new CallFailed(response);
        return response.body === '' ? undefined : response.json<unknown>();
      }),
    };
    return self;
  };
  return {
    ...server,
    folder,
    visitor,
    async owner() {
      const person = visitor();
      const token = await server.accounts.createSetupToken();
      if (token === null) await person.api.signIn({ body: { email: owner.email, password: owner.password } });
      else await person.api.setUp({ body: { token, organisation, owner } });
      return person;
    },
    async stop() {
      await server.close();
      if (settings.dataFolder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
