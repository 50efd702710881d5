// Who is in another part than the rules say: as one statement over all records from a place on, or over some of them.
import type { CompiledSegment } from '@keepwell/model';
import type { Expression } from '@keepwell/rule';
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

/**
 * Records after a place that are in another part than they belong in: statements that each give some of them in order, at most
 * `limit`.
 */
export function differencesAfter(
  asking: Asking,
  segment: CompiledSegment,
  after: number,
  limit: number,
): readonly Sql[] {
  const [part] = segment.parts;
  const when = segment.kind === 'segment' ? (part?.when ?? null) : null;
  const search: Search = { asking, segment, when, table: sql`${sql.table(asking.entity.table)} as t`, after, limit };
  return asking.dialect.mergesSortedSets ? inOrder(search) : [met(search)];
}

interface Search {
  readonly asking: Asking;
  readonly segment: CompiledSegment;
  /** The rule of the only part; null: there are several. */
  readonly when: Expression | null;
  readonly table: Sql;
  readonly after: number;
  readonly limit: number;
}

/**
 * Both sides are filtered where they are read and met once, by several processes: measured, less than half the time of a join of all
 * records with their members. Where there is one part, who is in it has it.
 */
function met({ asking, segment, when, table, after, limit }: Search): Sql {
  const [now, was, condition, differ] =
    when === null
      ? [partSql(asking, segment), sql`m.part`, sql`1 = 1`, sql`b.part is distinct from m.part`]
      : [sql`null`, sql`null`, toCondition(asking, when), sql`b.record is null or m.record is null`];
  return sql`select coalesce(b.record, m.record) as record
    from (select t.id as record, ${now} as part from ${table}
      where t.id > ${after} and t.deleted_at is null and (${condition})) as b
    full join (select m.record, ${was} as part from segment_member as m
      where m.segment = ${segment.id} and m.record > ${after}) as m on m.record = b.record
    where ${differ} order by record limit ${limit}`;
}

/** Along the order in which records and members are stored. */
function inOrder({ asking, segment, when, table, after, limit }: Search): readonly Sql[] {
  if (when === null) {
    return [
      sql`select record from (
          select t.id as record, m.part as was, case when t.deleted_at is null then ${partSql(asking, segment)} end as now
          from ${table} left join segment_member as m on m.segment = ${segment.id} and m.record = t.id where t.id > ${after}
        ) as judged where was is distinct from now order by record limit ${limit}`,
    ];
  }
  const belongs = sql`t.deleted_at is null and (${toCondition(asking, when)})`;
  const members = sql`from segment_member as m where m.segment = ${segment.id} and m.record > ${after}`;
  return [
    // In one merge of two orders, which the database only makes of a statement by itself.
    sql`select t.id as record from ${table} where t.id > ${after} and ${belongs}
      except select m.record ${members} order by record limit ${limit}`,
    // Members are mostly few: looked up.
    sql`select m.record as record ${members} and not exists (select 1 from ${table} where t.id = m.record and ${belongs})
      order by m.record limit ${limit}`,
  ];
}
