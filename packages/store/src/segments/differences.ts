// Who is in another part than the rules say: as one statement over all records from a place on, or over some of them.
import type { CompiledSegment } from '@keepwell/model';
import { type RawBuilder, sql } from 'kysely';
import type { Asking } from '../records/asking.ts';
import { toCondition } from '../records/rule-sql.ts';

type Sql = RawBuilder<unknown>;
type SegmentRule = NonNullable<CompiledSegment['parts'][number]['when']>;

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

/**
 * `record` and, for each segment of one entity, `was0`, `now0`, `was1`, …: of those among some records that are not where
 * they belong in one of them.
 */
export function differencesAmong(asking: Asking, segments: readonly CompiledSegment[], ids: readonly number[]): Sql {
  const columns = segments.map((segment, at) => {
    const was = sql`(select m.part from segment_member as m where m.segment = ${segment.id} and m.record = t.id)`;
    const now = sql`case when t.deleted_at is null then ${partSql(asking, segment)} end`;
    return sql`${was} as ${sql.ref(`was${at}`)}, ${now} as ${sql.ref(`now${at}`)}`;
  });
  const differs = segments.map((_, at) => sql`${sql.ref(`was${at}`)} is distinct from ${sql.ref(`now${at}`)}`);
  return sql`select * from (
      select t.id as record, ${sql.join(columns)} from ${sql.table(asking.entity.table)} as t
      where ${asking.dialect.isIn(sql.ref('t.id'), 'integer', ids)}
    ) as judged where ${sql.join(differs, sql` or `)} order by record`;
}

/** Records after a place, in order, that are in another part than they belong in. */
export function differencesAfter(asking: Asking, segment: CompiledSegment, after: number, limit: number): Sql {
  const [part] = segment.parts;
  return segment.kind === 'segment' && part?.when != null && asking.dialect.mergesSortedSets
    ? sql`select record from (${oneWayOrOther(asking, segment.id, part.when, after)}) as differing
        order by record limit ${limit}`
    : sql`select record from (
        select t.id as record, m.part as was, case when t.deleted_at is null then ${partSql(asking, segment)} end as now
        from ${sql.table(asking.entity.table)} as t
        left join segment_member as m on m.segment = ${segment.id} and m.record = t.id where t.id > ${after}
      ) as judged where was is distinct from now order by record limit ${limit}`;
}

/** Who belongs without the members, and the members without who belongs. */
function oneWayOrOther(asking: Asking, segment: string, rule: SegmentRule, after: number): Sql {
  const belonging = sql`select t.id as record from ${sql.table(asking.entity.table)} as t
    where t.id > ${after} and t.deleted_at is null and (${toCondition(asking, rule)})`;
  const members = sql`select record from segment_member where segment = ${segment} and record > ${after}`;
  return sql`select record from (${belonging} except ${members} order by record)
    union all select record from (${members} except ${belonging} order by record)`;
}
