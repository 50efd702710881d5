// A health model over HTTP, as a builder would make it: facts, draft, preview, publish, score, receipt.
import { newHealthModel, proposeIndicator, verifyReceipt } from '@keepwell/health';
import type { EntityDefinition, FieldDefinition } from '@keepwell/model';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStream } from './event-reader.ts';
import { code, createCustomers, fee, name } from './sample.ts';
import { startServer, type TestServer, type Visitor } from './start-server.ts';

let server: TestServer;
let lin: Visitor;
let entity: string;

beforeAll(async () => {
  server = await startServer();
  lin = await server.owner();
  entity = await createCustomers(lin);
  const records = Array.from({ length: 300 }, (_, index) => ({
    [name]: `Customer ${index}`,
    [code]: `${index < 90 ? 'lost' : 'kept'}-${index}`,
    [fee]: index < 90 ? index : index + 20,
  }));
  await lin.api.createRecords({ params: { entity }, body: { records } });
});
afterAll(() => server.stop());

test('a model goes from the facts of a field to a receipt that anyone can recompute', async () => {
  const { api } = lin;
  const label = { startsWith: [{ var: code }, 'lost'] };
  const { fields } = await api.fieldFacts({ params: { entity }, body: { fields: [fee], label } });
  const [facts] = fields;
  expect(facts?.facts).toMatchObject({ filled: 300, missing: 0 });
  // Every lost customer pays less than every one that stayed.
  expect(facts?.separation?.auc).toBe(0);
  expect(facts?.histogram.reduce((sum, { count }) => sum + count, 0)).toBe(300);

  const document = await api.getDocument({ params: { id: entity } });
  const published = document.published?.body as EntityDefinition | undefined;
  const field = published?.fields.find(({ id }) => id === fee) as FieldDefinition;
  const indicator = proposeIndicator(
    field,
    facts?.facts ?? { filled: 0, missing: 0, quantiles: [], shares: {} },
    'health',
    'i_fee',
    10_000,
  );
  if (indicator === undefined) throw new Error('A decimal can be an indicator');
  const body = { ...newHealthModel(entity, 'health', { zh: '健康度', en: 'Health' }), dimensions: [indicator] };
  const draft = await api.createDocument({ body: { kind: 'healthModel', app: null, body, publish: false } });
  const preview = await api.previewModel({ body: { model: draft.id, definition: body } });
  expect(preview).toMatchObject({ issues: [], total: 300, moving: 0 });

  const answer = await api.publishModel({ params: { model: draft.id }, body: { token: draft.token } });
  expect(answer.revision).toBe(1);
  await expect
    .poll(async () => (await api.modelState({ params: { model: draft.id } })).revision, { timeout: 10_000 })
    .toBe(1);
  const after = (await api.getDocument({ params: { id: entity } })).published?.body as EntityDefinition;
  const score = after.fields.find(({ type }) => type === 'score');
  const band = after.fields.find(({ type }) => type === 'band');
  expect([score?.labels.zh, band?.labels.zh]).toEqual(['健康度', '健康度等级']);
  const page = await api.queryRecords({
    params: { entity },
    body: { limit: 1, sort: [{ field: score?.id ?? '', direction: 'asc' }] },
  });
  const [worst] = page.records;
  const { receipt } = await api.scoreReceipt({ params: { model: draft.id, record: worst?.id ?? 0 } });
  expect(verifyReceipt(receipt)).toEqual({ ok: true, issues: [] });
  expect(receipt).toMatchObject({ subject: { entity, record: worst?.id } });
  const { points } = await api.scoreHistory({ params: { model: draft.id, record: worst?.id ?? 0 }, query: {} });
  expect(points.map(({ cause }) => cause)).toEqual(['publish']);
});

test('a list is told in one answer what costs its records points, and an open page that scores moved within their bands', async () => {
  const { api } = lin;
  const [model] = (await api.listDocuments({ query: { kind: 'healthModel' } })).documents;
  const { records } = await api.queryRecords({
    params: { entity },
    body: { limit: 2, filter: { '<': [{ var: fee }, 2] } },
  });
  const ids = records.map(({ id }) => id);
  const { reasons } = await api.scoreReasons({
    params: { model: model?.id ?? '' },
    body: { records: [...ids, 999_999] },
  });
  expect(reasons).toHaveLength(2);
  for (const { record, since, override, drivers } of reasons) {
    const { receipt } = await api.scoreReceipt({ params: { model: model?.id ?? '', record } });
    expect({ since: typeof since, override }).toEqual({ since: 'number', override: null });
    expect(drivers).toMatchObject([{ node: 'i_fee', values: { [fee]: expect.any(Number) } }]);
    expect(drivers[0]?.points).toBeCloseTo(100 - ((receipt as { score: number }).score ?? 0) / 10_000, 4);
  }

  await server.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.app.server.address() as AddressInfo;
  const reader = await openStream(`http://127.0.0.1:${port}`, { cookie: lin.cookie });
  await api.updateRecords({ params: { entity }, body: { changes: [{ id: ids[0] ?? 0, values: { [fee]: 3 } }] } });
  await expect.poll(() => reader.events.map(({ data }) => data)).toContainEqual({ topic: 'scores', entity });
  reader.close();
});

test('a model with mistakes says them at their places and changes nothing', async () => {
  const { api } = lin;
  const body = newHealthModel(entity, 'risk', { en: 'Empty' });
  const draft = await api.createDocument({ body: { kind: 'healthModel', app: null, body, publish: false } });
  const before = await api.getDocument({ params: { id: entity } });
  const preview = await api.previewModel({ body: { model: draft.id, definition: body } });
  expect(preview.issues.map((found) => found.code)).toEqual(['health.empty']);
  await expect(api.publishModel({ params: { model: draft.id }, body: { token: draft.token } })).rejects.toMatchObject({
    problem: { code: 'store.document_refused', issues: [{ code: 'health.empty' }] },
  });
  expect((await api.getDocument({ params: { id: entity } })).token).toBe(before.token);
});
