// A selection (rule, words) as a condition, with the reader's rows and mask in it.
import { AppError, type Json } from '@keepwell/kernel';
import { type ChoiceOptions, resultOf } from '@keepwell/model';
import { type Expression, referencesOf } from '@keepwell/rule';
import { type RawBuilder, sql } from 'kysely';
import { accessTo } from '../commands/acting.ts';
import type { StoredField } from '../catalog/stored-entity.ts';
import type { Selection } from './record-store.ts';
import { fieldSql, toCondition } from './rule-sql.ts';
import type { Asking } from './asking.ts';
import { parseWhole, visibleCondition } from './visible.ts';

/** Live records the actor may see and that match; the table is known as `t`. Throws where a mask or the rule forbids it. */
export function selectionCondition(asking: Asking, selection: Selection): RawBuilder<unknown> {
  const expression = readFilter(asking, selection.filter);
  return joinConditions(asking, selection.search, expression === undefined ? [] : [toCondition(asking, expression)]);
}

/** The actor's rows, the words, and what else must hold. */
export function joinConditions(
  asking: Asking,
  words: string | undefined,
  conditions: readonly RawBuilder<unknown>[],
): RawBuilder<unknown> {
  const parts = [visibleCondition(asking), ...conditions.map((condition) => sql`(${condition})`)];
  const search = searchCondition(asking, words);
  if (search !== undefined) parts.push(search);
  return sql.join(parts, sql` and `);
}

/** The parsed filter, once it is sure that the actor may ask by its fields. */
export function readFilter(asking: Asking, filter: Json | undefined): Expression | undefined {
  if (filter === undefined || filter === null) return undefined;
  const expression = parseWhole(filter);
  for (const path of referencesOf(expression)) refuseMasked(asking, path);
  return expression;
}

/** Throws unless the actor may see the values on this path: of this entity, and of the related one. */
export function refuseMasked(asking: Asking, path: string): void {
  if (path === 'id') return;
  const [own = '', related] = path.split('.');
  const field = asking.entity.field(own);
  const access = accessTo(asking.grant, own);
  if (field === undefined || access === 'hidden') throw new AppError('store.field_unknown', { field: path });
  if (access === 'masked') throw new AppError('store.field_masked', { field: path });
  if (related === undefined) return;
  const target = asking.stored(String(field.field.options.entity));
  if (target === undefined || (target.field(related) === undefined && related !== 'id')) {
    throw new AppError('store.field_unknown', { field: path });
  }
  const grant = asking.grantOn(target.entity.id);
  // A related record outside the actor's rows must not be asked about either: without a row rule only.
  if (!grant.read || grant.rowRule !== null) throw new AppError('store.field_masked', { field: path });
  const inner = related === 'id' ? 'read' : accessTo(grant, related);
  if (inner === 'hidden') throw new AppError('store.field_unknown', { field: path });
  if (inner === 'masked') throw new AppError('store.field_masked', { field: path });
}

const searched = new Set(['text', 'longText', 'email', 'phone', 'url']);
const mostWords = 8;

/** Each word stands in one of the text fields, or in the label of a chosen option, that the actor may see. */
export function searchCondition(asking: Asking, search: string | undefined): RawBuilder<unknown> | undefined {
  const words = (search ?? '').split(/\s+/u).filter((word) => word !== '');
  if (words.length === 0) return undefined;
  const fields = asking.entity.fields.filter((field) => {
    const access = accessTo(asking.grant, field.id);
    return !field.isSystem && (access === 'write' || access === 'read');
  });
  const perWord = words.slice(0, mostWords).map((word) => {
    const parts = fields.flatMap((field) => findWord(asking, field, word));
    const number = /^#?(\d{1,15})$/.exec(word)?.[1];
    if (number !== undefined) parts.push(sql`t.id = ${Number(number)}`);
    return parts.length === 0 ? sql`1 = 0` : sql`(${sql.join(parts, sql` or `)})`;
  });
  return sql.join(perWord, sql` and `);
}

function findWord(asking: Asking, field: StoredField, word: string): RawBuilder<unknown>[] {
  const { type, options } = resultOf(field.field);
  if (searched.has(type.name)) {
    const column = fieldSql(asking, asking.entity, field.id, 't');
    return column === undefined ? [] : [asking.dialect.containsText(sql`${column}`, word)];
  }
  if (type.name !== 'choice' || field.column === null) return [];
  const sought = word.toLowerCase();
  const ids = (options as unknown as ChoiceOptions).options
    .filter((option) =>
      [option.labels.zh, option.labels.en].some((label) => label?.toLowerCase().includes(sought) === true),
    )
    .map((option) => option.id);
  return ids.length === 0 ? [] : [asking.dialect.isIn(sql.ref(`t.${field.column}`), 'text', ids)];
}
