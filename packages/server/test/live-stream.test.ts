import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createDatabase, databaseKinds } from './databases.ts';
import { type EventReader, openStream } from './event-reader.ts';
import { createCustomers, customerBody, name } from './sample.ts';
import { owner, startServer, type TestServer, type Visitor } from './start-server.ts';

describe.each(databaseKinds)('the live stream on %s', (kind) => {
  let server: TestServer;
  let lin: Visitor;
  let entity: string;
  let url: string;
  let drop: () => Promise<void>;
  const readers: EventReader[] = [];

  beforeAll(async () => {
    const database = await createDatabase(kind);
    drop = database.drop;
    server = await startServer({ databaseUrl: database.url });
    lin = await server.owner();
    entity = await createCustomers(lin);
    await server.app.listen({ host: '127.0.0.1', port: 0 });
    url = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    for (const reader of readers.splice(0)) reader.close();
  });
  afterAll(async () => {
    await server.stop();
    await drop();
  });

  const listen = async (cookie: string, headers: Record<string, string> = {}): Promise<EventReader> => {
    const reader = await openStream(url, { cookie, ...headers });
    readers.push(reader);
    return reader;
  };
  const create = async (...names: string[]) =>
    lin.api.createRecords({ params: { entity }, body: { records: names.map((text) => ({ [name]: text })) } });
  const recordsTold = (reader: EventReader) =>
    reader.events.flatMap(({ data }) => (data.topic === 'records' ? [data.records] : []));

  // The first of all: as long as nobody has listened, the stream does not know where the log ends.
  test('whoever has the answer is told of all that comes after it, however slow the log is', async () => {
    const { latest } = server.store.changes;
    const slow = vi.spyOn(server.store.changes, 'latest').mockImplementation(async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      return latest();
    });
    const reader = await listen(lin.cookie);
    slow.mockRestore();
    const { records } = await create('at once');
    await expect.poll(() => recordsTold(reader).flat()).toContain(records[0]?.id);
  });

  test('a change is told with its record, who made it, and a position to resume from', async () => {
    const reader = await listen(lin.cookie);
    expect(reader.response.headers['content-type']).toContain('text/event-stream');
    expect(reader.response.headers['content-security-policy']).toBeDefined();
    const { records, position } = await create('told');
    await expect.poll(() => recordsTold(reader).flat()).toContain(records[0]?.id);
    const told = reader.events.find(
      ({ data }) => data.topic === 'records' && data.records?.includes(records[0]?.id ?? 0),
    );
    expect(told?.data).toMatchObject({ entity, position });
    expect(told?.id).toBe(String(position));
    expect(JSON.stringify(reader.events)).not.toContain('told');
  });

  test('after a break the stream goes on where it stopped', async () => {
    const { position } = await create('before');
    const missed = await create('missed');
    const reader = await listen(lin.cookie, { 'last-event-id': String(position) });
    // Told twice does no harm, not told does.
    await expect.poll(() => recordsTold(reader).flat()).toContain(missed.records[0]?.id);
  });

  test('a reader with a position from another life reads everything again', async () => {
    const reader = await listen(lin.cookie, { 'last-event-id': '999999999' });
    await expect.poll(() => recordsTold(reader)).toContain(null);
  });

  test('many changes at once are told as “read again”', async () => {
    const reader = await listen(lin.cookie);
    await create(...Array.from({ length: 300 }, (_, index) => `many ${index}`));
    await expect.poll(() => recordsTold(reader)).toContain(null);
    expect(recordsTold(reader).flat().length).toBeLessThan(10);
  });

  test('a changed definition is told', async () => {
    const reader = await listen(lin.cookie);
    const { token } = await lin.api.getDocument({ params: { id: entity } });
    await lin.api.saveDraft({ params: { id: entity }, body: { token, body: { ...customerBody, icon: 'heart' } } });
    await expect
      .poll(() => reader.events.map(({ data }) => data))
      .toContainEqual({ topic: 'document', document: entity, kind: 'entity', actor: expect.any(String) });
  });

  test('signing out ends the streams of that session and no other', async () => {
    const other = server.visitor();
    await other.api.signIn({ body: { email: owner.email, password: owner.password } });
    const ending = await listen(other.cookie);
    const staying = await listen(lin.cookie);
    await other.api.signOut();
    await ending.ended;
    const { records } = await create('still told');
    await expect.poll(() => recordsTold(staying).flat()).toContain(records[0]?.id);
  });

  test('deactivating a colleague ends their streams at once', async () => {
    const { link } = await lin.api.invite({ body: { email: `mei-${kind}@example.com`, role: 'member' } });
    const mei = server.visitor();
    const joined = await mei.api.acceptInvitation({
      params: { token: link.split('/').at(-1) ?? '' },
      body: { name: 'Mei', password: 'nebula passing tram', language: 'en' },
    });
    const reader = await listen(mei.cookie);
    await lin.api.deactivateMember({ params: { id: joined.person.id } });
    await reader.ended;
    const refused = await openStream(url, { cookie: mei.cookie });
    expect(refused.response.statusCode).toBe(401);
    refused.close();
  });

  test('stopping ends every stream and finishes what was begun', async () => {
    const reader = await listen(lin.cookie);
    const writing = fetch(`${url}/api/entities/${entity}/records`, {
      method: 'POST',
      headers: { cookie: lin.cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ records: Array.from({ length: 2000 }, (_, index) => ({ [name]: `last ${index}` })) }),
    });
    // Until the request has arrived; whether it is still being written when the stop comes does not matter.
    await new Promise((resolve) => setTimeout(resolve, 300));
    await server.close();
    await reader.ended;
    expect((await writing).status).toBe(200);
  });
});

test('of two processes on one PostgreSQL, one ends at once what the other revokes, and tells what the other writes', async () => {
  const database = await createDatabase('postgres');
  const [here, there] = [
    await startServer({ databaseUrl: database.url }),
    await startServer({ databaseUrl: database.url }),
  ];
  try {
    const lin = await here.owner();
    const entity = await createCustomers(lin);
    await there.app.listen({ host: '127.0.0.1', port: 0 });
    const url = `http://127.0.0.1:${(there.app.server.address() as AddressInfo).port}`;
    // The first run happened elsewhere; this process knows it, too.
    await expect
      .poll(async () => (await fetch(`${url}/api/session`, { headers: { cookie: lin.cookie } })).json())
      .toMatchObject({ state: 'signedIn', organisation: { timeZone: 'Asia/Shanghai' } });
    const reader = await openStream(url, { cookie: lin.cookie });
    await lin.api.createRecords({ params: { entity }, body: { records: [{ [name]: 'from the other side' }] } });
    await expect
      .poll(() => reader.events.map(({ data }) => data), { timeout: 5000 })
      .toContainEqual(expect.objectContaining({ topic: 'records', entity }));
    await lin.api.signOut();
    await reader.ended;
    const refused = await fetch(`${url}/api/members`, { headers: { cookie: lin.cookie } });
    expect(refused.status).toBe(401);
  } finally {
    await here.stop();
    await there.stop();
    await database.drop();
  }
});
