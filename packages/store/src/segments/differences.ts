// Who is in another part than the rules say: as one statement over all records from a place on, or over some of them.
import type { CompiledSegment } from '@keepwell/model';
import { type RawBuilder, sql } from 'kysely';
import type { Asking } from '../records/asking.ts';
import { toCondition } from '../records/rule-sql.ts';

type Sql = RawBuilder<unknown>;

/** The part a record of table `t` belongs in; null: in none. */
export function partSql(asking: Asking, segment: Pick<CompiledSegment, 'parts'>): Sql {
  const text = (value: string): Sql => asking.dialect.typed('text', value);
  const cases = segment.parts.flatMap(({ id, when }) =>
    when === null ? [] : [sql`when ${toCondition(asking, when)} then ${text(id)}`],
  );
  const rest = segment.parts.find(({ when }) => when === null);
  const otherwise = rest === undefined ? sql`null` : text(rest.id);
  return cases.length === 0 ? otherwise : sql`case ${sql.join(cases, sql` `)} else ${otherwise} end`;
}

/** `record`, `was`, `now` of those among some records that are not where they belong. */
export function differencesAmong(asking: Asking, segment: CompiledSegment, ids: readonly number[]): Sql {
  const now = sql`case when t.deleted_at is null then ${partSql(asking, segment)} end`;
  return sql`select record, was, now from (
      select t.id as record, m.part as was, ${now} as now from ${sql.table(asking.entity.table)} as t
      left join segment_member as m on m.segment = ${segment.id} and m.record = t.id
      where ${asking.dialect.isIn(sql.ref('t.id'), 'integer', ids)}
    ) as judged where was is distinct from now order by record`;
}

/** Live records after a place that belong into the segment and are not in it. */
export function enteringAfter(asking: Asking, segment: CompiledSegment, after: number, limit: number): Sql {
  return sql`select t.id as record from ${sql.table(asking.entity.table)} as t
    where t.id > ${after} and t.deleted_at is null and (${ruleOf(asking, segment)})
      and not exists (select 1 from segment_member as m where m.segment = ${segment.id} and m.record = t.id)
    order by t.id limit ${limit}`;
}

/** Members after a place that no longer belong. */
export function leavingAfter(asking: Asking, segment: CompiledSegment, after: number, limit: number): Sql {
  return sql`select m.record from segment_member as m
    left join ${sql.table(asking.entity.table)} as t on t.id = m.record
    where m.segment = ${segment.id} and m.record > ${after}
      and (t.id is null or t.deleted_at is not null or (case when ${ruleOf(asking, segment)} then 1 else 0 end) = 0)
    order by m.record limit ${limit}`;
}

/** Records after a place that are in another tier than they belong in. */
export function movingAfter(asking: Asking, segment: CompiledSegment, after: number, limit: number): Sql {
  return sql`select record from (
      select t.id as record, m.part as was, case when t.deleted_at is null then ${partSql(asking, segment)} end as now
      from ${sql.table(asking.entity.table)} as t
      left join segment_member as m on m.segment = ${segment.id} and m.record = t.id where t.id > ${after}
    ) as judged where was is distinct from now order by record limit ${limit}`;
}

function ruleOf(asking: Asking, { parts }: CompiledSegment): Sql {
  const [part] = parts;
  return part?.when == null ? sql`1 = 1` : toCondition(asking, part.when);
}
