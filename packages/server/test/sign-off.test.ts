// A review signed over HTTP on both databases: counted by the server, kept with its revision, in the reader's language where it fails.
import { type HealthModel, newHealthModel, type SeenFigures } from '@keepwell/health';
import type { EntityDefinition } from '@keepwell/model';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createDatabase, databaseKinds } from './databases.ts';
import { code, createCustomers, fee, name } from './sample.ts';
import { CallFailed, startServer, type TestServer, type Visitor } from './start-server.ts';

const asked = { outcome: { field: 'f_lost', lost: [true] }, among: 'all' as const, threshold: 50 };
/** Fees 0–99, a score as high as the fee; lost are the thirty lowest and the ten highest. */
const seen: SeenFigures = { records: 100, lost: 40, wrongAlerts: 20, misses: 10, auc: 0.75 };

async function problemOf(call: Promise<unknown>) {
  const thrown: unknown = await call.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (thrown instanceof CallFailed) return thrown.problem;
  throw new Error('A problem was expected');
}

describe.each(databaseKinds)('sign-offs on %s', (kind) => {
  let server: TestServer;
  let lin: Visitor;
  let entity: string;
  let model: string;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await createDatabase(kind);
    drop = database.drop;
    server = await startServer({ databaseUrl: database.url });
    lin = await server.owner();
    entity = await createCustomers(lin);
    const { token, published } = await lin.api.getDocument({ params: { id: entity } });
    const body = published?.body as EntityDefinition;
    const lost = { ...body.fields[0], id: 'f_lost', key: 'lost', type: 'yesNo', labels: { en: 'Lost', zh: '流失' } };
    const saved = await lin.api.saveDraft({
      params: { id: entity },
      body: {
        token,
        body: { ...body, fields: [...body.fields, { ...lost, required: false, unique: false, options: {} }] },
      },
    });
    const plan = await lin.api.planDocument({ params: { id: entity } });
    await lin.api.publishDocument({ params: { id: entity }, body: { token: saved.token, digest: plan.digest } });
    const records = Array.from({ length: 100 }, (_, index) => ({
      [name]: `Customer ${index}`,
      [code]: `c-${index}`,
      [fee]: index,
      f_lost: index < 30 || index >= 90,
    }));
    await lin.api.createRecords({ params: { entity }, body: { records } });
    const draft = await lin.api.createDocument({
      body: { kind: 'healthModel', app: null, body: modelBody(), publish: false },
    });
    model = draft.id;
    await publish(draft.token, 1);
  });
  afterAll(async () => {
    await server.stop();
    await drop();
  });

  function modelBody(labels = { zh: '健康度', en: 'Health' }) {
    return {
      ...newHealthModel(entity, 'health', labels),
      dimensions: [
        {
          kind: 'indicator' as const,
          id: 'i_fee',
          labels: { en: 'Fee' },
          type: 'linear',
          settings: { field: fee, zero: 0, full: 100 },
          weight: 10_000,
          missing: 'redistribute' as const,
          abnormalAt: null,
        },
      ],
    };
  }

  async function publish(token: number, revision: number): Promise<void> {
    await lin.api.publishModel({ params: { model }, body: { token } });
    await vi.waitFor(async () => expect((await lin.api.modelState({ params: { model } })).revision).toBe(revision), {
      timeout: 10_000,
    });
  }

  const sign = (more: Partial<Parameters<typeof lin.api.signOffModel>[0]['body']> = {}) =>
    lin.api.signOffModel({
      params: { model },
      body: { revision: 1, verdict: 'approved', note: null, asked, seen, ...more },
    });
  const signOffs = async () => (await lin.api.modelSignOffs({ params: { model } })).signOffs;

  test('what was not seen is not signed: the answer brings the figures of now', async () => {
    const problem = await problemOf(sign({ seen: { ...seen, wrongAlerts: 19 } }));
    expect(problem).toMatchObject({
      code: 'store.figures_changed',
      status: 409,
      data: { figures: { records: 100, lost: 40, wrongAlertShare: { numerator: 20, denominator: 50 } } },
    });
    expect(problem.title).toMatch(/\p{Script=Han}/u);
    expect(await signOffs()).toEqual([]);
  });

  test('an approval is kept with the figures the server counted, and a second click signs nothing twice', async () => {
    const [first, second] = await Promise.all([sign({ id: 'signoff_1' }), sign({ id: 'signoff_1' })]);
    expect(second).toEqual(first);
    expect(await signOffs()).toEqual([first]);
    expect(first).toMatchObject({
      revision: 1,
      verdict: 'approved',
      note: null,
      figures: {
        asked,
        polarity: 'health',
        wrongAlertShare: { value: 0.4, numerator: 20, denominator: 50, interval: { low: expect.any(Number) } },
        falsePositiveRate: { numerator: 20, denominator: 60 },
        missRate: { numerator: 10, denominator: 40 },
        auc: { auc: 0.75, positives: 40, negatives: 60 },
      },
    });
    expect(await problemOf(sign({ id: 'signoff_1', verdict: 'rejected', note: 'No' }))).toMatchObject({
      code: 'store.key_reused',
    });
  });

  test('a later word of the same person stands beside the earlier one', async () => {
    await sign({ verdict: 'rejected', note: '  误报太多  ' });
    expect((await signOffs()).map(({ verdict, note }) => [verdict, note])).toEqual([
      ['rejected', '误报太多'],
      ['approved', null],
    ]);
  });

  test('what cannot be signed is refused in words that say what to do', async () => {
    const refused = [
      [{ revision: 7 }, 'store.revision_not_found', 404],
      [{ verdict: 'rejected' as const, note: ' ' }, 'store.sign_off_note_missing', 400],
      [{ note: 'x'.repeat(1_001) }, 'store.sign_off_note_long', 400],
      [{ asked: { ...asked, outcome: { field: 'f_none', lost: [true] } } }, 'store.field_unknown', 400],
    ] as const;
    const before = await signOffs();
    for (const [more, wanted, status] of refused) {
      const problem = await problemOf(sign(more as Parameters<typeof sign>[0]));
      expect(problem).toMatchObject({ code: wanted, status });
      expect(problem.title).toMatch(/\p{Script=Han}/u);
    }
    expect(await problemOf(sign({ asked: { ...asked, threshold: 101 } }))).toMatchObject({ status: 400 });
    expect(await signOffs()).toEqual(before);
  });

  test('a sign-off stays with its revision: the next one begins unsigned, and the old one can no longer be signed', async () => {
    const { token } = await lin.api.getDocument({ params: { id: model } });
    const saved = await lin.api.saveDraft({
      params: { id: model },
      body: { token, body: { ...modelBody(), coverageFloor: 10, fields: await shownFields() } },
    });
    // The draft changes nothing: what is signed is the published revision.
    expect((await sign()).revision).toBe(1);
    await publish(saved.token, 2);
    expect(await problemOf(sign())).toMatchObject({
      code: 'store.sign_off_outdated',
      params: { revision: 1, current: 2 },
    });
    await sign({ revision: 2 });
    expect((await signOffs()).map(({ revision }) => revision)).toEqual([2, 1, 1, 1]);
  });

  test('no model, no sign-off', async () => {
    const call = lin.api.modelSignOffs({ params: { model: entity.replace('e_', 'h_') } });
    expect(await problemOf(call)).toMatchObject({ code: 'store.document_not_found', status: 404 });
    const wrong = {
      params: { model: entity },
      body: { revision: 1, verdict: 'approved' as const, note: null, asked, seen },
    };
    expect(await problemOf(lin.api.signOffModel(wrong))).toMatchObject({ code: 'store.document_not_found' });
  });

  async function shownFields() {
    const { published } = await lin.api.getDocument({ params: { id: model } });
    const body = published?.body as HealthModel | undefined;
    return body?.fields;
  }
});
