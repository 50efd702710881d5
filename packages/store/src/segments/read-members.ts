// Who is in a segment, who came and who went, each with the reason as far as the reader may see it.
import type { CompiledSegment, FieldValue, RecordData } from '@keepwell/model';
import { type RawBuilder, sql } from 'kysely';
import type { Change } from '../changes/change-log.ts';
import { toChange } from '../changes/change-row.ts';
import { ask, type Row, type Step } from '../database/step.ts';
import type { Asking } from '../records/asking.ts';
import { maskChange } from '../records/history.ts';
import { toStatement } from '../records/query.ts';
import { pick } from '../records/select.ts';
import { readTitles, titleOf, titleSql } from '../records/titles.ts';
import { visibleCondition } from '../records/visible.ts';
import type { MoveCause } from './regroup.ts';
import type { Member, MemberPage, MemberRequest, Membership, MoveReason } from './segment-store.ts';

/** Within this time a change has been followed, on any machine that is not overloaded. */
const soonMs = 60_000;

const causes: readonly MoveCause[] = ['change', 'publish', 'definition', 'score', 'day', 'minute', 'many'];

export function* readMembers(asking: Asking, segment: CompiledSegment, request: MemberRequest): Step<MemberPage> {
  const picked = pick(asking, request.fields);
  const list = request.list === 'members' ? membersOf(segment, request) : movesOf(asking, segment, request);
  const rows = yield* ask(
    toStatement(
      asking,
      sql`select ${picked.columns}, ${titleSql(asking)} as title, x.part as x_part, x.at as x_at, x.cause as x_cause,
          x.position as x_position
        from (${list}) as x join ${sql.table(asking.entity.table)} as t on t.id = x.record
        where ${visibleCondition(asking)} order by x.at desc, x.record desc
        limit ${request.limit + 1} offset ${request.offset ?? 0}`,
    ),
  );
  const shown = rows.slice(0, request.limit);
  const records = shown.map(picked.toRecord);
  const reasons = yield* readReasons(asking, segment, shown, records);
  const members = shown.map((row, index): Member => {
    const record = records[index] as RecordData;
    return {
      record,
      title: titleOf(asking, record.id, row.title),
      part: row.x_part == null ? null : String(row.x_part),
      at: Number(row.x_at),
      reason: reasons.get(record.id) ?? { cause: causeOf(row.x_cause), fields: [] },
    };
  });
  return { members, titles: yield* readTitles(asking, records), more: rows.length > request.limit };
}

/** What one record is in, in the order of `segments`, each with the change that brought it there. */
export function* readMemberships(
  asking: Asking,
  segments: readonly CompiledSegment[],
  record: number,
): Step<readonly Membership[]> {
  if (segments.length === 0) return [];
  const among = asking.dialect.isIn(
    sql.ref('m.segment'),
    'text',
    segments.map(({ id }) => id),
  );
  const rows = yield* ask(
    toStatement(
      asking,
      sql`select m.segment as segment, m.part as x_part, m.since as x_at, m.cause as x_cause, m.position as x_position
        from segment_member as m join ${sql.table(asking.entity.table)} as t on t.id = m.record
        where m.record = ${record} and ${among} and ${visibleCondition(asking)}`,
    ),
  );
  const memberships: Membership[] = [];
  for (const segment of segments) {
    const row = rows.find((one) => one.segment === segment.id);
    if (row === undefined) continue;
    const reasons = yield* readReasons(asking, segment, [row], [{ id: record }]);
    memberships.push({
      segment: segment.id,
      part: String(row.x_part),
      since: Number(row.x_at),
      reason: reasons.get(record) ?? { cause: causeOf(row.x_cause), fields: [] },
    });
  }
  return memberships;
}

function membersOf(segment: CompiledSegment, { part }: MemberRequest): RawBuilder<unknown> {
  return sql`select record, part, since as at, cause, position from segment_member
    where segment = ${segment.id} and part = ${part}`;
}

/** The last such move of each record. */
function movesOf(asking: Asking, segment: CompiledSegment, request: MemberRequest): RawBuilder<unknown> {
  const side = sql.ref(request.list === 'entered' ? 'after' : 'before');
  const value = segment.kind === 'segment' ? 'true' : `"${request.part}"`;
  const text = asking.dialect.typed('text', null);
  return sql`select record, ${text} as part, max(at) as at, max(cause_of) as cause, max(position) as position from change
    where ${moveCondition(asking, segment, request.since ?? 0)} and ${side} = ${`{"${segment.field}":${value}}`}
    group by record`;
}

function moveCondition(asking: Asking, segment: CompiledSegment, since: number): RawBuilder<unknown> {
  const own = causes.map((cause) => `${segment.id} ${cause}`);
  return sql`cause = 'segment' and ${asking.dialect.isIn(sql.ref('cause_of'), 'text', own)} and at >= ${since}`;
}

/** Moves since an instant by part, as the log has them. */
export function* countMovesSince(
  asking: Asking,
  segment: CompiledSegment,
  since: number,
): Step<readonly { readonly part: string; readonly entered: number; readonly departed: number }[]> {
  const rows = yield* ask(
    toStatement(
      asking,
      sql`select c.before as before, c.after as after, count(distinct c.record) as n from change as c
        join ${sql.table(asking.entity.table)} as t on t.id = c.record
        where ${moveCondition(asking, segment, since)} and ${visibleCondition(asking)} group by c.before, c.after`,
    ),
  );
  const found = new Map(segment.parts.map(({ id }) => [id, { part: id, entered: 0, departed: 0 }]));
  const partOf = (text: unknown): string => {
    const value = (JSON.parse(String(text)) as Record<string, FieldValue>)[segment.field];
    return value === true ? 'in' : String(value);
  };
  for (const { before, after, n } of rows) {
    const [from, to] = [found.get(partOf(before)), found.get(partOf(after))];
    if (from !== undefined) from.departed += Number(n);
    if (to !== undefined) to.entered += Number(n);
  }
  return [...found.values()];
}

function causeOf(raw: Row[string] | undefined): MoveCause {
  const word = String(raw).split(' ').at(-1);
  return causes.find((cause) => cause === word) ?? 'change';
}

/** Fields of a change that only moved a score. */
const mostNamed = 3;

/** What changed, of the fields that the rules read; where a score moved, also what moved the score. */
function* readReasons(
  asking: Asking,
  segment: CompiledSegment,
  rows: readonly Row[],
  records: readonly Pick<RecordData, 'id'>[],
): Step<ReadonlyMap<number, MoveReason>> {
  const found = new Map<number, MoveReason>();
  for (const [index, row] of rows.entries()) {
    const record = records[index];
    const cause = causeOf(row.x_cause);
    if (record === undefined || (cause !== 'change' && cause !== 'score') || row.x_position == null) continue;
    const change = yield* readTrigger(asking, segment, record.id, row);
    const seen = change === undefined ? undefined : maskChange(change, asking.grantOn(change.entity));
    if (seen === undefined) continue;
    const read = new Set(
      segment.reads.places.flatMap(({ entity, fields }) => (entity === seen.entity ? [...fields] : [])),
    );
    const all = [...new Set([...Object.keys(seen.before), ...Object.keys(seen.after)])];
    const own = all.filter((id) => read.has(id));
    const names = own.length === 0 && cause === 'score' ? all.slice(0, mostNamed) : own;
    const fields = names.map((field) => ({
      entity: seen.entity,
      field,
      before: seen.before[field] ?? null,
      after: seen.after[field] ?? null,
    }));
    found.set(record.id, { cause: own.length > 0 ? 'change' : cause, fields });
  }
  return found;
}

/**
 * A member's row names its change; a move of the log was brought about by the record's last change before it, unless that was
 * long ago: then the clock moved the score.
 */
function* readTrigger(asking: Asking, segment: CompiledSegment, record: number, row: Row): Step<Change | undefined> {
  const isMember = row.x_part != null;
  const position = Number(row.x_position);
  const [found] = yield* ask(
    isMember
      ? { sql: 'select * from change where position = $1', parameters: [position] }
      : {
          sql: `select * from change where entity = $1 and record = $2 and position < $3 and cause not in ('segment', 'score') and at >= $4
            order by position desc limit 1`,
          parameters: [segment.entity, record, position, Number(row.x_at) - soonMs],
        },
  );
  return found === undefined ? undefined : toChange(found);
}
