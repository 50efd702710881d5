import { randomBytes } from 'node:crypto';
import type { AppError } from '@keepwell/kernel';
import { modelKinds } from '@keepwell/model';
import { sampleEntity } from '@keepwell/model/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OwnPostgres, startPostgres } from '../../test/postgres.ts';
import { createEntity, field, owner } from '../../test/stores.ts';
import { openStore, type Store } from '../index.ts';

const entity = sampleEntity('e_note', [field('f_text', 'text')], { titleField: 'f_text' });

async function failure(promise: Promise<unknown>): Promise<AppError> {
  try {
    await promise;
  } catch (thrown) {
    return thrown as AppError;
  }
  throw new Error('It was accepted');
}

describe('a PostgreSQL that goes away while the program runs', () => {
  let server: OwnPostgres;
  let store: Store;
  beforeAll(async () => {
    server = await startPostgres();
    store = await openStore({
      database: { kind: 'postgres', url: server.url },
      kinds: modelKinds.all,
      clock: { now: () => Date.now() },
      random: (bytes) => randomBytes(bytes),
      timeZone: () => 'UTC',
    });
    await createEntity(store, entity);
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await server.stop();
  });

  const read = (): Promise<unknown> => store.records.query(owner, 'e_note', { limit: 1 });
  const write = (text: string): Promise<unknown> => store.records.create(owner, 'e_note', [{ f_text: text }]);

  it('fails the writes and questions under way with a sentence, and serves the next', async () => {
    const admin = new pg.Client({ connectionString: server.url, application_name: 'admin' });
    await admin.connect();
    const under = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? write(`w${index}`) : read()));
    const settled = Promise.allSettled(under);
    let ended = 0;
    for (let round = 0; round < 20 && ended < 3; round += 1) {
      const { rowCount } = await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'keepwell' and state <> 'idle'`,
      );
      ended += rowCount ?? 0;
    }
    await admin.end();
    expect(ended).toBeGreaterThan(0);
    const failed = (await settled).flatMap((one) => (one.status === 'rejected' ? [one.reason as AppError] : []));
    expect(failed.length).toBeGreaterThan(0);
    expect(new Set(failed.map((error) => error.code))).toEqual(new Set(['store.unreachable']));
    await write('after');
    await read();
  });

  it('says so while the server is stopped, and goes on when it is back', { timeout: 60_000 }, async () => {
    await server.halt();
    for (const asked of [read, () => write('lost'), () => store.changes.latest()]) {
      const error = await failure(asked());
      expect(error.code).toBe('store.unreachable');
      expect(error.params.reason).toMatch(/\S/);
    }
    expect(await store.ping()).toBe(false);
    await server.resume();
    expect(await store.ping()).toBe(true);
    let heard = 0;
    const stop = store.changes.subscribe(() => (heard += 1));
    await write('back');
    expect(heard).toBeGreaterThan(0);
    stop();
    const { records } = await store.records.query(owner, 'e_note', { limit: 100 });
    const texts = records.map((record) => record.values.f_text);
    expect(texts).toContain('back');
    expect(texts).not.toContain('lost');
  });
});
