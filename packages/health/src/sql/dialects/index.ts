// The databases that scores are computed in.
import type { HealthDialect } from '../sql-dialect.ts';
import { postgresDialect } from './postgres.ts';
import { sqliteDialect } from './sqlite.ts';

export type HealthDialectName = 'sqlite' | 'postgres';

const dialects: Readonly<Record<HealthDialectName, HealthDialect>> = {
  sqlite: sqliteDialect,
  postgres: postgresDialect,
};

export function healthDialect(name: HealthDialectName): HealthDialect {
  return dialects[name];
}
