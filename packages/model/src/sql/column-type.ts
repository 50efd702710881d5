// Column kinds as the types of each database.
import type { ColumnKind } from '../field-type.ts';

export type Dialect = 'sqlite' | 'postgres';

const types: Readonly<Record<ColumnKind, Readonly<Record<Dialect, string>>>> = {
  // By code point on both: SQLite's BINARY is that already, PostgreSQL needs to be told.
  text: { sqlite: 'text', postgres: 'text collate "C"' },
  integer: { sqlite: 'integer', postgres: 'bigint' },
  real: { sqlite: 'real', postgres: 'double precision' },
  boolean: { sqlite: 'integer', postgres: 'boolean' },
  json: { sqlite: 'text', postgres: 'jsonb' },
};

/** The type as it stands in CREATE TABLE. */
export function columnType(kind: ColumnKind, dialect: Dialect): string {
  return types[kind][dialect];
}

export function sortKeyType(dialect: Dialect): string {
  return columnType('text', dialect);
}
