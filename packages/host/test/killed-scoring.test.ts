// A program killed in the middle of runs and refreshes, time after time, on a real process: what it left is brought to an end, and
// scores, memberships, sizes and the log agree with each other and with the records.
import { healthModelKind, newHealthModel } from '@keepwell/health';
import type { Json } from '@keepwell/kernel';
import { modelKinds, type SegmentDefinition } from '@keepwell/model';
import { sampleEntity } from '@keepwell/model/testing';
import { openStore, type Store } from '@keepwell/store';
import { createEntity, field, owner } from '@keepwell/store/testing';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { createScorer, publishModel } from '../src/index.ts';

const program = fileURLToPath(new URL('programs/score-load.ts', import.meta.url));
const node = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'keepwell-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const firm = sampleEntity('e_firm', [field('f_name', 'text'), field('f_usage', 'decimal')], { titleField: 'f_name' });
const clock = { now: () => Date.now() };

const open = (): Promise<Store> =>
  openStore({
    database: { kind: 'sqlite', folder },
    kinds: [...modelKinds.all, healthModelKind],
    clock,
    random: (bytes) => randomBytes(bytes),
    timeZone: () => 'UTC',
  });

const scoreField = (store: Store): string =>
  store.documents.entity('e_firm')?.fields.find(({ type }) => type === 'score')?.id ?? '';

async function settle(store: Store): Promise<void> {
  const errors: unknown[] = [];
  const scorer = createScorer({ store, clock, gatherMs: 1, onError: (error) => errors.push(error) });
  await scorer.settled();
  await scorer.close();
  expect(errors).toEqual([]);
}

async function bodyOf<Body>(store: Store, id: string): Promise<Body> {
  const { published } = await store.documents.get(owner, id);
  if (published === null) throw new Error(`${id} is not published`);
  return published.body as Body;
}

async function prepare(): Promise<void> {
  const store = await open();
  await createEntity(store, firm);
  const rows = Array.from({ length: 6000 }, (_, index) => ({ f_name: `${index}`, f_usage: index % 200 }));
  await store.records.createSlice(owner, 'e_firm', rows);
  const usage = {
    kind: 'indicator' as const,
    id: 'i_usage',
    labels: { zh: '使用', en: 'Usage' },
    type: 'linear',
    settings: { field: 'f_usage', zero: 0, full: 100 },
    weight: 10_000,
    missing: 'redistribute' as const,
    abnormalAt: null,
  };
  const model = { ...newHealthModel('e_firm', 'health', { zh: '健康度', en: 'Health' }), dimensions: [usage] };
  const made = await store.documents.create(owner, { kind: 'healthModel', app: null, id: 'h_1', body: model });
  await publishModel(store, owner, 'h_1', { token: made.token });
  await settle(store);
  const body: SegmentDefinition = {
    entity: 'e_firm',
    labels: { zh: '低分', en: 'Low' },
    rule: { '<': [{ var: scoreField(store) }, 50] },
  };
  await store.documents.create(owner, { kind: 'segment', app: null, id: 's_1', body, publish: true });
  await settle(store);
  await store.close();
}

function runUntilKilled(milliseconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds));
    child.once('exit', (code, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error(`The program ended by itself with ${code}`)),
    );
  });
}

const read = (text: string): Record<string, unknown>[] => {
  const database = new DatabaseSync(join(folder, 'keepwell.db'), { readOnly: true });
  try {
    return database.prepare(text).all();
  } finally {
    database.close();
  }
};

const members = (): number[] =>
  read('select record from segment_member order by record').map(({ record }) => Number(record));

it('leaves nothing half done that the next start does not finish', { timeout: 120_000 }, async () => {
  await prepare();
  const inside = new Set(members());
  const phases = new Set<unknown>();
  for (const milliseconds of [40, 90, 150, 230, 320, 430, 560]) {
    await runUntilKilled(milliseconds);
    for (const { phase } of read('select phase from score_table union all select phase from segment_state')) {
      phases.add(phase);
    }
  }
  // Killed in the middle of several kinds of work, or this proves nothing.
  phases.delete(null);
  expect(phases.size).toBeGreaterThan(1);

  const store = await open();
  await settle(store);
  const { rule } = await bodyOf<SegmentDefinition>(store, 's_1');
  const { matching } = await store.records.count(owner, 'e_firm', { filter: rule as Json });
  expect(await store.scores.state(owner, 'h_1')).toMatchObject({ running: null, waiting: 0 });
  expect((await store.segments.state(owner, 's_1')).parts).toEqual([{ part: 'in', size: matching }]);
  const { dimensions } = await bodyOf<{ dimensions: { settings: { full: number } }[] }>(store, 'h_1');
  const page = await store.records.query(owner, 'e_firm', { limit: 6000 });
  const wrong = page.records.filter(({ values }) => {
    const points = Math.min(100, (100 * Number(values.f_usage)) / (dimensions[0]?.settings.full ?? 0));
    return Math.abs(Number(values[scoreField(store)]) - points) > 0.00006;
  });
  expect(wrong).toEqual([]);
  await store.close();

  expect(read('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  // The log, told from the first members on, ends where the memberships stand.
  for (const { record, after } of read(
    `select record, "after" from change where cause = 'segment' order by position`,
  )) {
    const [now] = Object.values(JSON.parse(String(after)) as Record<string, unknown>);
    if (now === true) inside.add(Number(record));
    else inside.delete(Number(record));
  }
  expect([...inside].sort((a, b) => a - b)).toEqual(members());
  expect(inside.size).toBe(matching);
});
