// A process of its own: so many customers, scored whole; how much memory that takes, and how long others wait meanwhile.
import { healthModelKind, newHealthModel } from '@keepwell/health';
import { modelKinds } from '@keepwell/model';
import { randomBytes } from 'node:crypto';
import { type Actor, fullGrants, openStore, type Store, type StoreOptions, systemActor } from '../src/index.ts';
import { customersSql, entity } from './firms.ts';
import { rawPostgres, rawSqlite } from './raw-database.ts';

export interface ScoringTask {
  readonly database: StoreOptions['database'];
  readonly customers: number;
  /** Full runs, one after another. */
  readonly runs: number;
}

export interface ScoringFigures {
  /** Bytes of the whole process at their highest while the run went on, its threads included. */
  readonly memory: number;
  /** Milliseconds of the runs, while people work and while nobody does. */
  readonly took: number;
  readonly alone: number;
  /** 99th percentiles in milliseconds. */
  readonly idle: Waits;
  readonly busy: Waits;
}

export interface Waits {
  readonly page: number;
  readonly write: number;
}

const actor = systemActor('bench');
const person: Actor = { kind: 'user', id: 'u_bench', grants: fullGrants };
/** As many turns as beside a run, for the slowest hundredth of few is chance. */
const idleSeconds = 20;
/** A person or a program every so often, as on a working day; not a load test. */
const pauseMs = 4;

const indicator = (id: string, type: string, settings: object, weight: number): object => ({
  kind: 'indicator',
  id: `i_${id}`,
  labels: { en: id, zh: id },
  type,
  settings,
  weight,
  missing: 'redistribute',
  abnormalAt: null,
});

const model = {
  ...newHealthModel(entity.id, 'health', { en: 'Health', zh: '健康度' }),
  dimensions: [
    indicator('fee', 'linear', { field: 'f_fee', zero: 120, full: 0 }, 1500),
    indicator('usage', 'linear', { field: 'f_usage', zero: 0, full: 100 }, 1500),
    indicator('tenure', 'linear', { field: 'f_tenure', zero: 0, full: 60 }, 1000),
    indicator(
      'tickets',
      'piecewise',
      {
        field: 'f_tickets',
        knots: [
          [0, 100],
          [3, 60],
          [8, 0],
        ],
      },
      1000,
    ),
    indicator('paper', 'yesNo', { field: 'f_paperless', yes: 100, no: 40 }, 1000),
    indicator('seen', 'recency', { field: 'f_seen', halfLifeDays: 45, fresh: 'high' }, 1500),
    indicator('rank', 'percentile', { field: 'f_usage', within: null, side: 'high' }, 1500),
    indicator('odd', 'robustZ', { field: 'f_fee', within: null, side: 'both', steepness: 1 }, 1000),
  ],
};

async function open(task: ScoringTask): Promise<Store> {
  return openStore({
    database: task.database,
    kinds: [...modelKinds.all, healthModelKind],
    clock: { now: () => Date.now() },
    random: (bytes) => randomBytes(bytes),
    timeZone: () => 'UTC',
  });
}

async function measure(task: ScoringTask): Promise<ScoringFigures> {
  const first = await open(task);
  const { id, app: _app, revision: _revision, ...body } = entity;
  await first.documents.create(actor, { kind: 'entity', app: null, id, body, publish: true });
  await first.close();
  const raw = task.database.kind === 'sqlite' ? rawSqlite(task.database.folder) : await rawPostgres(task.database.url);
  await raw.execute(customersSql(raw.name, task.customers));
  await raw.execute(raw.name === 'sqlite' ? 'analyze' : 'vacuum analyze');
  await raw.close();
  const store = await open(task);
  await store.documents.create(actor, { kind: 'healthModel', app: null, id: 'h_1', body: model, publish: true });
  await waits(store, task.customers, () => Promise.resolve(), 1_000);
  const idle = await waits(
    store,
    task.customers,
    () => new Promise((resolve) => setTimeout(resolve, idleSeconds * 1000)),
  );
  let memory = 0;
  const watching = setInterval(() => {
    memory = Math.max(memory, process.memoryUsage.rss());
  }, 50);
  const begin = performance.now();
  const score = async (): Promise<void> => {
    for (let run = 0; run < task.runs; run += 1) {
      await store.scores.begin(actor, 'h_1', 'publish');
      while (!(await store.scores.step(actor, 'h_1')).done);
    }
  };
  const busy = await waits(store, task.customers, score);
  const took = performance.now() - begin;
  clearInterval(watching);
  const alone = await timed(score);
  await store.close();
  return { memory, took, alone, idle, busy };
}

/** Reads a page and writes a record in turn while the work goes on, `least` times at least. */
async function waits(store: Store, customers: number, work: () => Promise<void>, least = 0): Promise<Waits> {
  const pages: number[] = [];
  const writes: number[] = [];
  let isOver = false;
  const working = work().finally(() => {
    isOver = true;
  });
  for (let turn = 0; !isOver || turn < least; turn += 1) {
    pages.push(
      await timed(() =>
        store.records.query(person, entity.id, { limit: 200, sort: [{ field: 'id', direction: 'desc' }] }),
      ),
    );
    const edit = { id: ((turn * 7919) % customers) + 1, values: { f_tickets: turn % 9 } };
    writes.push(await timed(() => store.records.update(person, entity.id, [edit])));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  await working;
  return { page: percentile99(pages), write: percentile99(writes) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function percentile99(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? Number.NaN;
}

process.once('message', (task: ScoringTask) => {
  void measure(task).then((figures) => process.send?.(figures, () => process.exit()));
});
