// A full run of a health model, in steps that each are one short transaction:
//
//   begin ─▶ freezing (references of all) ─▶ scoring (slices, beside the scores in use) ─▶ switch ─▶ logging (what changed) ─▶ end
import type { CompiledModel } from '@keepwell/health';
import { referenceColumns, scoreColumns } from '@keepwell/health/sql';
import { scoreTableName } from '../catalog/score-table.ts';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import { ask, askOne, type Step, tell } from '../database/step.ts';
import { touchCatalog } from '../documents/working-copy.ts';
import { positionStatement } from '../records/query.ts';
import { dayAt } from './local-day.ts';
import { publishedSegments } from '../segments/published-segments.ts';
import { markStale } from '../segments/regroup-touched.ts';
import { logSlice } from './log-scores.ts';
import { isKept, publishedModel, type RunRow, runRow } from './model-row.ts';
import { referenceTable } from './score-options.ts';
import type { RunReason } from './score-store.ts';
import { sliceStatement } from './slice-statement.ts';

/** Columns beside those of the score select: a person's word, looked up with the score. */
const overrideColumns = ['override_band', 'override_until'] as const;

/** Begins anew what goes on, if anything does: its half-made table is thrown away. */
export function* beginScoring(
  work: Work,
  acting: Acting,
  input: { readonly model: string; readonly reason: RunReason },
): Step<null> {
  const model = yield* publishedModel(input.model);
  const { entity } = model.definition;
  const catalog = yield* work.catalog();
  const stored = catalog.need(entity);
  yield* tell({
    sql: `insert into score_table (model, entity, cursor, total, last_generation, began_position) values ($1, $2, 0, 0, 0, 0)
      on conflict (model) do update set entity = excluded.entity`,
    parameters: [input.model, entity],
  });
  const row = yield* runRow(input.model, work.dialect);
  if (row === undefined) return null;
  const goesOn = row.phase === 'freezing' || row.phase === 'scoring';
  // Another process was faster.
  if (goesOn && row.nextRevision === model.revision) return null;
  if (row.nextGeneration !== null) yield* dropTable(scoreTableName(input.model, row.nextGeneration));
  const generation = row.lastGeneration + 1;
  yield* createScoreTable(work, model, generation);
  const last = yield* askOne({ sql: `select max(id) as id from "${stored.table}"`, parameters: [] });
  const position = yield* askOne(positionStatement(work));
  yield* tell({
    sql: `update score_table set next_generation = $2, next_revision = $3, next_run = $4, phase = $5, cursor = 0, total = $6,
      began_at = $7, reason = $8, last_generation = $9, began_position = $10 where model = $1`,
    parameters: [
      input.model,
      generation,
      model.revision,
      model.references.length === 0 ? (row.run ?? `${input.model}.${generation}`) : `${input.model}.${generation}`,
      model.references.length === 0 ? 'scoring' : 'freezing',
      Number(last?.id ?? 0),
      acting.now,
      input.reason,
      generation,
      Number(position?.position ?? 0),
    ],
  });
  return null;
}

function* createScoreTable({ dialect }: Work, model: CompiledModel, generation: number): Step<void> {
  const { integer, text } = dialect.words;
  const words = { integer, text };
  const columns = scoreColumns(model).map(
    ({ name, kind, required }) =>
      `"${name}" ${words[kind]}${name === 'record' ? ' primary key' : required ? ' not null' : ''}`,
  );
  const all = [...columns, `override_band ${text}`, `override_until ${integer}`];
  yield* tell({ sql: `create table "${scoreTableName(model.id, generation)}" (${all.join(', ')})`, parameters: [] });
}

function* dropTable(name: string): Step<void> {
  yield* tell({ sql: `drop table if exists "${name}"`, parameters: [] });
}

/** Reference distributions, found by a reader, go in here; then records can be scored. */
export function* storeReferences(
  work: Work,
  _acting: Acting,
  input: { readonly model: string; readonly run: string; readonly rows: readonly (readonly unknown[])[] },
): Step<null> {
  const row = yield* runRow(input.model, work.dialect);
  if (row?.phase !== 'freezing' || row.nextRun !== input.run) return null;
  yield* tell({ sql: `delete from ${referenceTable} where run = $1`, parameters: [input.run] });
  const shape = {
    table: referenceTable,
    columns: referenceColumns.map(({ name }) => name),
    types: referenceColumns.map(({ kind }) => kind),
  };
  for (let from = 0; from < input.rows.length; from += 1_000) {
    yield* tell(work.dialect.insert(shape, input.rows.slice(from, from + 1_000)));
  }
  yield* tell({ sql: `update score_table set phase = 'scoring' where model = $1`, parameters: [input.model] });
  return null;
}

export interface StepAnswer {
  readonly done: boolean;
  /** The catalog points to other scores now. */
  readonly switched: boolean;
}

const nothingLeft: StepAnswer = { done: true, switched: false };
const more: StepAnswer = { done: false, switched: false };

/** One slice: of scoring, of switching, or of writing down what changed. `size`: records. */
export function* stepScoring(
  work: Work,
  acting: Acting,
  input: { readonly model: string; readonly size: number },
): Step<StepAnswer> {
  const row = yield* runRow(input.model, work.dialect);
  if (row === undefined || row.phase === null || row.phase === 'freezing') return nothingLeft;
  if (row.phase === 'logging') return (yield* logSlice(work, acting, row, input.size)) ? nothingLeft : more;
  if (row.cursor < row.total) return yield* scoreSlice(work, acting, row, input.size);
  const catalog = yield* work.catalog();
  if (catalog.stored(row.entity) === undefined || !(yield* isKept(row.model))) return yield* giveUp(row);
  return yield* switchScores(work, acting, row);
}

/** The model or its entity went away meanwhile. */
function* giveUp(row: RunRow): Step<StepAnswer> {
  if (row.nextGeneration !== null) yield* dropTable(scoreTableName(row.model, row.nextGeneration));
  yield* tell({
    sql: 'update score_table set phase = null, next_generation = null where model = $1',
    parameters: [row.model],
  });
  return nothingLeft;
}

function* scoreSlice(work: Work, acting: Acting, row: RunRow, size: number): Step<StepAnswer> {
  const until = Math.min(row.cursor + size, row.total);
  const statement = yield* sliceStatement(work, acting, row, { after: row.cursor, until });
  if (statement === undefined) return yield* giveUp(row);
  yield* tell(statement);
  yield* tell({ sql: 'update score_table set cursor = $2 where model = $1', parameters: [row.model, until] });
  return more;
}

/** From here on everybody reads the new scores: pointer, people's words and catalog in one transaction. */
function* switchScores(work: Work, acting: Acting, row: RunRow): Step<StepAnswer> {
  const table = scoreTableName(row.model, row.nextGeneration ?? 0);
  for (const column of overrideColumns) {
    const said = column === 'override_band' ? 'band' : 'until';
    yield* tell({
      sql: `update "${table}" set ${column} = (select o.${said} from score_override as o
        where o.model = $1 and o.record = "${table}".record and o.ended_at is null)
        where record in (select record from score_override where model = $2 and ended_at is null)`,
      parameters: [row.model, row.model],
    });
  }
  const { reason } = row;
  const day = dayAt(acting.now, acting.timeZone);
  const isWhole = reason !== 'hour' && reason !== 'repair';
  yield* tell({
    sql: `update score_table set old_generation = generation, generation = next_generation, revision = next_revision, run = next_run,
      at = $2, next_generation = null, phase = 'logging', cursor = 0, hourly_at = $3, daily_on = ${isWhole ? '$4' : 'coalesce(daily_on, $4)'}
      where model = $1`,
    parameters: [row.model, acting.now, acting.now, day],
  });
  // Whatever changed while the run went on is scored again, by the new revision.
  yield* tell({
    sql: `insert into score_dirty (model, record)
      select distinct $1, record from change where entity = $2 and position > $3 and cause <> 'score'
      on conflict do nothing`,
    parameters: [row.model, row.entity, row.beganPosition],
  });
  yield* touchCatalog(work);
  // All scores at once: whoever reads them is looked at whole rather than by a million changes.
  for (const segment of (yield* publishedSegments(yield* work.catalog())).values()) {
    if (segment.reads.sources.has(row.model)) yield* markStale(segment.id, 'score');
  }
  return { done: false, switched: true };
}

export function* isRunning(model: string): Step<boolean> {
  const rows = yield* ask({
    sql: 'select model from score_table where model = $1 and phase is not null',
    parameters: [model],
  });
  return rows.length > 0;
}
