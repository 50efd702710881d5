// Whether a record met the actor's row rule before a change: judged by the database on the row as it was.
import { sql } from 'kysely';
import { askOne, type Step } from '../database/step.ts';
import { toStatement } from '../records/query.ts';
import type { Asking } from '../records/asking.ts';
import { rowCondition } from '../records/visible.ts';
import type { Change } from './change-log.ts';

export function* judgeBefore(asking: Asking, change: Change): Step<boolean> {
  const { entity, dialect } = asking;
  const condition = rowCondition(asking);
  if (condition === undefined) return true;
  if (change.change === 'create') return false;
  const columns = entity.columns.map((field) => {
    const name = field.column ?? '';
    if (!(field.id in change.before)) return sql`r.${sql.ref(name)} as ${sql.ref(name)}`;
    const value = dialect.toColumn(field.kind, change.before[field.id]);
    return sql`${dialect.typed(field.kind, value)} as ${sql.ref(name)}`;
  });
  const own = sql`r.id, r.created_at, r.created_by, r.updated_at, r.updated_by`;
  const was = sql`select ${sql.join([own, ...columns])} from ${sql.table(entity.table)} as r where r.id = ${change.record}`;
  const row = yield* askOne(toStatement(asking, sql`select t.id from (${was}) as t where ${condition}`));
  return row !== undefined;
}
