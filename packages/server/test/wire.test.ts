import { afterAll, beforeAll, expect, test } from 'vitest';
import { owner, startServer, type TestServer, type Visitor } from './start-server.ts';

let server: TestServer;
let lin: Visitor;

beforeAll(async () => {
  server = await startServer();
  lin = await server.owner();
});
afterAll(() => server.stop());

const post = (url: string, payload: string | object | undefined, headers: Record<string, string> = {}) =>
  server.app.inject({ method: 'POST', url, ...(payload === undefined ? {} : { payload }), headers });

test('a problem follows RFC 9457 and speaks the language that was asked for', async () => {
  const zh = await server.app.inject({ url: '/api/members', headers: { 'accept-language': 'zh-CN,zh;q=0.9' } });
  const en = await server.app.inject({ url: '/api/members', headers: { 'accept-language': 'en-GB' } });
  for (const response of [zh, en]) {
    expect(response.statusCode).toBe(401);
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(response.json()).toMatchObject({ status: 401, code: 'server.no_session', issues: [] });
    expect(response.json<{ requestId: string }>().requestId).toBe(response.headers['x-request-id']);
  }
  expect(zh.json<{ title: string }>().title).toContain('登录');
  expect(en.json<{ title: string }>().title).toContain('Sign in');
  expect(zh.headers['content-language']).toBe('zh-CN');
});

test('a signed-in person is answered in their own language, whatever the browser says', async () => {
  const answer = await server.app.inject({
    url: '/api/documents/e_none',
    headers: { cookie: lin.cookie, 'accept-language': 'en' },
  });
  expect(answer.json<{ title: string }>().title).toMatch(/\p{Script=Han}/u);
});

test('an unknown API address is a problem, not a page', async () => {
  const response = await server.app.inject({ url: '/api/nothing?x=1', headers: { accept: 'text/html' } });
  expect(response.statusCode).toBe(404);
  expect(response.json()).toMatchObject({ code: 'server.unknown_address', params: { path: '/api/nothing' } });
});

test('what is not JSON is refused with a sentence, and so are forms and prototype keys', async () => {
  const json = { 'content-type': 'application/json' };
  expect((await post('/api/sign-in', '{"email":', json)).json()).toMatchObject({
    code: 'server.not_json',
    status: 400,
  });
  expect((await post('/api/sign-in', '{"__proto__":{}}', json)).json()).toMatchObject({ code: 'server.not_json' });
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const response = await post('/api/sign-in', 'email=a', { 'content-type': type });
    expect(response.json(), type).toMatchObject({ code: 'server.media_type', status: 415 });
  }
});

test('a body above its limit is refused, and a stranger’s body is not read at all', async () => {
  const large = { email: 'a@example.com', password: 'x'.repeat(70_000) };
  expect((await post('/api/sign-in', large)).json()).toMatchObject({ code: 'server.body_too_large', status: 413 });
  const stranger = await post('/api/entities/e_1/records', { records: [{ f: 'x'.repeat(20_000_000) }] });
  expect(stranger.json()).toMatchObject({ code: 'server.no_session' });
});

test('a write from another site is refused, and so is one that hides where it comes from', async () => {
  const body = { email: owner.email, password: owner.password };
  const refused = { code: 'server.cross_origin', status: 403 };
  expect((await post('/api/sign-in', body, { origin: 'https://evil.example' })).json()).toMatchObject(refused);
  expect((await post('/api/sign-in', body, { origin: 'null' })).json()).toMatchObject(refused);
  expect((await post('/api/sign-in', body, { 'sec-fetch-site': 'cross-site' })).json()).toMatchObject(refused);
  expect((await post('/api/sign-in', body, { origin: 'http://localhost' })).statusCode).toBe(200);
});

test('every answer carries the security headers, without inline scripts or eval', async () => {
  for (const url of ['/api/session', '/healthz', '/nothing']) {
    const { headers } = await server.app.inject(url);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
  }
});

test('cookies are for this site and scripts cannot read them; behind https they are secure', async () => {
  const plain = await post('/api/sign-in', { email: owner.email, password: owner.password });
  expect(plain.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Lax$/);
  const secure = await startServer({ publicUrl: 'https://keepwell.example.com' });
  try {
    const token = (await secure.accounts.createSetupToken()) ?? '';
    const { organisation } = await import('./start-server.ts');
    const response = await secure.app.inject({
      method: 'POST',
      url: '/api/setup',
      payload: { token, organisation, owner },
    });
    expect(response.headers['set-cookie']).toMatch(/^__Secure-.*Secure; SameSite=Lax|^__Secure-.*HttpOnly.*Secure/);
    expect(response.headers['strict-transport-security']).toContain('max-age');
    const cookie = String(response.headers['set-cookie']).split(';')[0] ?? '';
    const session = await secure.app.inject({ url: '/api/session', headers: { cookie } });
    expect(session.json()).toMatchObject({ state: 'signedIn' });
    const invited = await secure.app.inject({
      method: 'POST',
      url: '/api/invitations',
      payload: { email: 'mei@example.com', role: 'member' },
      headers: { cookie, origin: 'https://keepwell.example.com' },
    });
    expect(invited.json<{ link: string }>().link).toMatch(/^https:\/\/keepwell\.example\.com\/invite\//);
  } finally {
    await secure.stop();
  }
});

test('figures are for this machine, or for who shows the token', async () => {
  await server.app.inject('/api/session');
  const local = await server.app.inject('/metrics');
  expect(local.body).toContain('keepwell_http_request_seconds_count{endpoint="getSession",method="GET",status="2xx"}');
  expect(local.body).not.toContain('lin@example.com');
  const proxied = await server.app.inject({ url: '/metrics', headers: { 'x-forwarded-for': '203.0.113.9' } });
  expect(proxied.statusCode).toBe(404);
  const guarded = await startServer({ metricsToken: 'a-long-token' });
  try {
    expect((await guarded.app.inject('/metrics')).statusCode).toBe(404);
    const shown = await guarded.app.inject({ url: '/metrics', headers: { authorization: 'Bearer a-long-token' } });
    expect(shown.statusCode).toBe(200);
  } finally {
    await guarded.stop();
  }
});

test('the description of the API names every path and speaks of problems', async () => {
  const { paths, components } = (await server.app.inject('/api/openapi.json')).json<{
    paths: Record<string, Record<string, { operationId: string; security?: [] }>>;
    components: { schemas: Record<string, unknown> };
  }>();
  expect(paths['/api/entities/{entity}/records/{record}']?.['get']?.operationId).toBe('getRecord');
  expect(paths['/api/sign-in']?.['post']?.security).toEqual([]);
  expect(components.schemas['Problem']).toBeDefined();
});
