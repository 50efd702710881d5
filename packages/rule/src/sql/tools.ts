// The toolbox of one compilation: typed constants, conditions that know their emptiness, doubles.
import { sql } from 'kysely';
import type { RuleContext } from '../scope.ts';
import type { ValueType } from '../value-type.ts';
import { booleanType } from '../value-type.ts';
import { columnsOf, familyOf } from './families.ts';
import type { SqlDialect } from './sql-dialect.ts';
import type { SqlFragment, SqlTools, SqlValue } from './sql-tools.ts';

export function createTools(dialect: SqlDialect, context: RuleContext): SqlTools {
  const tools: SqlTools = {
    dialect,
    context,
    sql: (strings, ...parts) => sql(strings, ...parts),
    value: (constant, type) => constantOf(constant, type, dialect),
    condition: (fragment, of, loose) => ({
      fragment,
      type: booleanType,
      empty: false,
      loose,
      needs: columnsOf(of),
    }),
    exact: (value) => (value.loose === true || value.empty ? sql`(${value.fragment}) is true` : value.fragment),
    double: (value) => toDouble(value, dialect),
    doubles: (values, orZero) => {
      // One double among the first two makes the computation one of doubles, where the database says so.
      const enough = dialect.wholesTimesDoubleIsDouble && values.slice(0, 2).some(isDouble);
      return values.map((value) => {
        const double = enough ? plainNumber(value, dialect) : toDouble(value, dialect);
        return orZero && value.empty ? sql`coalesce(${double}, 0.0)` : double;
      });
    },
    join: (parts, separator) => sql.join([...parts], sql.raw(separator)),
  };
  return tools;
}

function toDouble(value: SqlValue, dialect: SqlDialect): SqlFragment {
  const constant = value.constant?.value;
  if (typeof constant === 'number') return dialect.doubleParameter(sql, constant);
  return value.double === true ? value.fragment : dialect.toDouble(sql, value.fragment);
}

function isDouble(value: SqlValue): boolean {
  return value.double === true || value.constant !== undefined;
}

function plainNumber(value: SqlValue, dialect: SqlDialect): SqlFragment {
  const constant = value.constant?.value;
  return typeof constant === 'number' ? dialect.doubleParameter(sql, constant) : value.fragment;
}

function constantOf(constant: unknown, type: ValueType, dialect: SqlDialect): SqlValue {
  const known = { type, constant: { value: constant } };
  if (constant === null || constant === undefined) {
    return {
      ...known,
      constant: { value: null },
      type: familyOf(type) === 'other' ? { kind: 'empty' } : type,
      fragment: emptyOf(type, dialect),
      empty: true,
    };
  }
  if (typeof constant === 'number') {
    const fragment = Number.isSafeInteger(constant)
      ? dialect.integerParameter(sql, constant)
      : dialect.doubleParameter(sql, constant);
    return { ...known, fragment, empty: false, bound: Math.abs(constant) };
  }
  if (typeof constant === 'boolean')
    return { ...known, fragment: dialect.booleanParameter(sql, constant), empty: false };
  if (typeof constant === 'string') return { ...known, fragment: dialect.textParameter(sql, constant), empty: false };
  return {
    ...known,
    fragment: dialect.listParameter(sql, Array.isArray(constant) ? constant : [constant]),
    empty: false,
  };
}

function emptyOf(type: ValueType, dialect: SqlDialect): SqlFragment {
  const family = familyOf(type);
  return dialect.nothing(sql, family === 'number' ? 'double' : family === 'boolean' ? 'boolean' : 'text');
}
