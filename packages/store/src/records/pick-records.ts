// Records by their title, for a relation's picker, and by a field's values, for an import's matching.
import { AppError } from '@keepwell/kernel';
import { resultOf } from '@keepwell/model';
import { sql } from 'kysely';
import { ask, type Step } from '../database/step.ts';
import { orderOf } from './order.ts';
import { toStatement } from './query.ts';
import { fieldSql } from './rule-sql.ts';
import { refuseMasked, searchCondition } from './selection.ts';
import { titleOf, titleSql } from './titles.ts';
import type { Asking } from './asking.ts';
import { visibleCondition } from './visible.ts';

export interface PickResult {
  readonly records: readonly { readonly id: number; readonly title: string }[];
  readonly more: boolean;
}

export function* pickRecords(
  asking: Asking,
  request: { readonly words: string; readonly limit: number },
): Step<PickResult> {
  const { entity, grant } = asking;
  const title = entity.title;
  const shown =
    title !== undefined && (grant.fields === null || ['write', 'read'].includes(grant.fields[title.id] ?? ''));
  const byTitle = shown ? titleWords(asking, request.words) : searchNumber(request.words);
  const order = orderOf(asking, shown && title !== undefined ? [{ field: title.id, direction: 'asc' }] : []);
  const rows = yield* ask(
    toStatement(
      asking,
      sql`select t.id as id, ${titleSql(asking)} as title from ${sql.table(entity.table)} as t
        where ${visibleCondition(asking)}${byTitle === undefined ? sql`` : sql` and ${byTitle}`}
        order by ${order.terms} limit ${request.limit + 1}`,
    ),
  );
  const records = rows.slice(0, request.limit).map((row) => {
    const id = Number(row.id);
    return { id, title: titleOf(asking, id, row.title) };
  });
  return { records, more: rows.length > request.limit };
}

/** Each word in the title; a number also finds the record of that number. */
function titleWords(asking: Asking, words: string): ReturnType<typeof searchCondition> {
  const title = asking.entity.title;
  if (title === undefined || resultOf(title.field).type.column(resultOf(title.field).options) !== 'text') {
    return searchNumber(words);
  }
  const only = { ...asking, entity: { ...asking.entity, fields: [title] } };
  return searchCondition(only, words);
}

function searchNumber(words: string): ReturnType<typeof searchCondition> {
  const text = words.trim();
  if (text === '') return undefined;
  const number = /^#?(\d{1,15})$/.exec(text)?.[1];
  return number === undefined ? sql`1 = 0` : sql`t.id = ${Number(number)}`;
}

const slice = 5_000;

export function* matchValues(
  asking: Asking,
  fieldId: string,
  values: readonly (string | number)[],
): Step<ReadonlyMap<string | number, number>> {
  refuseMasked(asking, fieldId);
  const field = asking.entity.field(fieldId);
  const column = field === undefined ? undefined : fieldSql(asking, asking.entity, fieldId, 't');
  if (field === undefined || column === undefined || field.kind === 'boolean' || field.kind === 'json') {
    throw new AppError('store.field_unknown', { field: fieldId });
  }
  const found = new Map<string | number, number>();
  for (let from = 0; from < values.length; from += slice) {
    const some = values.slice(from, from + slice);
    const rows = yield* ask(
      toStatement(
        asking,
        sql`select t.id as id, ${column} as value from ${sql.table(asking.entity.table)} as t
          where ${asking.dialect.isIn(sql`${column}`, field.kind, some)} and ${visibleCondition(asking)} order by t.id desc`,
      ),
    );
    // The oldest record of several with the value: it is read last.
    for (const row of rows) found.set(row.value as string | number, Number(row.id));
  }
  return found;
}
