// Rules as SQL: a condition for WHERE, a value for SELECT and stored formulas, and the reasons where there is none.
import type { Issue } from '@keepwell/kernel';
import { hasErrors } from '@keepwell/kernel';
import type { Expression as KyselyExpression, RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Expression } from '../expression.ts';
import { isMuted } from '../expression.ts';
import type { RuleContext, Scope } from '../scope.ts';
import type { ValueType } from '../value-type.ts';
import { compileSql } from './compile.ts';
import { postgresDialect } from './dialects/postgres.ts';
import { sqliteDialect } from './dialects/sqlite.ts';
import type { SqlDialect } from './sql-dialect.ts';

export type { SqlDialect } from './sql-dialect.ts';
export { postgresFunctions, sqliteFunctions, type SqliteFunction } from './database-functions.ts';
export { postgresDialect } from './dialects/postgres.ts';
export { sqliteDialect } from './dialects/sqlite.ts';

/** The databases a rule can run in. A new one is a dialect more. */
const dialects = { sqlite: sqliteDialect, postgres: postgresDialect } as const;
export type SqlDialectName = keyof typeof dialects;

export interface ToSqlOptions {
  readonly dialect: SqlDialectName;
  /** The column, or any expression, that holds a field. */
  readonly column: (path: string) => KyselyExpression<unknown>;
  readonly context: RuleContext;
  /**
   * `condition` (as it stands in WHERE, the default): true where the rule holds, false or NULL elsewhere, so that an index
   * can be used. `value`: the rule's value; a boolean is never NULL unless the field itself is empty.
   */
  readonly as?: 'condition' | 'value';
}

export type ToSqlResult =
  | { readonly ok: true; readonly sql: RawBuilder<unknown>; readonly type: ValueType; readonly empty: boolean }
  | { readonly ok: false; readonly issues: Issue[] };

/** Compiles a rule to a Kysely fragment, or says which operators prevent it. Constants such as today become parameters. */
export function toSql(expression: Expression, scope: Scope, options: ToSqlOptions): ToSqlResult {
  const dialect: SqlDialect = dialects[options.dialect];
  const flavour = options.as ?? 'condition';
  // A rule that is switched off matches nothing and has no value.
  if (isMuted(expression)) {
    const fragment = flavour === 'condition' ? dialect.booleanParameter(sql, false) : sql`null`;
    return { ok: true, sql: fragment, type: { kind: 'empty' }, empty: true };
  }
  const { value, issues, tools } = compileSql(expression, scope, { ...options, dialect }, flavour);
  if (hasErrors(issues)) return { ok: false, issues };
  if (flavour === 'condition' && value.constant !== undefined) {
    return {
      ok: true,
      sql: dialect.booleanParameter(sql, value.constant.value === true),
      type: value.type,
      empty: false,
    };
  }
  return {
    ok: true,
    sql: flavour === 'value' && value.loose === true ? tools.exact(value) : value.fragment,
    type: value.type,
    empty: value.empty,
  };
}

/** What prevents a rule from running in a database, without compiling it for one; empty when nothing does. */
export function canBeSql(expression: Expression, scope: Scope, as: 'condition' | 'value' = 'condition'): Issue[] {
  const result = toSql(expression, scope, {
    dialect: 'sqlite',
    column: (path) => sql.ref(path === '' ? 'record' : path),
    context: { now: 0, timeZone: 'UTC', me: { id: '' } },
    as,
  });
  return result.ok ? [] : result.issues;
}
