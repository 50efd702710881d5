// keepwell_murmur3 in both databases is the hash that rules compute elsewhere, for every text.
import fc from 'fast-check';
import { CompiledQuery } from 'kysely';
import { describe, expect, it } from 'vitest';
import { murmur3 } from '../src/runtime/murmur3.ts';
import type { TestDatabase } from './databases.ts';
import { openPostgres, openSqlite } from './databases.ts';

/** What PostgreSQL can hold: no NUL, no half of a pair. */
const text = fc.string({ unit: 'binary', maxLength: 40 }).map((made) => made.replaceAll('\0', ''));
const texts = [
  '',
  'a',
  'ab',
  'abc',
  'abcd',
  '客户',
  '😀',
  'é'.repeat(300),
  'x'.repeat(10_000),
  ...fc.sample(text, { seed: 20_261_130, numRuns: 2000 }),
];

const databases: [string, () => Promise<TestDatabase>, string][] = [
  [
    'SQLite',
    () => Promise.resolve(openSqlite()),
    'select keepwell_murmur3(value) as hash from json_each(?) order by key',
  ],
  [
    'PostgreSQL',
    openPostgres,
    'select keepwell_murmur3(value) as hash from jsonb_array_elements_text($1::jsonb) with ordinality as t(value, place) order by place',
  ],
];

describe.each(databases)('keepwell_murmur3 in %s', (_name, open, query) => {
  it('gives the same numbers, and nothing of nothing', { timeout: 60_000 }, async () => {
    const database = await open();
    try {
      const rows = await database.run(CompiledQuery.raw(query, [JSON.stringify([...texts, null])]));
      expect(rows.map((row) => row.hash)).toEqual([...texts.map(murmur3), null]);
    } finally {
      await database.stop();
    }
  });
});
