// Puts records into the parts they belong in: members, log, sizes, in one transaction. Who is right already costs one question
// for all segments of an entity.
import type { CompiledSegment } from '@keepwell/model';
import { sql } from 'kysely';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import { ask, type Row, type Step, tell } from '../database/step.ts';
import { toStatement } from '../records/query.ts';
import { systemAsking } from '../records/system-asking.ts';
import { appendEntityChanges } from '../records/writing.ts';
import { differencesAmong } from './differences.ts';
import type { RefreshReason } from './segment-row.ts';
import { countMoves, type Move } from './segment-sizes.ts';

export type MoveCause = RefreshReason | 'change';

const memberShape = {
  table: 'segment_member',
  columns: ['segment', 'record', 'part', 'since', 'cause', 'position'],
  types: ['text', 'integer', 'text', 'integer', 'text', 'integer'],
} as const;

/** Segments that one question judges: a wide row each, and databases bound the terms of a statement. */
const judgedTogether = 25;

/** Records to judge again for one segment, and why. */
export interface Doubt {
  readonly segment: CompiledSegment;
  /** Each with the change of the log that made us look; null: none did. */
  readonly records: ReadonlyMap<number, number | null>;
  readonly cause: MoveCause;
  /** While a segment is filled for the first time nobody enters it: its first members are simply in it. */
  readonly isQuiet?: boolean;
}

interface Moved {
  readonly doubt: Doubt;
  readonly moves: readonly Move[];
}

/** Answers how many moved. */
export function* regroup(work: Work, acting: Acting, doubts: readonly Doubt[]): Step<number> {
  let count = 0;
  const byEntity = Map.groupBy(
    doubts.filter(({ records }) => records.size > 0),
    ({ segment }) => segment.entity,
  );
  for (const [entity, all] of byEntity) {
    for (let from = 0; from < all.length; from += judgedTogether) {
      const moved = yield* judge(work, acting, entity, all.slice(from, from + judgedTogether));
      yield* write(work, acting, entity, moved);
      count += moved.reduce((sum, { moves }) => sum + moves.length, 0);
    }
  }
  return count;
}

function* judge(work: Work, acting: Acting, entity: string, doubts: readonly Doubt[]): Step<readonly Moved[]> {
  const asking = yield* systemAsking(work, acting, entity);
  const ids = [...new Set(doubts.flatMap(({ records }) => [...records.keys()]))];
  const segments = doubts.map(({ segment }) => segment);
  const rows = yield* ask(toStatement(asking, differencesAmong(asking, segments, ids)));
  const text = (value: Row[string] | undefined): string | null => (value == null ? null : String(value));
  return doubts
    .map((doubt, at) => ({
      doubt,
      moves: rows
        .map((row) => ({ record: Number(row.record), was: text(row[`was${at}`]), now: text(row[`now${at}`]) }))
        // Others wait for the doubt that is about them: their move has another cause.
        .filter(({ record, was, now }) => was !== now && doubt.records.has(record)),
    }))
    .filter(({ moves }) => moves.length > 0);
}

function* write(work: Work, acting: Acting, entity: string, moved: readonly Moved[]): Step<void> {
  const { dialect } = work;
  for (const { doubt, moves } of moved) {
    const gone = moves.filter(({ was }) => was !== null).map(({ record }) => record);
    if (gone.length === 0) continue;
    const isGone = dialect.isIn(sql`record`, 'integer', gone);
    yield* tell(toStatement(work, sql`delete from segment_member where segment = ${doubt.segment.id} and ${isGone}`));
  }
  const members = moved.flatMap(({ doubt: { segment, records, cause }, moves }) =>
    moves.flatMap(({ record, now }) =>
      now === null ? [] : [[segment.id, record, now, acting.now, cause, records.get(record) ?? null]],
    ),
  );
  if (members.length > 0) yield* tell(dialect.insert(memberShape, members));
  const told = moved.filter(({ doubt }) => doubt.isQuiet !== true);
  const drafts = told.flatMap(({ doubt: { segment, cause }, moves }) => {
    const value = (part: string | null): boolean | string | null => (segment.kind === 'segment' ? part !== null : part);
    const of = `${segment.id} ${cause}`;
    return moves.map(({ record, was, now }) => ({
      record,
      change: 'update' as const,
      before: { [segment.field]: value(was) },
      after: { [segment.field]: value(now) },
      of,
    }));
  });
  yield* appendEntityChanges(work, acting, entity, drafts, { cause: { kind: 'segment' } });
  for (const { doubt, moves } of told) yield* countMoves(acting, doubt.segment, moves);
}
