// Puts records into the parts they belong in: members, log, sizes, in one transaction. Who is right already costs one question.
import type { CompiledSegment } from '@keepwell/model';
import { sql } from 'kysely';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import { ask, askOne, type Row, type Step, tell } from '../database/step.ts';
import { toStatement } from '../records/query.ts';
import { appendEntityChanges } from '../records/writing.ts';
import { dayAt } from '../scores/local-day.ts';
import { systemAsking } from '../records/system-asking.ts';
import { differencesAmong } from './differences.ts';
import type { RefreshReason } from './segment-row.ts';

export type MoveCause = RefreshReason | 'change';

export interface Move {
  readonly record: number;
  readonly was: string | null;
  readonly now: string | null;
}

const memberShape = {
  table: 'segment_member',
  columns: ['segment', 'record', 'part', 'since', 'cause', 'position'],
  types: ['text', 'integer', 'text', 'integer', 'text', 'integer'],
} as const;

export interface RegroupWhy {
  readonly cause: MoveCause;
  /** The change of the log that made us look, by record. */
  readonly positions?: ReadonlyMap<number, number>;
  /** While a segment is filled for the first time nobody enters it: its first members are simply in it. */
  readonly isQuiet?: boolean;
}

/** Answers who moved. */
export function* regroup(
  work: Work,
  acting: Acting,
  segment: CompiledSegment,
  ids: readonly number[],
  { cause, positions, isQuiet = false }: RegroupWhy,
): Step<readonly Move[]> {
  if (ids.length === 0) return [];
  const { dialect } = work;
  const asking = yield* systemAsking(work, acting, segment.entity);
  const rows = yield* ask(toStatement(asking, differencesAmong(asking, segment, ids)));
  if (rows.length === 0) return [];
  const text = (value: Row[string] | undefined): string | null => (value == null ? null : String(value));
  const moves = rows.map((row): Move => ({ record: Number(row.record), was: text(row.was), now: text(row.now) }));
  const records = moves.map(({ record }) => record);
  yield* tell(
    toStatement(
      work,
      sql`delete from segment_member where segment = ${segment.id} and ${dialect.isIn(sql`record`, 'integer', records)}`,
    ),
  );
  const members = moves.flatMap(({ record, now }) =>
    now === null ? [] : [[segment.id, record, now, acting.now, cause, positions?.get(record) ?? null]],
  );
  if (members.length > 0) yield* tell(dialect.insert(memberShape, members));
  if (isQuiet) return moves;
  const value = (part: string | null): boolean | string | null => (segment.kind === 'segment' ? part !== null : part);
  const drafts = moves.map(({ record, was, now }) => ({
    record,
    change: 'update' as const,
    before: { [segment.field]: value(was) },
    after: { [segment.field]: value(now) },
  }));
  yield* appendEntityChanges(work, acting, segment.entity, drafts, {
    cause: { kind: 'segment', of: `${segment.id} ${cause}` },
  });
  yield* countMoves(acting, segment, moves);
  return moves;
}

function* countMoves(acting: Acting, segment: CompiledSegment, moves: readonly Move[]): Step<void> {
  const day = dayAt(acting.now, acting.timeZone);
  const parts = new Set(moves.flatMap(({ was, now }) => [was, now].filter((part) => part !== null)));
  for (const part of parts) {
    const entered = moves.filter(({ now }) => now === part).length;
    const departed = moves.filter(({ was }) => was === part).length;
    const last = yield* askOne({
      sql: 'select size from segment_size where segment = $1 and part = $2 order by day desc limit 1',
      parameters: [segment.id, part],
    });
    yield* tell({
      sql: `insert into segment_size (segment, part, day, size, entered, departed) values ($1, $2, $3, $4, $5, $6)
        on conflict (segment, part, day) do update set size = excluded.size,
          entered = segment_size.entered + excluded.entered, departed = segment_size.departed + excluded.departed`,
      parameters: [segment.id, part, day, Number(last?.size ?? 0) + entered - departed, entered, departed],
    });
  }
}

/** Counts the parts anew: at the end of a refresh, so that no error in the day's sums lives longer. */
export function* recount(acting: Acting, segment: CompiledSegment): Step<void> {
  const day = dayAt(acting.now, acting.timeZone);
  const rows = yield* ask({
    sql: 'select part, count(*) as n from segment_member where segment = $1 group by part',
    parameters: [segment.id],
  });
  const sizes = new Map(rows.map(({ part, n }) => [String(part), Number(n)]));
  for (const { id } of segment.parts) {
    yield* tell({
      sql: `insert into segment_size (segment, part, day, size, entered, departed) values ($1, $2, $3, $4, 0, 0)
        on conflict (segment, part, day) do update set size = excluded.size`,
      parameters: [segment.id, id, day, sizes.get(id) ?? 0],
    });
  }
}
