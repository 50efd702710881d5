// A published health model compiled, and where its scores stand: what every step of a run begins with.
import { buildModel, type CompiledModel, type HealthModel } from '@keepwell/health';
import { scoreColumns } from '@keepwell/health/sql';
import { AppError } from '@keepwell/kernel';
import { scoreTableName } from '../catalog/score-table.ts';
import type { Dialect } from '../database/dialect.ts';
import { ask, askOne, type Row, type Step } from '../database/step.ts';

export const healthModelKindName = 'healthModel';

const compiled = new Map<string, CompiledModel>();
const mostKept = 50;

/** Compiled once per revision; by its text, for a process may have several databases open. */
function compileKept(body: string, id: string, revision: number): CompiledModel {
  const key = `${id} ${revision} ${body}`;
  let model = compiled.get(key);
  if (model === undefined) {
    model = buildModel(JSON.parse(body) as HealthModel, id, revision);
    if (compiled.size >= mostKept) compiled.clear();
    compiled.set(key, model);
  }
  return model;
}

const published = `select d.id, r.revision, r.body from document d
  join revision r on r.document = d.id and r.revision = d.revision where d.kind = '${healthModelKindName}' and d.deleted_at is null`;

function toModel(row: Row): CompiledModel {
  return compileKept(String(row.body), String(row.id), Number(row.revision));
}

export function* publishedModels(): Step<readonly CompiledModel[]> {
  return (yield* ask({ sql: `${published} order by d.id`, parameters: [] })).map(toModel);
}

/** Throws `store.document_not_found` for one that was never published. */
export function* publishedModel(id: string): Step<CompiledModel> {
  const row = yield* askOne({ sql: `${published} and d.id = $1`, parameters: [id] });
  if (row === undefined) throw new AppError('store.document_not_found', { document: id });
  return toModel(row);
}

/** The revision a run was begun with, though a newer one may be published since. */
export function* modelAt(id: string, revision: number): Step<CompiledModel | undefined> {
  const row = yield* askOne({
    sql: `select r.document as id, r.revision, r.body from revision r join document d on d.id = r.document
      where r.document = $1 and r.revision = $2 and d.deleted_at is null`,
    parameters: [id, revision],
  });
  return row === undefined ? undefined : toModel(row);
}

/** Whether the model is still there, and not in the bin. */
export function* isKept(id: string): Step<boolean> {
  const row = yield* askOne({
    sql: 'select 1 as one from document where id = $1 and deleted_at is null',
    parameters: [id],
  });
  return row !== undefined;
}

export type Phase = 'freezing' | 'scoring' | 'logging';

export interface RunRow {
  readonly model: string;
  readonly entity: string;
  readonly generation: number | null;
  readonly revision: number | null;
  readonly run: string | null;
  readonly at: number | null;
  readonly phase: Phase | null;
  readonly nextGeneration: number | null;
  readonly nextRevision: number | null;
  readonly nextRun: string | null;
  readonly reason: string | null;
  /** Id of the last record that is done. */
  readonly cursor: number;
  readonly total: number;
  readonly beganPosition: number;
  readonly oldGeneration: number | null;
  readonly lastGeneration: number;
  readonly hourlyAt: number | null;
  readonly dailyOn: number | null;
}

const maybe = (value: Row[string] | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);
const text = (value: Row[string] | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

function toRunRow(row: Row): RunRow {
  return {
    model: String(row.model),
    entity: String(row.entity),
    generation: maybe(row.generation),
    revision: maybe(row.revision),
    run: text(row.run),
    at: maybe(row.at),
    phase: text(row.phase) as Phase | null,
    nextGeneration: maybe(row.next_generation),
    nextRevision: maybe(row.next_revision),
    nextRun: text(row.next_run),
    reason: text(row.reason),
    cursor: Number(row.cursor),
    total: Number(row.total),
    beganPosition: Number(row.began_position),
    oldGeneration: maybe(row.old_generation),
    lastGeneration: Number(row.last_generation),
    hourlyAt: maybe(row.hourly_at),
    dailyOn: maybe(row.daily_on),
  };
}

export function* runRows(): Step<readonly RunRow[]> {
  return (yield* ask({ sql: 'select * from score_table order by model', parameters: [] })).map(toRunRow);
}

/** `hold`: nobody else may take a step of it in this transaction. */
export function* runRow(model: string, dialect?: Dialect): Step<RunRow | undefined> {
  const lock = dialect?.hasConcurrentWriters === true ? ' for update' : '';
  const row = yield* askOne({ sql: `select * from score_table where model = $1${lock}`, parameters: [model] });
  return row === undefined ? undefined : toRunRow(row);
}

/** The scores in use, with the columns their revision gave them. */
export function* currentScores(
  row: RunRow,
): Step<{ readonly table: string; readonly columns: ReadonlySet<string> } | null> {
  if (row.generation === null || row.revision === null) return null;
  const model = yield* modelAt(row.model, row.revision);
  if (model === undefined) return null;
  return {
    table: scoreTableName(row.model, row.generation),
    columns: new Set(scoreColumns(model).map(({ name }) => name)),
  };
}
