// Of the records that an edit made lost: which fields were changed in that moment or later, asked of the change log in one statement.
import type { LaterChanges } from '@keepwell/health';
import { type Expression, referencesOf } from '@keepwell/rule';
import { type RawBuilder, sql } from 'kysely';
import { ask, type Step } from '../database/step.ts';
import type { Asking } from '../records/asking.ts';
import { toStatement } from '../records/query.ts';
import { toCondition } from '../records/rule-sql.ts';

/** The newest of the lost: more of them would say the same, and their histories are read. */
const mostRecords = 5000;

/**
 * By own field; a field that is not there was changed after no loss. Null where the change log cannot tell when a record was lost:
 * the rule must read one field that holds its value itself. `sample`: the records that are asked about, as `t`.
 */
export function* readLaterChanges(
  asking: Asking,
  lost: Expression,
  sample: RawBuilder<unknown>,
): Step<((field: string) => LaterChanges) | null> {
  const { dialect, entity } = asking;
  const [path, another] = referencesOf(lost);
  const label = path === undefined || another !== undefined ? undefined : entity.field(path);
  if (label === undefined || label.column === null || label.isSystem || label.field.type === 'formula') return null;
  const { json } = dialect;
  const condition = toCondition(asking, lost);
  // What the product does by itself says nothing of when people knew something.
  const byPeople = sql`c.change = 'update' and c.cause not in ('schema', 'score', 'segment')`;
  const log = (record: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`join change as c on c.entity = ${entity.entity.id} and c.record = ${record}`;
  // They are lost now: the last change from a value that was not lost is the moment in which they became so.
  const moved = sql`select t.id as record, max(t.position) as position from (
      select c.record as id, c.position, ${json.read(sql`c.before`, label.id, label.kind)} as ${sql.ref(label.column)}
      from lost_now as l ${log(sql`l.id`)} where ${byPeople} and ${json.has(sql`c.after`, label.id)}
    ) as t where case when ${condition} then 1 else 0 end = 0 group by t.id`;
  const rows = yield* ask(
    toStatement(
      asking,
      sql`with lost_now as (
          select t.id from ${sql.table(entity.table)} as t where ${sample} and (${condition})
          order by t.id desc limit ${sql.lit(mostRecords)}
        ), moved as (${moved})
        select '' as field, count(*) as n from moved
        union all
        select k.key as field, count(distinct c.record) as n
        from moved as m ${log(sql`m.record`)} and c.position >= m.position cross join ${json.keys(sql`c.after`)}
        where ${byPeople} group by k.key`,
    ),
  );
  const counts = new Map(rows.map(({ field, n }) => [String(field), Number(n)]));
  const records = counts.get('') ?? 0;
  return (field) => ({ records, later: field === label.id ? 0 : (counts.get(field) ?? 0) });
}
