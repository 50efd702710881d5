// What it costs to keep twenty segments of a million customers: looked at whole, and after a thousand changes.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchRow, createManualClock, type Json, toBenchRow } from '@keepwell/kernel';
import { modelKinds } from '@keepwell/model';
import { openStore, type Store, type StoreOptions, systemActor } from '../src/index.ts';
import { openTestPostgres } from '../test/postgres.ts';
import { customersSql, entity } from './firms.ts';
import { type Raw, rawPostgres, rawSqlite } from './raw-database.ts';
import { refreshByHand, rules, silentChanges } from './segments-by-hand.ts';

const actor = systemActor('bench');
const customers = 1_000_000;
const changed = 1_000;
const dayMs = 86_400_000;
const start = Date.UTC(2026, 0, 31, 9);

export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'keepwell-bench-'));
  const postgres = await openTestPostgres();
  try {
    const url = await postgres.createDatabase();
    return [
      ...(await measure({ kind: 'sqlite', folder }, () => Promise.resolve(rawSqlite(folder)))),
      ...(await measure({ kind: 'postgres', url }, () => rawPostgres(url))),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await postgres.stop();
  }
}

async function measure(database: StoreOptions['database'], connect: () => Promise<Raw>): Promise<BenchRow[]> {
  const clock = createManualClock(start);
  const open = (): Promise<Store> =>
    openStore({
      database,
      kinds: modelKinds.all,
      clock,
      random: (bytes) => randomBytes(bytes),
      timeZone: () => 'UTC',
    });
  const first = await open();
  const { id, app: _app, revision: _revision, ...body } = entity;
  await first.documents.create(actor, { kind: 'entity', app: null, id, body, publish: true });
  await first.close();
  const raw = await connect();
  await raw.execute(customersSql(raw.name, customers));
  await raw.execute(raw.name === 'sqlite' ? 'analyze' : 'vacuum analyze');
  const store = await open();
  try {
    for (const [at, rule] of rules.entries()) {
      const segment = { entity: id, labels: { en: `Segment ${at}` }, rule: rule.json as Json };
      await store.documents.create(actor, { kind: 'segment', app: null, id: `s_${at}`, body: segment, publish: true });
    }
    // Nobody follows yet: what the log holds so far concerns no segment.
    await store.segments.follow(actor);
    const filled = await timed(() => refresh(store, 'publish'));
    const filledByHand = await timed(async () => {
      await raw.execute(
        'create table hand_member (segment text not null, record bigint not null, since bigint not null, primary key (segment, record))',
      );
      for (const [at, rule] of rules.entries()) {
        await raw.execute(
          `insert into hand_member select 's_${at}', id, ${start} from r_e_firm as t where deleted_at is null and ${rule.sql(raw.name, clock.now())}`,
        );
      }
    });
    await raw.execute(
      `create table hand_change (position ${raw.name === 'sqlite' ? 'integer primary key' : 'bigserial primary key'}, record bigint, segment text, at bigint, before text, after text)`,
    );
    if (raw.name === 'postgres') await raw.execute('vacuum analyze');
    const best = { ours: Infinity, hand: Infinity, changes: Infinity };
    for (let round = 0; round < 3; round += 1) {
      clock.advance(dayMs);
      await raw.execute(silentChanges(raw.name, round));
      best.ours = Math.min(best.ours, await timed(() => refresh(store, 'many')));
      best.hand = Math.min(
        best.hand,
        await timed(async () => {
          for (const [at, rule] of rules.entries()) {
            await raw.execute(refreshByHand(raw.name, `s_${at}`, rule.sql(raw.name, clock.now()), clock.now()));
          }
        }),
      );
      await mustAgree(raw);
      best.changes = Math.min(best.changes, await oneBatch(store, round));
    }
    const name = raw.name === 'sqlite' ? 'SQLite' : 'PostgreSQL';
    const many = customers.toLocaleString('en');
    return [
      toBenchRow({
        name: `segment: refresh ${rules.length} segments of ${many} customers a day later, 1 % changed, ${name}`,
        ours: best.ours,
        reference: best.hand,
        unit: 'ms',
        goal: { atMost: 1.2 },
        note: 'reference: statements by hand that find, log, remove and add the same members',
      }),
      toBenchRow({
        name: `segment: ${changed.toLocaleString('en')} changed customers followed into them, ${name}`,
        ours: best.changes,
        reference: best.ours,
        unit: 'ms',
        goal: { atMost: 0.04 },
        note: 'reference: our refresh',
      }),
      toBenchRow({
        name: `segment: fill ${rules.length} new segments, ${name}`,
        ours: filled,
        reference: filledByHand,
        unit: 'ms',
        note: 'reference: one insert … select by hand for each',
      }),
    ];
  } finally {
    await store.close();
    await raw.close();
  }
}

async function refresh(store: Store, reason: 'publish' | 'many'): Promise<void> {
  for (const at of rules.keys()) {
    const segment = `s_${at}`;
    await store.segments.begin(actor, segment, reason);
    while (!(await store.segments.step(actor, segment)).done);
  }
  // What was written is in the log; nobody reads these segments, so reading it on moves nobody.
  while ((await store.segments.follow(actor)).left);
}

/** Every thousandth customer gets other figures; how long until all segments know. */
async function oneBatch(store: Store, round: number): Promise<number> {
  const edits = Array.from({ length: changed }, (_, at) => ({
    id: at * 997 + round + 1,
    values: { f_fee: (at * 37 + round * 11) % 120, f_usage: (at * 53 + round * 17) % 120 },
  }));
  await store.records.update(actor, 'e_firm', edits);
  return timed(async () => {
    while ((await store.segments.follow(actor)).left);
  });
}

async function mustAgree(raw: Raw): Promise<void> {
  const differing = await raw.count(
    `select count(*) from (select segment, record from segment_member except select segment, record from hand_member) as x`,
  );
  const sizes = await raw.count('select (select count(*) from segment_member) - (select count(*) from hand_member)');
  if (differing !== 0 || sizes !== 0)
    throw new Error(`${differing} members differ from those by hand, sizes by ${sizes}`);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}
