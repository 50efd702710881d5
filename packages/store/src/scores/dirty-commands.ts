// Scores kept current between full runs: the change log says whose inputs may have changed, a few statements score them again.
import type { CompiledModel } from '@keepwell/health';
import { scoreColumns, toScoreSelect } from '@keepwell/health/sql';
import { type RawBuilder, sql } from 'kysely';
import { scoreTableName } from '../catalog/score-table.ts';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import type { Dialect } from '../database/dialect.ts';
import { ask, askOne, type Step, tell } from '../database/step.ts';
import { positionStatement, toStatement } from '../records/query.ts';
import { systemAsking } from '../records/system-asking.ts';
import { writeBandChanges, writeHistory } from './log-scores.ts';
import { publishedSegments } from '../segments/published-segments.ts';
import { regroupTouched } from '../segments/regroup-touched.ts';
import { subjectsOf, type Touched, touchedBy } from '../segments/touched.ts';
import { modelAt, publishedModels, type RunRow, runRow, currentScores } from './model-row.ts';
import { readsOfModel } from './model-reads.ts';
import { beginScoring } from './run-commands.ts';
import { toScoreOptions } from './score-options.ts';

const consumerName = 'scores';

export interface FollowAnswer {
  /** More of the log, or more waiting records, are left. */
  readonly left: boolean;
  readonly scored: number;
  /** Entities of whose records some were scored. */
  readonly entities: readonly string[];
}

/** Reads the log on by at most `changes`, then scores at most `records` of those that wait. One transaction: nothing is done twice. */
export function* followChanges(
  work: Work,
  acting: Acting,
  input: { readonly changes: number; readonly records: number },
): Step<FollowAnswer> {
  const readAll = yield* markDirty(work, acting, input.changes);
  let scored = 0;
  const entities = new Set<string>();
  let left = !readAll;
  for (const model of yield* publishedModels()) {
    const row = yield* runRow(model.id, work.dialect);
    if (row === undefined || row.generation === null || row.phase === 'logging') continue;
    const count = yield* scoreWaiting(work, acting, row, input.records);
    scored += count;
    if (count > 0) entities.add(row.entity);
    left ||= count === input.records;
  }
  return { left, scored, entities: [...entities] };
}

/** Whether the log has gone on, or a record waits whose model can be run. */
export function* hasWork(dialect: Dialect): Step<boolean> {
  const known = yield* askOne({ sql: 'select position from consumer where name = $1', parameters: [consumerName] });
  const next = yield* ask(dialect.changesAfter(Number(known?.position ?? 0), 1));
  if (next.length > 0) return true;
  const waiting = yield* ask({
    sql: `select d.model from score_dirty as d join score_table as s on s.model = d.model
      where s.generation is not null and (s.phase is null or s.phase <> 'logging') limit 1`,
    parameters: [],
  });
  return waiting.length > 0;
}

function* markDirty(work: Work, acting: Acting, limit: number): Step<boolean> {
  const known = yield* askOne({ sql: 'select position from consumer where name = $1', parameters: [consumerName] });
  const models = yield* publishedModels();
  if (models.length === 0) {
    // Nobody is scored: what was written meanwhile needs not be read, and the first full run sees all of it.
    const latest = yield* askOne(positionStatement(work));
    yield* readUpTo(Number(latest?.position ?? 0));
    return true;
  }
  const rows = yield* ask(work.dialect.changesAfter(Number(known?.position ?? 0), limit));
  const last = rows.at(-1);
  if (last === undefined) return true;
  const touched = touchedBy(rows);
  for (const model of models) yield* markModel(work, acting, model, touched);
  yield* readUpTo(Number(last.position));
  return rows.length < limit;
}

function* readUpTo(position: number): Step<void> {
  yield* tell({
    sql: `insert into consumer (name, position) values ($1, $2) on conflict (name) do update set position = excluded.position`,
    parameters: [consumerName, position],
  });
}

/** Records that one batch of changes may touch through relations before scoring everybody is cheaper. */
const mostTouched = 50_000;

function* markModel(work: Work, acting: Acting, model: CompiledModel, touched: readonly Touched[]): Step<void> {
  const { dialect } = work;
  const { entity } = model.definition;
  const catalog = yield* work.catalog();
  if (catalog.stored(entity) === undefined) return;
  const subjects = yield* subjectsOf(work, readsOfModel(catalog, model), entity, touched, mostTouched);
  if (subjects === undefined) {
    yield* beginScoring(work, acting, { model: model.id, reason: 'repair' });
  } else if (subjects.size > 0) {
    const shape = {
      table: 'score_dirty',
      columns: ['model', 'record', 'position'],
      types: ['text', 'integer', 'integer'],
    } as const;
    const known = yield* ask(
      toStatement(
        work,
        sql`select record from score_dirty where model = ${model.id} and ${dialect.isIn(sql`record`, 'integer', [...subjects.keys()])}`,
      ),
    );
    const waiting = new Set(known.map(({ record }) => Number(record)));
    const rows = [...subjects].filter(([id]) => !waiting.has(id)).map(([id, position]) => [model.id, id, position]);
    if (rows.length > 0) yield* tell(dialect.insert(shape, rows));
  }
  for (const source of model.children) {
    const ids = touched.filter((group) => group.entity === source.entity).flatMap(({ records }) => [...records.keys()]);
    const child = catalog.stored(source.entity);
    const relation = child?.field(source.relation)?.column;
    if (ids.length === 0 || child === undefined || relation == null) continue;
    yield* tell(
      toStatement(
        work,
        sql`insert into score_dirty (model, record) select distinct ${dialect.typed('text', model.id)}, id
          from (select ${sql.ref(relation)} as id from ${sql.table(child.table)} where ${dialect.isIn(sql`id`, 'integer', ids)}) as t
          where id is not null on conflict do nothing`,
      ),
    );
  }
}

function* scoreWaiting(work: Work, acting: Acting, row: RunRow, limit: number): Step<number> {
  const waiting = yield* ask({
    sql: 'select record, position from score_dirty where model = $1 order by record limit $2',
    parameters: [row.model, limit],
  });
  if (waiting.length === 0) return 0;
  const subjects = new Map(
    waiting.map(({ record, position }) => [Number(record), position == null ? null : Number(position)]),
  );
  const ids = [...subjects.keys()];
  const model = row.revision === null ? undefined : yield* modelAt(row.model, row.revision);
  if (model !== undefined) yield* rescore(work, acting, row, model, subjects);
  yield* tell(
    toStatement(
      work,
      sql`delete from score_dirty where model = ${row.model} and ${work.dialect.isIn(sql`record`, 'integer', ids)}`,
    ),
  );
  return ids.length;
}

/** New rows beside the old ones first, so that what changed can be told; then they take their place. */
function* rescore(
  work: Work,
  acting: Acting,
  row: RunRow,
  model: CompiledModel,
  /** Each with the change that made it wait. */
  subjects: ReadonlyMap<number, number | null>,
): Step<void> {
  const { dialect } = work;
  const table = scoreTableName(row.model, row.generation ?? 0);
  const asking = yield* systemAsking(work, acting, row.entity);
  const among = (column: RawBuilder<unknown>): RawBuilder<boolean> =>
    dialect.isIn(column, 'integer', [...subjects.keys()]);
  const options = toScoreOptions({
    asking,
    model,
    current: yield* currentScores(row),
    run: row.run ?? '',
    due: ['atOnce'],
    where: among(sql`t.id`),
  });
  const names = scoreColumns(model).map(({ name }) => name);
  const found = yield* ask(toStatement(asking, toScoreSelect(model, options)));
  const before = new Map(
    (yield* ask(toStatement(work, sql`select * from ${sql.table(table)} where ${among(sql`record`)}`))).map((old) => [
      Number(old.record),
      old,
    ]),
  );
  const changed = found.filter((now) => {
    const old = before.get(Number(now.record));
    return old === undefined || names.some((name) => name !== 'scored_at' && old[name] !== now[name]);
  });
  if (changed.length === 0) return;
  const fresh = `fresh_${table}`;
  // A small table of the new rows: history and log are written from it by one statement each.
  yield* tell({
    sql: `create temp table if not exists "${fresh}" as select * from "${table}" where 1 = 0`,
    parameters: [],
  });
  yield* tell({ sql: `delete from "${fresh}"`, parameters: [] });
  const shape = {
    table,
    columns: [...names, 'override_band', 'override_until'],
    types: [...scoreColumns(model).map(({ kind }) => kind), 'text' as const, 'integer' as const],
  };
  const rows = changed.map((now) => {
    const old = before.get(Number(now.record));
    return [...names.map((name) => now[name] ?? null), old?.override_band ?? null, old?.override_until ?? null];
  });
  yield* tell(dialect.insert({ ...shape, table: fresh }, rows));
  const change = { work, acting, row, before: sql.table(table), after: sql.table(fresh), cause: 'change' };
  yield* writeHistory(change);
  yield* writeBandChanges(change);
  yield* tell(
    toStatement(work, sql`delete from ${sql.table(table)} where record in (select record from ${sql.table(fresh)})`),
  );
  yield* tell({ sql: `insert into "${table}" select * from "${fresh}"`, parameters: [] });
  yield* tell({ sql: `drop table "${fresh}"`, parameters: [] });
  const ids = changed.map((now) => Number(now.record));
  yield* markParents(work, row.model, ids);
  const moved = new Map(ids.map((id) => [id, subjects.get(id) ?? null]));
  yield* regroupScored(work, acting, model, moved, new Set(before.keys()));
}

/** A score moves without a word in the log as long as its band stays, and so does the first band of a record. */
function* regroupScored(
  work: Work,
  acting: Acting,
  model: CompiledModel,
  moved: ReadonlyMap<number, number | null>,
  known: ReadonlySet<number>,
): Step<void> {
  const { entity, fields } = model.definition;
  const touch = (field: string | null, records: Iterable<readonly [number, number | null]>): Touched[] =>
    field === null ? [] : [{ entity, fields: new Set([field]), records: new Map(records) }];
  const first = [...moved].filter(([id]) => !known.has(id));
  const touched = [...touch(fields.score, moved), ...touch(fields.band, first)];
  yield* regroupTouched(work, acting, touched, yield* publishedSegments(yield* work.catalog()), 'score');
}

/** Models that bring this one's scores together have parents to score again. */
function* markParents(work: Work, model: string, ids: readonly number[]): Step<void> {
  const catalog = yield* work.catalog();
  for (const parent of yield* publishedModels()) {
    for (const source of parent.children) {
      const child = catalog.stored(source.entity);
      const relation = child?.field(source.relation)?.column;
      if (source.model !== model || child === undefined || relation == null) continue;
      yield* tell(
        toStatement(
          work,
          sql`insert into score_dirty (model, record)
            select distinct ${work.dialect.typed('text', parent.id)}, ${sql.ref(relation)} from ${sql.table(child.table)}
            where ${work.dialect.isIn(sql`id`, 'integer', ids)} and ${sql.ref(relation)} is not null on conflict do nothing`,
        ),
      );
    }
  }
}
