// Group commit: units run strictly one after another, each in a savepoint, and share one commit to the disk.
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

export function createGroupWriter(connection: SqliteConnection, engine: Engine): GroupWriter {
  function runUnit(unit: GroupUnit): Outcome {
    connection.execute(savepoint);
    try {
      const value = runNow(engine.run(unit), connection.execute);
      connection.execute(release);
      return { ok: true, value };
    } catch (thrown) {
      // SQLite rolls back by itself when the disk is full or fails: then the whole group is gone.
      if (!connection.raw.inTransaction || toDiskError(thrown) !== undefined) throw thrown;
      connection.execute(rollbackUnit);
      connection.execute(release);
      engine.forget();
      return { ok: false, failure: toFailure(thrown) };
    }
  }

  return {
    commit(units) {
      try {
        connection.execute(begin);
        const outcomes = units.map(runUnit);
        connection.execute(commit);
        return outcomes;
      } catch (thrown) {
        engine.forget();
        if (connection.raw.inTransaction) connection.execute(rollback);
        const failure: Failure = toFailure(thrown);
        return units.map(() => ({ ok: false, failure }));
      }
    },
  };
}
