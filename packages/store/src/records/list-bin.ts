// What lies in the recycle bin and the actor may bring back: records, fields, documents.
import { sql } from 'kysely';
import { ask, type Step } from '../database/step.ts';
import { toStatement } from './query.ts';
import type { BinItem } from './record-store.ts';
import { titleOf, titleSql } from './titles.ts';
import type { Asking } from './asking.ts';
import { rowCondition } from './visible.ts';

export const mostBinItems = 1_000;

export function* deletedRecords(asking: Asking): Step<readonly BinItem[]> {
  const { entity, grant } = asking;
  if (!grant.read || !grant.delete) return [];
  const rows = yield* ask(
    toStatement(
      asking,
      sql`select t.id as id, t.deleted_at as at, t.deleted_by as by, ${titleSql(asking)} as title
        from ${sql.table(entity.table)} as t
        where t.deleted_at is not null and (${rowCondition(asking) ?? sql`1 = 1`})
        order by t.deleted_at desc, t.id desc limit ${mostBinItems}`,
    ),
  );
  return rows.map((row) => ({
    kind: 'record',
    id: String(row.id),
    entity: entity.entity.id,
    title: titleOf(asking, Number(row.id), row.title),
    at: Number(row.at),
    by: String(row.by),
    size: null,
  }));
}

/** Deleted fields with the number of values they hold; for those who may change definitions. */
export function* deletedFields(entity: string | undefined): Step<readonly BinItem[]> {
  const rows = yield* ask({ sql: 'select * from binned_field order by at desc, field', parameters: [] });
  return rows
    .filter((row) => entity === undefined || row.entity === entity)
    .map((row) => {
      const definition = JSON.parse(String(row.definition)) as { labels: Record<string, string>; key: string };
      return {
        kind: 'field',
        id: String(row.field),
        entity: String(row.entity),
        title: definition.labels.zh ?? definition.labels.en ?? definition.key,
        at: Number(row.at),
        by: String(row.by),
        size: Number(row.filled),
      };
    });
}
