// Which table holds the scores of a health model: a pointer, so that a new set of scores is switched to in one transaction.
import { ask, type Row, type Step } from '../database/step.ts';

export interface ScoreTable {
  readonly model: string;
  readonly entity: string;
  /** Counts the sets of scores that the model has had; names the table. */
  readonly generation: number;
  /** Revision of the model the scores were made by. */
  readonly revision: number;
  readonly table: string;
  /** Name of the frozen reference distributions, and when the last full run ended. */
  readonly run: string;
  readonly at: number;
}

export function scoreTableName(model: string, generation: number): string {
  return `score_${model}_${generation}`;
}

export function* readScoreTables(): Step<ReadonlyMap<string, ScoreTable>> {
  // A model in the bin says nothing; it speaks again when it comes back.
  const rows = yield* ask({
    sql: `select s.* from score_table as s join document as d on d.id = s.model
      where s.generation is not null and d.deleted_at is null`,
    parameters: [],
  });
  return new Map(rows.map((row) => [String(row.model), toScoreTable(row)]));
}

function toScoreTable(row: Row): ScoreTable {
  const [model, generation] = [String(row.model), Number(row.generation)];
  return {
    model,
    entity: String(row.entity),
    generation,
    revision: Number(row.revision),
    table: scoreTableName(model, generation),
    run: String(row.run),
    at: Number(row.at),
  };
}
