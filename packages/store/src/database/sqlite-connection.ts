// One SQLite connection: settings, statements compiled once per text, answers at once.
import { sqliteFunctions } from '@keepwell/rule/sql';
import Sqlite from 'better-sqlite3';
import type { Answer, Row, Statement } from './step.ts';

export interface SqliteConnection {
  readonly raw: Sqlite.Database;
  /** Statements begun so far that do more than read. */
  writes(): number;
  execute(statements: readonly Statement[]): readonly Answer[];
  /** The same in a read transaction, so that several statements see one snapshot. */
  executeTogether(statements: readonly Statement[]): readonly Answer[];
  close(): void;
}

export interface SqliteFile {
  readonly path: string;
  readonly readonly: boolean;
  readonly maxPageCount?: number;
}

/** Statement texts kept compiled; filters written by people make new texts without end. */
const statementLimit = 400;

export function openSqlite(file: SqliteFile): SqliteConnection {
  const raw = new Sqlite(file.path, { readonly: file.readonly, timeout: 10_000 });
  if (!file.readonly) {
    // Takes effect on a new file only. Rows of the log are long: half as many pages are split (measured: 10 % of a bulk load).
    raw.pragma('page_size = 8192');
    raw.pragma('journal_mode = WAL');
    // An acknowledged write survives a power cut: every commit waits for the disk.
    raw.pragma('synchronous = FULL');
    raw.pragma('journal_size_limit = 67108864');
    // 64 MB of log before pages move into the file: a bulk load writes a page that fills up over several groups once, not again
    // and again (measured against 32 MB: 10 % of the load), and is read again in 0.1 s after a crash.
    raw.pragma('wal_autocheckpoint = 8000');
    if (file.maxPageCount !== undefined) raw.pragma(`max_page_count = ${file.maxPageCount}`);
  }
  // What a reader sorts may be a million values: beyond its cache they go to a file, so that memory does not grow with the data.
  raw.pragma(`temp_store = ${file.readonly ? 'FILE' : 'MEMORY'}`);
  // A writer touches few pages twice, and what it keeps grows with every import; a reader sorts and joins.
  raw.pragma(`cache_size = ${file.readonly ? -32_768 : -16_384}`);
  raw.pragma('case_sensitive_like = OFF');
  for (const { name, run } of sqliteFunctions) raw.function(name, { deterministic: true }, run);
  const statements = new Map<string, Prepared>();
  let writes = 0;

  function prepare(text: string): Prepared {
    const known = statements.get(text);
    if (known !== undefined) return known;
    if (statements.size >= statementLimit) {
      const oldest = statements.keys().next().value;
      if (oldest !== undefined) statements.delete(oldest);
    }
    const made = prepareText(raw, text);
    statements.set(text, made);
    return made;
  }

  function executeOne(statement: Statement): Answer {
    const { prepared, reads, arrange } = prepare(statement.sql);
    if (!reads) writes += 1;
    if (statement.each !== undefined) {
      let changed = 0;
      for (const parameters of statement.each) changed += prepared.run(arrange(parameters)).changes;
      return { rows: [], changed };
    }
    const parameters = arrange(statement.parameters);
    if (prepared.reader) return { rows: prepared.all(parameters) as Row[], changed: 0 };
    return { rows: [], changed: prepared.run(parameters).changes };
  }

  return {
    raw,
    writes: () => writes,
    execute: (list) => list.map(executeOne),
    executeTogether(list) {
      if (list.length === 1) return list.map(executeOne);
      executeOne({ sql: 'begin', parameters: [] });
      try {
        return list.map(executeOne);
      } finally {
        executeOne({ sql: 'commit', parameters: [] });
      }
    },
    close: () => raw.close(),
  };
}

interface Prepared {
  readonly prepared: Sqlite.Statement;
  readonly reads: boolean;
  /** Parameters in the order in which the driver binds them. */
  arrange(parameters: readonly unknown[]): readonly unknown[];
}

/** Our own texts number their parameters as PostgreSQL does (values never stand in a text); the driver binds by place only. */
function prepareText(raw: Sqlite.Database, text: string): Prepared {
  const order: number[] = [];
  const placed = text.replace(/\$(\d+)/g, (_, number: string) => {
    order.push(Number(number) - 1);
    return '?';
  });
  const prepared = raw.prepare(placed);
  const reads = prepared.reader && prepared.readonly;
  if (order.every((number, index) => number === index)) return { prepared, reads, arrange: (parameters) => parameters };
  return { prepared, reads, arrange: (parameters) => order.map((index) => parameters[index]) };
}
