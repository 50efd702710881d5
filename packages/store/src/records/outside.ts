// Whether records would leave the rows that the actor may see: judged by the database on what was just written.
import type { Step } from '../database/step.ts';
import { tell } from '../database/step.ts';
import { visibleIds } from './visible.ts';
import type { Writing } from './writing.ts';

/** Ids of these written records that the actor may no longer see. */
export function* findOutside(writing: Writing, ids: readonly number[]): Step<ReadonlySet<number>> {
  if (writing.grant.rowRule === null || ids.length === 0) return new Set();
  const visible = yield* visibleIds({ ...writing, grant: { ...writing.grant, read: true } }, ids);
  return new Set(ids.filter((id) => !visible.has(id)));
}

/** A place in the transaction to which a write that turns out wrong, or is only a rehearsal, goes back. */
export function* mark(): Step<void> {
  yield* tell({ sql: 'savepoint attempt', parameters: [] });
}

export function* goBack(): Step<void> {
  yield* tell({ sql: 'rollback to savepoint attempt', parameters: [] });
  yield* tell({ sql: 'release savepoint attempt', parameters: [] });
}

export function* keep(): Step<void> {
  yield* tell({ sql: 'release savepoint attempt', parameters: [] });
}
