// The statement that scores the next records of a full run, written once for all slices of a second: they differ by where they
// begin and end only, and to write it takes as long as to score two hundred records.
import type { Cadence } from '@keepwell/health';
import { scoreColumns, toScoreSelect } from '@keepwell/health/sql';
import { sql } from 'kysely';
import type { Catalog } from '../catalog/catalog.ts';
import { scoreTableName } from '../catalog/score-table.ts';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import type { Statement, Step } from '../database/step.ts';
import { toStatement } from '../records/query.ts';
import { systemAsking } from '../records/system-asking.ts';
import { currentScores, isKept, modelAt, type RunRow } from './model-row.ts';
import { toScoreOptions } from './score-options.ts';

/** Groups that have their turn, by the reason of a run; all of them in any other. */
const cadences: Readonly<Record<string, readonly Cadence[]>> = {
  hour: ['atOnce', 'hourly'],
  repair: ['atOnce'],
};

/** Milliseconds that a slice may be scored after the moment that stands in its scores. */
const freshFor = 1_000;

/** Parameters that a slice puts its own number in the place of. */
const after = Object.freeze({ place: 'after' });
const until = Object.freeze({ place: 'until' });

interface Written {
  readonly key: string;
  readonly at: number;
  readonly statement: Statement;
}

/** By the published entities as they are: whatever changes them makes a new catalog. */
const written = new WeakMap<Catalog, Written>();

export interface Slice {
  /** Ids: behind this one, up to that one. */
  readonly after: number;
  readonly until: number;
}

/** Undefined: the model or its entity went away. */
export function* sliceStatement(work: Work, acting: Acting, row: RunRow, slice: Slice): Step<Statement | undefined> {
  const catalog = yield* work.catalog();
  if (catalog.stored(row.entity) === undefined || !(yield* isKept(row.model))) return undefined;
  const key = JSON.stringify([
    row.model,
    row.nextRevision,
    row.nextRun,
    row.nextGeneration,
    row.generation,
    acting.timeZone,
  ]);
  let made = written.get(catalog);
  if (made?.key !== key || acting.now < made.at || acting.now >= made.at + freshFor) {
    const statement = yield* write(work, acting, row);
    if (statement === undefined) return undefined;
    made = { key, at: acting.now, statement };
    written.set(catalog, made);
  }
  const { sql: text, parameters } = made.statement;
  return {
    sql: text,
    parameters: parameters.map((value) => (value === after ? slice.after : value === until ? slice.until : value)),
  };
}

function* write(work: Work, acting: Acting, row: RunRow): Step<Statement | undefined> {
  const model = row.nextRevision === null ? undefined : yield* modelAt(row.model, row.nextRevision);
  if (model === undefined) return undefined;
  const asking = yield* systemAsking(work, acting, row.entity);
  const options = toScoreOptions({
    asking,
    model,
    current: yield* currentScores(row),
    run: row.nextRun ?? '',
    due: cadences[row.reason ?? ''] ?? ['atOnce', 'hourly', 'daily'],
    where: sql`t.id > ${after} and t.id <= ${until}`,
  });
  const table = sql.table(scoreTableName(row.model, row.nextGeneration ?? 0));
  const columns = sql.join(scoreColumns(model).map(({ name }) => sql.ref(name)));
  return toStatement(asking, sql`insert into ${table} (${columns}) ${toScoreSelect(model, options)}`);
}
