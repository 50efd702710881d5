// What a run changed, written down in slices: history where score or band changed, the change log where the band did.
import { type RawBuilder, sql } from 'kysely';
import { scoreTableName } from '../catalog/score-table.ts';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import type { Dialect } from '../database/dialect.ts';
import { type Step, tell } from '../database/step.ts';
import { toStatement } from '../records/query.ts';
import { modelAt, type RunRow } from './model-row.ts';

/** True when all is written and the old scores are gone. */
export function* logSlice(work: Work, acting: Acting, row: RunRow, size: number): Step<boolean> {
  const table = scoreTableName(row.model, row.generation ?? 0);
  if (row.cursor >= row.total) return yield* end(row);
  const until = Math.min(row.cursor + size, row.total);
  const old = row.oldGeneration === null ? undefined : scoreTableName(row.model, row.oldGeneration);
  const change: ScoreChange = {
    work,
    acting,
    row,
    before: old === undefined ? noScores(work.dialect) : sql.table(old),
    after: sql`(select * from ${sql.table(table)} where record > ${row.cursor} and record <= ${until})`,
    cause: row.reason ?? 'repair',
  };
  yield* writeHistory(change);
  // The first scores of a model are no change of a band: there was none.
  if (old !== undefined) yield* writeBandChanges(change);
  yield* tell({ sql: 'update score_table set cursor = $2 where model = $1', parameters: [row.model, until] });
  return false;
}

function* end(row: RunRow): Step<boolean> {
  if (row.oldGeneration !== null) {
    yield* tell({ sql: `drop table if exists "${scoreTableName(row.model, row.oldGeneration)}"`, parameters: [] });
  }
  yield* tell({
    sql: `delete from score_reference where run <> $1 and run in (
      select distinct run from score_reference where run like $2)`,
    parameters: [row.run, `${row.model}.%`],
  });
  yield* tell({
    sql: 'update score_table set phase = null, old_generation = null where model = $1',
    parameters: [row.model],
  });
  return true;
}

/** A table of scores without a row, where there are none to compare with. */
export function noScores(dialect: Dialect): RawBuilder<unknown> {
  const nothing = dialect.typed('integer', null);
  return sql`(select ${nothing} as record, ${nothing} as score, ${dialect.typed('text', null)} as band where 1 = 0)`;
}

export interface ScoreChange {
  readonly work: Work;
  readonly acting: Acting;
  readonly row: RunRow;
  /** Tables or subqueries with record, score, band. */
  readonly before: RawBuilder<unknown>;
  readonly after: RawBuilder<unknown>;
  readonly cause: string;
}

export function* writeHistory({ work, acting, row, before, after, cause }: ScoreChange): Step<void> {
  const { dialect } = work;
  yield* tell(
    toStatement(
      work,
      sql`insert into score_history (model, record, at, score, coverage, band, revision, cause)
        select ${dialect.typed('text', row.model)}, n.record, ${dialect.typed('integer', acting.now)}, n.score, n.coverage, n.band,
          ${dialect.typed('integer', row.revision)}, ${dialect.typed('text', cause)}
        from ${after} as n left join ${before} as o on o.record = n.record
        where o.record is null or n.score is distinct from o.score or n.band is distinct from o.band`,
    ),
  );
}

/** The band's field changes in the record's log, with the model as its cause. */
export function* writeBandChanges({ work, acting, row, before, after, cause }: ScoreChange): Step<void> {
  const { dialect } = work;
  const model = row.revision === null ? undefined : yield* modelAt(row.model, row.revision);
  const field = model?.definition.fields.band;
  if (field == null) return;
  const [first = 0] = yield* dialect.takePositions(1);
  const text = (value: string): RawBuilder<unknown> => dialect.typed('text', value);
  const integer = (value: number): RawBuilder<unknown> => dialect.typed('integer', value);
  const said = (band: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`${text(`{"${field}":"`)} || ${band} || ${text('"}')}`;
  const written = yield* tell(
    toStatement(
      work,
      sql`insert into change (position, operation, entity, record, change, at, actor, cause, cause_of, before, after)
        select ${dialect.positionFrom(first)}, ${integer(first)}, ${text(row.entity)}, t.id, ${text('update')}, ${integer(acting.now)},
          ${text(acting.actor)}, ${text('score')}, ${text(`${row.model} ${cause}`)}, ${said(sql`t.was`)}, ${said(sql`t.band`)}
        from (select n.record as id, o.band as was, n.band from ${after} as n join ${before} as o on o.record = n.record
          where n.band is distinct from o.band) as t order by t.id`,
    ),
  );
  if (written === 0) dialect.forgetTaken();
}
