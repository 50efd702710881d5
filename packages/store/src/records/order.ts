// The order of a list and the place in it: sort terms with empties last, the id as tie-break, keyset conditions.
import { AppError } from '@keepwell/kernel';
import { canBeSorted, type Sort, valueTypeOf } from '@keepwell/model';
import { type RawBuilder, sql } from 'kysely';
import type { StoredField } from '../catalog/stored-entity.ts';
import { accessTo } from '../commands/acting.ts';
import type { Row } from '../database/step.ts';
import { refuseMasked } from './selection.ts';
import { fieldSql, notInSql } from './rule-sql.ts';
import type { Asking } from './asking.ts';
import { askOther } from './titles.ts';

export type KeyValue = string | number | boolean | null;

export interface Order {
  /** Terms of ORDER BY. */
  readonly terms: RawBuilder<unknown>;
  /** Columns of SELECT that hold the place of a row: `k0`, `k1`… and `id`. */
  readonly keys: RawBuilder<unknown>;
  /** The first term without its direction, to group by. */
  readonly groupTerm: RawBuilder<unknown>;
  /** Names the order; a cursor of another order is refused. */
  readonly name: string;
  keyOf(row: Row): readonly KeyValue[];
  /** Rows after a place. */
  after(key: readonly KeyValue[]): RawBuilder<unknown>;
}

interface Term {
  readonly expression: RawBuilder<unknown>;
  readonly descending: boolean;
  /** Never empty. */
  readonly filled: boolean;
}

export function orderOf(asking: Asking, sort: readonly Sort[] | undefined): Order {
  const terms = (sort ?? []).flatMap((one) => toTerms(asking, one));
  const id: Term = { expression: sql`t.id`, descending: false, filled: true };
  const all = [...terms, id];
  return {
    terms: sql.join(all.map(toSql)),
    keys: sql.join([
      ...terms.map((term, index) => sql`${term.expression} as ${sql.ref(`k${index}`)}`),
      sql`t.id as id`,
    ]),
    groupTerm: all[0]?.expression ?? id.expression,
    name: JSON.stringify((sort ?? []).map(({ field, direction }) => [field, direction])),
    keyOf: (row) => [...terms.map((_, index) => toKey(row[`k${index}`])), Number(row.id)],
    after(key) {
      if (key.length !== all.length) throw new AppError('store.cursor_invalid');
      return afterKey(all, key, 0);
    },
  };
}

function toKey(raw: unknown): KeyValue {
  return raw === undefined || raw === null ? null : (raw as KeyValue);
}

function toSql({ expression, descending, filled }: Term): RawBuilder<unknown> {
  if (filled) return descending ? sql`${expression} desc` : sql`${expression} asc`;
  return descending ? sql`${expression} desc nulls last` : sql`${expression} asc nulls last`;
}

/** Lexicographic: beyond at this term, or equal here and after at the next. Empties stand behind everything. */
function afterKey(terms: readonly Term[], key: readonly KeyValue[], index: number): RawBuilder<unknown> {
  const term = terms[index];
  const value = key[index];
  if (term === undefined || value === undefined) return sql`1 = 0`;
  const { expression, descending, filled } = term;
  const isLast = index === terms.length - 1;
  if (value === null) return sql`(${expression} is null and ${afterKey(terms, key, index + 1)})`;
  const beyond = descending ? sql`${expression} < ${value}` : sql`${expression} > ${value}`;
  if (isLast) return beyond;
  const behind = filled ? beyond : sql`(${beyond} or ${expression} is null)`;
  return sql`(${behind} or (${expression} = ${value} and ${afterKey(terms, key, index + 1)}))`;
}

function toTerms(asking: Asking, { field: id, direction }: Sort): readonly Term[] {
  const descending = direction === 'desc';
  if (id === 'id') return [{ expression: sql`t.id`, descending, filled: true }];
  refuseMasked(asking, id);
  const field = asking.entity.field(id);
  if (field === undefined || !canBeSorted(field.field)) throw new AppError('store.field_unknown', { field: id });
  const own: Term = { expression: sortExpression(asking, field), descending, filled: field.isSystem };
  const title = relatedTitle(asking, field);
  // Two of one name are still two: records of each stay together.
  return title === undefined ? [own] : [{ expression: title, descending, filled: false }, own];
}

/**
 * What the related record is called, as it sorts. Undefined where there is no such column, or where its order would tell what the
 * actor may not see: then related records are sorted by their numbers.
 */
function relatedTitle(asking: Asking, field: StoredField): RawBuilder<unknown> | undefined {
  const to = asking.entity.relations.find((relation) => relation.field === field)?.to;
  const other = to === undefined ? undefined : askOther(asking, to);
  const title = other?.entity.title;
  if (other === undefined || title === undefined || title.column === null || field.column === null) return undefined;
  if (!other.grant.read || other.grant.rowRule !== null) return undefined;
  const access = accessTo(other.grant, title.id);
  if (access === 'masked' || access === 'hidden') return undefined;
  const name = title.sortColumn ?? title.column;
  return sql`(select ${sql.ref(`o.${name}`)} from ${sql.table(other.entity.table)} as o where o.id = ${sql.ref(`t.${field.column}`)})`;
}

function sortExpression(asking: Asking, field: StoredField): RawBuilder<unknown> {
  if (field.sortColumn !== null) return sql`${sql.ref(`t.${field.sortColumn}`)}`;
  const value = fieldSql(asking, asking.entity, field.id, 't');
  if (value === undefined) throw notInSql([]);
  const type = valueTypeOf(field.field);
  if (type.kind !== 'choice') return sql`${value}`;
  const cases = type.options.map((option, place) => sql`when ${option.id} then ${sql.lit(place)}`);
  return cases.length === 0 ? sql`${value}` : sql`(case ${value} ${sql.join(cases, sql` `)} end)`;
}
