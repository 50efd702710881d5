import { expect, it } from 'vitest';
import type { Catalog } from './catalog/catalog.ts';
import type { Database } from './database/database.ts';
import { sqliteDialect } from './database/sqlite-dialect.ts';
import { createSession } from './session.ts';

const catalogOf = (version: number): Catalog => ({ version, all: () => [] }) as unknown as Catalog;

it('keeps the newer definitions when a read that began before a publish ends after it', async () => {
  const waiting: ((catalog: Catalog) => void)[] = [];
  const read = (): Promise<Catalog> => new Promise((resolve) => waiting.push(resolve));
  const database = { dialect: sqliteDialect, read } as unknown as Database;
  const options = { database, clock: { now: () => 0 }, random: () => new Uint8Array(), timeZone: () => 'UTC' };
  const opening = createSession(options);
  waiting.shift()?.(catalogOf(1));
  const session = await opening;

  const [slow, quick] = [session.refreshIfChanged(), session.refresh()];
  const [before, after] = [waiting.shift(), waiting.shift()];
  after?.(catalogOf(2));
  await quick;
  before?.(catalogOf(1));
  await slow;
  expect(session.catalog().version).toBe(2);
});
