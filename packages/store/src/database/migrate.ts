// Brings a database to this program's data version; refuses one that a newer program made.
import { AppError } from '@keepwell/kernel';
import type { Dialect } from './dialect.ts';
import { dataVersion, migrations } from './migrations.ts';
import { askOne, type Row, type Step, tell } from './step.ts';

export function* readDataVersion(dialect: Dialect): Step<number> {
  const found = yield* askOne(
    dialect.hasConcurrentWriters
      ? { sql: "select to_regclass('keepwell_data') as name", parameters: [] }
      : { sql: "select name from sqlite_master where name = 'keepwell_data'", parameters: [] },
  );
  if (found === undefined || found.name === null) return 0;
  const row: Row | undefined = yield* askOne({ sql: 'select version from keepwell_data', parameters: [] });
  return Number(row?.version ?? 0);
}

/** Runs inside one transaction of the caller. `secret` signs cursors and is written once. */
export function* migrate(dialect: Dialect, secret: string): Step<void> {
  const found = yield* readDataVersion(dialect);
  if (found > dataVersion) throw new AppError('store.data_newer', { found, known: dataVersion });
  if (found === dataVersion) return;
  if (found === 0) {
    const { integer, text } = dialect.words;
    yield* tell({
      sql: `create table keepwell_data (version ${integer} not null, catalog ${integer} not null, secret ${text} not null)`,
      parameters: [],
    });
    yield* tell({
      sql: `insert into keepwell_data (version, catalog, secret) values (0, 0, '${secret.replace(/[^0-9a-f]/g, '')}')`,
      parameters: [],
    });
  }
  for (const migration of migrations) {
    if (migration.version <= found) continue;
    for (const statement of migration.statements(dialect)) yield* tell({ sql: statement, parameters: [] });
  }
  yield* tell({ sql: `update keepwell_data set version = ${dataVersion}`, parameters: [] });
}
