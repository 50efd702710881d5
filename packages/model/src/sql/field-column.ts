// Paths of a scope → columns: what a rule's SQL reads for `f_fee` and for `f_customer.f_name`.
import { type Expression, sql } from 'kysely';
import type { ModelLookup } from '../document-kind.ts';
import type { Entity } from '../entity.ts';
import { placeOf } from '../scope.ts';
import { columnName, tableName } from './column-name.ts';

export interface ColumnOptions {
  /** Name by which the statement knows the entity's table. */
  readonly alias: string;
  /** SQL of a formula that is computed when read, on the table of that name; undefined: it has a column. */
  formula?(entity: Entity, fieldId: string, alias: string): Expression<unknown> | undefined;
}

/** The expression for a path, undefined when the path leads nowhere. A related record is read by its primary key. */
export function columnFor(
  entity: Entity,
  lookup: ModelLookup,
  path: string,
  options: ColumnOptions,
): Expression<unknown> | undefined {
  const place = placeOf(entity, lookup, path);
  if (place === undefined) return undefined;
  if (place.kind === 'id') return sql.ref(`${options.alias}.id`);
  const own = (of: Entity, id: string, alias: string): Expression<unknown> =>
    options.formula?.(of, id, alias) ?? sql.ref(`${alias}.${columnName(id)}`);
  if (place.kind === 'own') return own(entity, place.field.id, options.alias);
  const alias = `${options.alias}_${place.relation.id}`;
  const value = own(place.entity, place.field.id, alias);
  const link = sql.ref(`${options.alias}.${columnName(place.relation.id)}`);
  return sql`(select ${value} from ${sql.table(tableName(place.entity.id))} as ${sql.ref(alias)} where ${sql.ref(`${alias}.id`)} = ${link})`;
}
