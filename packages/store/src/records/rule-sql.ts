// Rules as SQL over the store's tables: fields are columns, related records are subqueries, formulas computed when read are spliced in.
import { AppError, type Issue, type Language } from '@keepwell/kernel';
import type { Entity } from '@keepwell/model';
import { columnFor } from '@keepwell/model/sql';
import type { Expression } from '@keepwell/rule';
import { toSql } from '@keepwell/rule/sql';
import { type Expression as SqlExpression, type RawBuilder, sql } from 'kysely';
import type { StoredEntity } from '../catalog/stored-entity.ts';
import type { Asking } from './asking.ts';
import { derivedSql } from './derived-sql.ts';

export type Outcome =
  | { readonly ok: true; readonly sql: RawBuilder<unknown> }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** A condition for WHERE, or what has no SQL in it; the entity's table is known as `t`. */
export function tryCondition(asking: Asking, expression: Expression): Outcome {
  return compile(asking, asking.entity, expression, 't', 'condition');
}

/** A condition for WHERE. Throws `store.rule_not_in_sql`. */
export function toCondition(asking: Asking, expression: Expression): RawBuilder<unknown> {
  const found = tryCondition(asking, expression);
  if (!found.ok) throw notInSql(found.issues);
  return found.sql;
}

/** The SQL of a formula computed when read; undefined when its rule is not SQL. */
export function toValue(asking: Asking, expression: Expression): RawBuilder<unknown> | undefined {
  const found = compile(asking, asking.entity, expression, 't', 'value');
  return found.ok ? found.sql : undefined;
}

export function notInSql(issues: readonly Issue[]): AppError {
  const names = (language: Language): string =>
    [...new Set(issues.map((found) => nameOf(found, language)))].join(language === 'zh' ? '、' : ', ');
  const operators = { en: names('en'), zh: names('zh') };
  return new AppError('store.rule_not_in_sql', { operators }, { issues });
}

function nameOf(found: Issue, language: Language): string {
  const { operator } = found.params;
  return typeof operator === 'object' ? operator[language] : String(operator ?? found.code);
}

/** SQL of a field of this entity, its value when read included; undefined when it is not SQL. */
export function fieldSql(
  asking: Asking,
  entity: StoredEntity,
  fieldId: string,
  alias: string,
): SqlExpression<unknown> | undefined {
  try {
    return columnFor(entity.entity, asking.lookup, fieldId, {
      alias,
      formula: (of, id, at) => formulaSql(asking, of, id, at),
    });
  } catch (thrown) {
    if (thrown instanceof FormulaNotInSql) return undefined;
    throw thrown;
  }
}

/** SQL of the value at a path, through a relation as well; undefined where there is none. */
export function pathSql(asking: Asking, path: string): SqlExpression<unknown> | undefined {
  try {
    return columnFor(asking.entity.entity, asking.lookup, path, {
      alias: 't',
      formula: (of, id, at) => formulaSql(asking, of, id, at),
    });
  } catch (thrown) {
    if (thrown instanceof FormulaNotInSql) return undefined;
    throw thrown;
  }
}

class FormulaNotInSql extends Error {
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super('A formula is not SQL');
    this.issues = issues;
  }
}

function compile(
  asking: Asking,
  entity: StoredEntity,
  expression: Expression,
  alias: string,
  as: 'condition' | 'value',
): Outcome {
  try {
    const compiled = toSql(expression, entity.scope, {
      dialect: asking.dialect.name,
      context: asking.context,
      as,
      column(path: string) {
        const column = columnFor(entity.entity, asking.lookup, path, {
          alias,
          formula: (of, id, at) => formulaSql(asking, of, id, at),
        });
        if (column === undefined) throw new AppError('store.field_unknown', { field: path });
        return column;
      },
    });
    return compiled.ok ? { ok: true, sql: sql`${compiled.sql}` } : compiled;
  } catch (thrown) {
    if (thrown instanceof FormulaNotInSql) return { ok: false, issues: thrown.issues };
    throw thrown;
  }
}

/** Undefined: the field has a column. */
function formulaSql(asking: Asking, of: Entity, fieldId: string, alias: string): SqlExpression<unknown> | undefined {
  const entity = of.id === asking.entity.entity.id ? asking.entity : asking.stored(of.id);
  const field = entity?.field(fieldId);
  if (field?.type.isDerived === true) return derivedSql(asking, field, alias);
  const formula = entity?.formulas.get(fieldId);
  if (entity === undefined || formula === undefined || formula.stored) return undefined;
  const found = compile(asking, entity, formula.expression, alias, 'value');
  if (!found.ok) throw new FormulaNotInSql(found.issues);
  return found.sql;
}
