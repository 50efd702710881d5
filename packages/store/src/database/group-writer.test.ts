import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { CommandCall, Engine } from '../commands/engine.ts';
import { createGroupWriter } from './group-writer.ts';
import { openSqlite, type SqliteConnection } from './sqlite-connection.ts';
import { createSqliteDialect } from './sqlite-dialect.ts';
import { runNow, tell } from './step.ts';

const folder = mkdtempSync(join(tmpdir(), 'keepwell-group-'));
let connection: SqliteConnection | undefined;

afterEach(() => {
  connection?.close();
  rmSync(folder, { recursive: true, force: true });
});

const call = (name: string, input: number): CommandCall => ({
  name,
  input,
  acting: { actor: 'test', now: 0, timeZone: 'UTC', grants: null },
});

it('rejects alone a unit that fails half written, and gives no id twice', () => {
  const open = openSqlite({ path: join(folder, 'group.db'), readonly: false });
  connection = open;
  const run = (sql: string) => open.execute([{ sql, parameters: [] }])[0]?.rows;
  run('create table r_e_sample (id integer primary key)');
  run('create table counter (name text primary key, next integer not null)');
  const dialect = createSqliteDialect();
  runNow(dialect.createIds('e_sample'), open.execute);
  let runs = 0;
  const engine: Engine = {
    *run({ name, input }) {
      runs += 1;
      if (name === 'refuse') throw new Error('refused before anything was written');
      const ids = yield* dialect.takeIds('e_sample', Number(input));
      for (const id of ids) yield* tell({ sql: 'insert into r_e_sample (id) values ($1)', parameters: [id] });
      if (name === 'fail') throw new Error('failed after it had written');
      return ids;
    },
    changesSchema: () => false,
    isBackground: () => false,
    forget: dialect.forgetTaken,
  };
  const writer = createGroupWriter(open, engine);

  const clean = writer.commit([call('create', 1), call('refuse', 0), call('create', 1)]);
  expect(clean.map(({ ok }) => ok)).toEqual([true, false, true]);
  expect(runs).toBe(3);

  const torn = writer.commit([call('create', 1), call('fail', 2), call('create', 2)]);
  expect(torn.map(({ ok }) => ok)).toEqual([true, false, true]);
  expect(torn[2]).toEqual({ ok: true, value: [4, 5] });
  expect(run('select id from r_e_sample')).toEqual([1, 2, 3, 4, 5].map((id) => ({ id })));

  // Removed for good, by whomever: the id is not given again, after a restart either.
  run('delete from r_e_sample where id > 3');
  dialect.forgetTaken();
  expect(writer.commit([call('create', 1)])).toEqual([{ ok: true, value: [6] }]);
});
