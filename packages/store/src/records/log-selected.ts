// Writes the changes of any number of records into the log by one statement, from the table as it stands.
import { type RawBuilder, sql } from 'kysely';
import type { Cause, ChangeKind } from '../changes/change-log.ts';
import { type Step, tell } from '../database/step.ts';
import { toStatement } from './query.ts';
import type { Writing } from './writing.ts';

export interface LogSelection {
  /** The entity's table as `t`, and whatever else the values come from. */
  readonly from: RawBuilder<unknown>;
  readonly condition: RawBuilder<unknown>;
  readonly change: ChangeKind;
  readonly cause: Cause;
  /** JSON objects as text. */
  readonly before: RawBuilder<unknown>;
  readonly after: RawBuilder<unknown>;
  /** The position that was taken for the first of them. */
  readonly first: number;
  readonly operation: number;
}

/** Answers how many; where others may write meanwhile, their records are locked. */
export function* logSelected(writing: Writing, selection: LogSelection): Step<number> {
  const { entity, acting, work } = writing;
  const { dialect } = work;
  const { from, condition, change, cause, before, after, first, operation } = selection;
  const text = (value: string | null): RawBuilder<unknown> => dialect.typed('text', value);
  const integer = (value: number): RawBuilder<unknown> => dialect.typed('integer', value);
  const values = [
    dialect.positionFrom(first),
    integer(operation),
    text(entity.entity.id),
    sql`t.id`,
    text(change),
    integer(acting.now),
    text(acting.actor),
    text(cause.kind),
    text(cause.of ?? null),
    before,
    after,
  ];
  const lock = dialect.hasConcurrentWriters ? sql` for update of t` : sql``;
  const statement = sql`insert into change (position, operation, entity, record, change, at, actor, cause, cause_of, before, after)
    select ${sql.join(values)} from ${from} where ${condition} order by t.id${lock}`;
  return yield* tell(toStatement(work, statement));
}
