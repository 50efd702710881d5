import { type Endpoint, type EndpointName, endpoints, requestUrl } from '@keepwell/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDatabase, databaseKinds } from './databases.ts';
import { code, createCustomers, customerBody, fee, name } from './sample.ts';
import { CallFailed, owner, startServer, type TestServer, type Visitor } from './start-server.ts';

async function problemOf(call: Promise<unknown>) {
  try {
    await call;
  } catch (thrown) {
    if (thrown instanceof CallFailed) return thrown.problem;
    throw thrown;
  }
  throw new Error('The call succeeded although a problem was expected');
}

describe.each(databaseKinds)('the server on %s', (kind) => {
  let server: TestServer;
  let lin: Visitor;
  let entity: string;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await createDatabase(kind);
    drop = database.drop;
    server = await startServer({ databaseUrl: database.url });
    lin = await server.owner();
    entity = await createCustomers(lin);
  });
  afterAll(async () => {
    await server.stop();
    await drop();
  });

  const create = (...records: Record<string, string | number | null>[]) =>
    lin.api.createRecords({ params: { entity }, body: { records } });

  test('nothing answers a stranger but what is meant to be public', async () => {
    const stranger = server.visitor();
    const meantToBePublic = [
      'acceptInvitation',
      'getInvitation',
      'getReset',
      'getSession',
      'resetPassword',
      'setUp',
      'signIn',
    ];
    const answered: string[] = [];
    for (const [endpointName, endpoint] of Object.entries(endpoints) as [EndpointName, Endpoint][]) {
      const params = Object.fromEntries([...endpoint.path.matchAll(/:(\w+)/g)].map(([, key]) => [key, '1']));
      const response = await stranger.send({
        method: endpoint.method,
        url: requestUrl(endpoint.path, params),
        body: endpoint.method === 'GET' || endpoint.transport === 'file' ? undefined : {},
        transport: endpoint.transport ?? 'json',
      });
      if (response.statusCode === 401 && response.json<{ code: string }>().code === 'server.no_session') continue;
      answered.push(endpointName);
    }
    expect(answered.toSorted()).toEqual(meantToBePublic);
  });

  test('a member may not do what only owners may, whatever the endpoint', async () => {
    const link = await lin.api.invite({ body: { email: `mei-${kind}@example.com`, role: 'member' } });
    const mei = server.visitor();
    const token = link.link.split('/').at(-1) ?? '';
    expect(link.link).toMatch(/^http:\/\/localhost(:80)?\/invite\//);
    await mei.api.acceptInvitation({
      params: { token },
      body: { name: 'Mei', password: 'nebula passing tram', language: 'en' },
    });
    const forOwners = (Object.entries(endpoints) as [EndpointName, Endpoint][]).filter(
      ([, { access }]) => access === 'owner',
    );
    expect(forOwners.length).toBeGreaterThan(5);
    for (const [, endpoint] of forOwners) {
      const params = Object.fromEntries([...endpoint.path.matchAll(/:(\w+)/g)].map(([, key]) => [key, '1']));
      const url = requestUrl(endpoint.path, params);
      const response = await mei.send({ method: endpoint.method, url, body: {}, transport: 'json' });
      expect(response.json(), endpoint.path).toMatchObject({ code: 'server.owner_only', status: 403 });
    }
    expect((await mei.api.listMembers()).invitations).toEqual([]);
    const { members } = await lin.api.listMembers();
    expect(members.map((member) => member.name).toSorted()).toEqual(['Mei', '林']);
    await lin.api.deactivateMember({ params: { id: members.find((member) => member.name === 'Mei')?.id ?? '' } });
    expect(await problemOf(mei.api.listMembers())).toMatchObject({ code: 'server.no_session' });
  });

  test('a record is created, read, changed, found, and its history told', async () => {
    const { records, operation, position } = await create({ [name]: '重庆茶馆', [fee]: 56.95 });
    const id = records[0]?.id ?? 0;
    expect(operation).toBeGreaterThan(0);
    expect(position).toBeGreaterThan(0);
    expect(records[0]).toMatchObject({ version: 1, values: { [name]: '重庆茶馆', [fee]: 56.95, [code]: null } });
    await lin.api.updateRecords({ params: { entity }, body: { changes: [{ id, version: 1, values: { [fee]: 60 } }] } });
    const page = await lin.api.queryRecords({
      params: { entity },
      body: {
        filter: { '>': [{ var: fee }, 59] },
        search: '茶馆',
        sort: [{ field: name, direction: 'asc' }],
        limit: 10,
      },
    });
    expect(page.records.map((record) => record.values[fee])).toEqual([60]);
    const { changes } = await lin.api.recordHistory({ params: { entity, record: id }, query: {} });
    expect(changes.map(({ change, before, after }) => ({ change, before, after }))).toMatchObject([
      { change: 'update', before: { [fee]: 56.95 }, after: { [fee]: 60 } },
      { change: 'create' },
    ]);
    expect(await lin.api.countRecords({ params: { entity }, body: { search: '重庆' } })).toMatchObject({ matching: 1 });
    const undone = await lin.api.undo({ params: { operation }, body: { onConflict: 'ask' } });
    expect(undone).toMatchObject({ done: false, conflictCount: expect.any(Number) });
  });

  test('two edits of the same field are a conflict that carries both values', async () => {
    const { records } = await create({ [name]: 'Both' });
    const id = records[0]?.id ?? 0;
    const change = (version: number, values: Record<string, number | string>) =>
      lin.api.updateRecords({ params: { entity }, body: { changes: [{ id, version, values }] } });
    await change(1, { [fee]: 1 });
    const merged = await change(1, { [name]: 'Both of us' });
    expect(merged.records[0]?.values).toMatchObject({ [name]: 'Both of us', [fee]: 1 });
    const problem = await problemOf(change(1, { [fee]: 2 }));
    expect(problem).toMatchObject({ code: 'store.record_conflict', status: 409 });
    expect(problem.data).toMatchObject({ conflicts: [{ record: id, fields: { [fee]: { mine: 2, theirs: 1 } } }] });
  });

  test('a refused value is a problem whose issues name row and field, in the reader’s language', async () => {
    const problem = await problemOf(create({ [name]: 'fine' }, { [name]: null, [fee]: 'dear' }));
    expect(problem).toMatchObject({ code: 'store.values_refused', status: 422 });
    expect(problem.title).toMatch(/\p{Script=Han}/u);
    for (const { message, path } of problem.issues) {
      expect(message).toMatch(/\p{Script=Han}/u);
      expect(path).toContain(1);
    }
    expect(new Set(problem.issues.map(({ path }) => path.at(-1)))).toEqual(new Set([fee, name]));
    await create({ [name]: 'A', [code]: 'same' });
    const twice = await problemOf(create({ [name]: 'B', [code]: 'same' }));
    expect(twice.status).toBe(409);
  });

  test('a stale definition is a conflict, and publishing says beforehand what it does', async () => {
    const document = await lin.api.getDocument({ params: { id: entity } });
    const body = { ...customerBody, labels: { en: 'Clients', zh: '客户' } };
    const saved = await lin.api.saveDraft({ params: { id: entity }, body: { token: document.token, body } });
    const stale = await problemOf(
      lin.api.saveDraft({ params: { id: entity }, body: { token: document.token, body: customerBody } }),
    );
    expect(stale).toMatchObject({ code: 'store.document_conflict', status: 409 });
    expect(stale.data).toMatchObject({ mine: customerBody, theirs: body });
    const plan = await lin.api.planDocument({ params: { id: entity } });
    expect(plan.lines).toContainEqual(
      expect.objectContaining({ now: expect.objectContaining({ en: expect.stringContaining('Clients') }) }),
    );
    const published = await lin.api.publishDocument({
      params: { id: entity },
      body: { token: saved.token, digest: plan.digest },
    });
    expect(published.published?.revision).toBe(2);
    const { revisions } = await lin.api.listRevisions({ params: { id: entity } });
    expect(revisions.map(({ revision }) => revision)).toEqual([2, 1]);
    const { documents } = await lin.api.listDocuments({ query: { kind: 'entity' } });
    expect(documents.map(({ id }) => id)).toContain(entity);
  });

  test('an export is the file that the records would be imported from', async () => {
    await create({ [name]: '=1+1', [code]: 'export "x"', [fee]: 0.1 });
    const selection = JSON.stringify({ filter: { '==': [{ var: code }, 'export "x"'] } });
    const url = requestUrl(endpoints.exportRecords.path.replace(':entity', entity), {}, { selection });
    const response = await lin.send({ method: 'GET', url, body: undefined, transport: 'download' });
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(response.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''/);
    const [head, line, end] = response.body.split('\r\n');
    expect(head).toBe('\uFEFFname,code,fee');
    expect(line).toMatch(/,"export ""x""",0\.1$/);
    expect(end).toBe('');
    const byWhom = requestUrl(
      endpoints.exportRecords.path.replace(':entity', entity),
      {},
      { selection, fields: `${code},createdBy` },
    );
    const named = await lin.send({ method: 'GET', url: byWhom, body: undefined, transport: 'download' });
    expect(named.body.split('\r\n')[1]).toBe(`"export ""x""",${owner.name}`);
    const refused = await lin.send({
      method: 'GET',
      url: `/api/entities/${entity}/records.csv?selection=%7B`,
      body: undefined,
      transport: 'download',
    });
    expect(refused.statusCode).toBe(400);
  });

  test('a deleted record waits in the bin and comes back', async () => {
    const { records } = await create({ [name]: 'Gone' });
    const id = records[0]?.id ?? 0;
    await lin.api.deleteRecords({ params: { entity }, body: { ids: [id] } });
    const { items } = await lin.api.listBin({ query: { entity } });
    expect(items).toContainEqual(expect.objectContaining({ kind: 'record', id: String(id), title: 'Gone' }));
    const back = await lin.api.restoreFromBin({ body: { items: [{ kind: 'record', id: String(id), entity }] } });
    expect(back).toEqual({ restored: 1 });
    expect((await lin.api.getRecord({ params: { entity, record: id } })).deleted).toBe(false);
  });

  test('a file is imported and the refused rows come back', { timeout: 90_000 }, async () => {
    const file = Buffer.from('name,code,fee\r\nAda,i1,1.5\r\nBob,i2,dear\r\n');
    const url = requestUrl(endpoints.uploadFile.path, {}, { name: 'customers.csv', entity });
    const uploaded = await lin.send({ method: 'POST', url, body: file, transport: 'file' });
    expect(uploaded.statusCode, uploaded.body).toBe(200);
    const { id } = uploaded.json<{ id: string }>();
    await lin.api.runImport({ params: { id } });
    await expect
      .poll(async () => (await lin.api.getImport({ params: { id } })).run?.job.state, { timeout: 60_000 })
      .toBe('done');
    const { run } = await lin.api.getImport({ params: { id } });
    expect(run?.outcome).toMatchObject({ created: 1, refused: 1 });
    const refused = await lin.send({
      method: 'GET',
      url: requestUrl(endpoints.refusedRows.path, { id }, { language: 'en' }),
      body: undefined,
      transport: 'download',
    });
    expect(refused.body).toContain('Bob');
  });

  test('health and session tell which database is behind', async () => {
    const health = await server.app.inject('/healthz');
    expect(health.json()).toEqual({ status: 'ok', version: '0.0.0-test' });
    expect(await lin.api.getSession()).toMatchObject({
      state: 'signedIn',
      database: kind,
      person: { email: owner.email },
    });
  });
});
