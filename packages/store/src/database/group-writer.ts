// Group commit: units run strictly one after another and share one commit to the disk; a bad one rejects itself alone.
import type { CommandCall, Engine } from '../commands/engine.ts';
import { type Failure, type Outcome, toDiskError, toFailure } from './failure.ts';
import type { SqliteConnection } from './sqlite-connection.ts';
import { runNow, type Statement } from './step.ts';

export type GroupUnit = CommandCall;

export interface GroupWriter {
  /** Runs the units and commits once. A bad unit rejects itself alone; a lost transaction rejects all of them. */
  commit(units: readonly GroupUnit[]): readonly Outcome[];
}

const plain = (sql: string): readonly Statement[] => [{ sql, parameters: [] }];
const begin = plain('begin immediate');
const commit = plain('commit');
const rollback = plain('rollback');
const savepoint = plain('savepoint unit');
const release = plain('release unit');
const rollbackUnit = plain('rollback to unit');

/** A unit failed after it had written, and nothing marks where it began. */
class HalfWritten extends Error {}

/**
 * Nearly every unit succeeds, or fails before it writes anything, and a savepoint copies every page that a unit touches
 * (measured: a third of the time of a small write). So a group runs without savepoints first. If a unit leaves something half
 * written, nothing was committed: all is taken back, and the group, which is plain data, runs again with a savepoint each.
 */
export function createGroupWriter(connection: SqliteConnection, engine: Engine): GroupWriter {
  function runFreely(unit: GroupUnit): Outcome {
    const before = connection.writes();
    try {
      return { ok: true, value: runNow(engine.run(unit), connection.execute) };
    } catch (thrown) {
      // SQLite rolls back by itself when the disk is full or fails: then the whole group is gone.
      if (!connection.raw.inTransaction || toDiskError(thrown) !== undefined) throw thrown;
      if (connection.writes() !== before) throw new HalfWritten();
      return { ok: false, failure: toFailure(thrown) };
    }
  }

  function runMarked(unit: GroupUnit): Outcome {
    connection.execute(savepoint);
    try {
      const value = runNow(engine.run(unit), connection.execute);
      connection.execute(release);
      return { ok: true, value };
    } catch (thrown) {
      if (!connection.raw.inTransaction || toDiskError(thrown) !== undefined) throw thrown;
      connection.execute(rollbackUnit);
      connection.execute(release);
      engine.forget();
      return { ok: false, failure: toFailure(thrown) };
    }
  }

  function commitWith(run: (unit: GroupUnit) => Outcome, units: readonly GroupUnit[]): readonly Outcome[] {
    try {
      connection.execute(begin);
      const outcomes = units.map(run);
      connection.execute(commit);
      return outcomes;
    } catch (thrown) {
      engine.forget();
      if (connection.raw.inTransaction) connection.execute(rollback);
      if (thrown instanceof HalfWritten) throw thrown;
      const failure: Failure = toFailure(thrown);
      return units.map(() => ({ ok: false, failure }));
    }
  }

  return {
    commit(units) {
      try {
        return commitWith(runFreely, units);
      } catch (thrown) {
        if (!(thrown instanceof HalfWritten)) throw thrown;
        return commitWith(runMarked, units);
      }
    },
  };
}
