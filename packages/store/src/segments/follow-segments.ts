// Members kept current between refreshes: the change log says whose answer may be another one now.
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import type { Dialect } from '../database/dialect.ts';
import { ask, askOne, type Row, type Step, tell } from '../database/step.ts';
import { positionStatement } from '../records/query.ts';
import { publishedSegments } from './published-segments.ts';
import { markStale, regroupTouched } from './regroup-touched.ts';
import { touchedBy } from './touched.ts';

const consumerName = 'segments';
/** Changes further behind than this are not followed one by one: a refresh looks at everybody at once. */
const mostBehind = 20_000;
/** Runs of scores write their band changes down afterwards; the switch to the new scores has marked who reads them. */
const runReasons = new Set(['publish', 'day', 'hour', 'repair']);

/** Reads the log on by at most `changes`. One transaction: nothing is done twice. */
export function* followSegments(
  work: Work,
  acting: Acting,
  input: { readonly changes: number },
): Step<{ readonly left: boolean; readonly moved: number }> {
  const segments = yield* publishedSegments(yield* work.catalog());
  const position = yield* readPosition();
  if (segments.size === 0 || (yield* isFarBehind(position))) {
    for (const id of segments.keys()) yield* markStale(id, 'many');
    const latest = yield* askOne(positionStatement(work));
    yield* readUpTo(Number(latest?.position ?? 0));
    return { left: false, moved: 0 };
  }
  // Whoever waits in the bin hears of nothing, and is looked at whole when it comes back.
  yield* tell({
    sql: `update segment_state set stale = 1 where stale = 0 and segment in (select id from document where deleted_at is not null)`,
    parameters: [],
  });
  const rows = yield* ask(work.dialect.changesAfter(position, input.changes));
  const last = rows.at(-1);
  if (last === undefined) return { left: false, moved: 0 };
  const touched = touchedBy(rows.filter((row) => !isToldOtherwise(row)));
  const moved = yield* regroupTouched(work, acting, touched, segments, 'change');
  yield* readUpTo(Number(last.position));
  return { left: rows.length === input.changes, moved };
}

function isToldOtherwise(row: Row): boolean {
  if (row.cause !== 'score') return false;
  return runReasons.has(String(row.cause_of).split(' ')[1] ?? '');
}

export function* readPosition(): Step<number> {
  const known = yield* askOne({ sql: 'select position from consumer where name = $1', parameters: [consumerName] });
  return Number(known?.position ?? 0);
}

function* readUpTo(position: number): Step<void> {
  yield* tell({
    sql: `insert into consumer (name, position) values ($1, $2) on conflict (name) do update set position = excluded.position`,
    parameters: [consumerName, position],
  });
}

function* isFarBehind(position: number): Step<boolean> {
  const row = yield* askOne({
    sql: `select count(*) as n from (select position from change where position > $1 limit ${mostBehind + 1}) as behind`,
    parameters: [position],
  });
  return Number(row?.n) > mostBehind;
}

/** Whether the log has gone on since it was last read. */
export function* hasSegmentWork(dialect: Dialect): Step<boolean> {
  return (yield* ask(dialect.changesAfter(yield* readPosition(), 1))).length > 0;
}
