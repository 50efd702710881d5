// What related records are called, for those the actor may see.
import { formatValue, type RecordData } from '@keepwell/model';
import { sql } from 'kysely';
import { accessTo } from '../commands/acting.ts';
import { ask, type Step } from '../database/step.ts';
import type { Titles } from './record-store.ts';
import { fieldSql } from './rule-sql.ts';
import type { Asking } from './asking.ts';
import { visibleCondition } from './visible.ts';

/** The same actor asking another entity. */
export function askOther(asking: Asking, entity: string): Asking | undefined {
  const other = asking.stored(entity);
  return other === undefined ? undefined : { ...asking, entity: other, grant: asking.grantOn(entity) };
}

/** Title of one record from a row that holds it as `title`; the record's number where there is none to be seen. */
export function titleOf(asking: Asking, id: number, raw: unknown): string {
  const field = asking.entity.title;
  if (field === undefined || raw === null || raw === undefined) return `#${id}`;
  const reader = { language: 'en', timeZone: asking.context.timeZone } as const;
  return formatValue(field.field, asking.dialect.fromColumn(field.kind, raw), reader) || `#${id}`;
}

/** SQL of the title the actor may see. */
export function titleSql(asking: Asking): ReturnType<typeof fieldSql> {
  const field = asking.entity.title;
  if (field === undefined) return sql`null`;
  const access = accessTo(asking.grant, field.id);
  if (access === 'masked' || access === 'hidden') return sql`null`;
  return fieldSql(asking, asking.entity, field.id, 't') ?? sql`null`;
}

export function* readTitles(asking: Asking, records: readonly RecordData[]): Step<Titles> {
  const wanted = new Map<string, Set<number>>();
  for (const { field, to } of asking.entity.relations) {
    const ids = wanted.get(to) ?? new Set<number>();
    for (const record of records) {
      const id = record.values[field.id];
      if (typeof id === 'number') ids.add(id);
    }
    wanted.set(to, ids);
  }
  const titles: Record<string, Record<string, string>> = {};
  for (const [entity, ids] of wanted) {
    const other = askOther(asking, entity);
    if (ids.size === 0 || other === undefined || !other.grant.read) continue;
    const rows = yield* ask(
      sql`select t.id as id, ${titleSql(other)} as title from ${sql.table(other.entity.table)} as t
        where ${asking.dialect.isIn(sql.ref('t.id'), 'integer', [...ids])} and ${visibleCondition(other)}`.compile(
        asking.dialect.compiler,
      ),
    );
    titles[entity] = Object.fromEntries(rows.map((row) => [String(row.id), titleOf(other, Number(row.id), row.title)]));
  }
  return titles;
}
