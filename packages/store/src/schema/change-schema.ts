// Takes the steps of a schema plan, inside the transaction of publishing: what was there before stays live until all is done.
import { columnOf, type Entity, type FieldDefinition, type SchemaStep, sortsByKey } from '@keepwell/model';
import { columnName, columnType, sortKeyName, sortKeyType, tableName } from '@keepwell/model/sql';
import type { Acting } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import { askOne, type Step, tell } from '../database/step.ts';
import { counterName } from '../records/auto-number.ts';
import { convertColumn, type Repairs } from './convert-column.ts';
import { fillSortKey, recompute } from './fill-columns.ts';
import { indexName } from './index-name.ts';

export interface SchemaChange {
  readonly entity: Entity;
  readonly steps: readonly SchemaStep[];
  readonly repairs: Repairs;
}

type Addition = Extract<SchemaStep, { readonly step: 'addColumn' | 'addSortKey' }>;

function isAddition(step: SchemaStep): step is Addition {
  return step.step === 'addColumn' || step.step === 'addSortKey';
}

export function* changeSchema(work: Work, acting: Acting, change: SchemaChange): Step<void> {
  const isNew = change.steps[0]?.step === 'createTable';
  const steps = isNew ? change.steps.slice(1).filter((step) => !isAddition(step)) : change.steps;
  if (isNew) yield* createTable(work, change.entity, change.steps.filter(isAddition));
  for (const step of steps) yield* takeStep(work, acting, change, step);
}

function* createTable(work: Work, entity: Entity, additions: readonly Addition[]): Step<void> {
  const { integer, text } = work.dialect.words;
  const { name } = work.dialect;
  const columns = additions.map(({ step, field }) =>
    step === 'addColumn'
      ? `"${columnName(field.id)}" ${columnType(columnOf(field), name)}`
      : `"${sortKeyName(field.id)}" ${sortKeyType(name)}`,
  );
  yield* tell({
    sql: `create table "${tableName(entity.id)}" (${[
      `id ${integer} primary key`,
      `version ${integer} not null`,
      `created_at ${integer} not null`,
      `created_by ${text} not null`,
      `updated_at ${integer} not null`,
      `updated_by ${text} not null`,
      `deleted_at ${integer}`,
      `deleted_by ${text}`,
      ...columns,
    ].join(', ')})`,
    parameters: [],
  });
  yield* tell({
    sql: `create index "${indexName('index', entity.id, 'deleted')}" on "${tableName(entity.id)}" (deleted_at) where deleted_at is not null`,
    parameters: [],
  });
  yield* work.dialect.createIds(entity.id);
}

function* takeStep(work: Work, acting: Acting, change: SchemaChange, step: SchemaStep): Step<void> {
  const { entity } = change;
  const table = tableName(entity.id);
  switch (step.step) {
    case 'createTable':
      return;
    case 'dropUnique':
      return yield* drop(indexName('unique', entity.id, step.field.id));
    case 'dropIndex':
      yield* drop(indexName('index', entity.id, step.field.id));
      return yield* drop(indexName('order', entity.id, step.field.id));
    case 'dropSortKey':
      yield* drop(indexName('order', entity.id, step.field.id));
      return yield* run(`alter table "${table}" drop column "${sortKeyName(step.field.id)}"`);
    case 'binColumn':
      return yield* binColumn(acting, entity, step.field);
    case 'dropColumn':
      return yield* run(`alter table "${table}" drop column "${columnName(step.field.id)}"`);
    case 'addColumn':
      return yield* run(
        `alter table "${table}" add column "${columnName(step.field.id)}" ${columnType(columnOf(step.field), work.dialect.name)}`,
      );
    case 'takeBackColumn':
      yield* tell({
        sql: 'delete from binned_field where entity = $1 and field = $2',
        parameters: [entity.id, step.field.id],
      });
      return;
    case 'convertColumn':
      return yield* convertColumn(work, acting, entity, step, change.repairs[step.field.id] ?? {});
    case 'numberRecords':
      return yield* numberRecords(work, entity, step.field);
    case 'addSortKey':
      yield* run(`alter table "${table}" add column "${sortKeyName(step.field.id)}" ${sortKeyType(work.dialect.name)}`);
      return step.field.type === 'formula' ? undefined : yield* fillSortKey(work, entity, step.field);
    case 'recompute':
      return yield* recompute(work, acting, entity, step.fields);
    case 'addIndex':
      return yield* addIndex(entity, step.field);
    case 'addUnique':
      return yield* run(
        `create unique index "${indexName('unique', entity.id, step.field.id)}" on "${table}" ("${columnName(step.field.id)}") where deleted_at is null`,
      );
  }
}

function* run(sql: string): Step<void> {
  yield* tell({ sql, parameters: [] });
}

function* drop(name: string): Step<void> {
  yield* run(`drop index if exists "${name}"`);
}

function* addIndex(entity: Entity, field: FieldDefinition): Step<void> {
  const table = tableName(entity.id);
  yield* run(
    `create index "${indexName('index', entity.id, field.id)}" on "${table}" ("${columnName(field.id)}", id) where deleted_at is null`,
  );
  if (!sortsByKey(field)) return;
  yield* run(
    `create index "${indexName('order', entity.id, field.id)}" on "${table}" ("${sortKeyName(field.id)}", id) where deleted_at is null`,
  );
}

/** The column stays with its values, out of sight. */
function* binColumn(acting: Acting, entity: Entity, field: FieldDefinition): Step<void> {
  const row = yield* askOne({
    sql: `select count("${columnName(field.id)}") as filled from "${tableName(entity.id)}"`,
    parameters: [],
  });
  yield* tell({
    sql: `insert into binned_field (entity, field, definition, filled, at, by) values ($1, $2, $3, $4, $5, $6)
      on conflict (entity, field) do update set definition = excluded.definition, filled = excluded.filled,
      at = excluded.at, by = excluded.by`,
    parameters: [entity.id, field.id, JSON.stringify(field), Number(row?.filled), acting.now, acting.actor],
  });
}

/** Records without a number get one, in the order of their ids. */
function* numberRecords(_work: Work, entity: Entity, field: FieldDefinition): Step<void> {
  const [table, column] = [tableName(entity.id), columnName(field.id)];
  const row = yield* askOne({ sql: `select max("${column}") as last from "${table}"`, parameters: [] });
  const start = row?.last === null ? Number(field.options.start ?? 1) : Number(row?.last) + 1;
  const numbered = yield* tell({
    sql: `update "${table}" as t set "${column}" = n.number from (
        select id, $1 - 1 + row_number() over (order by id) as number from "${table}" where "${column}" is null
      ) as n where n.id = t.id`,
    parameters: [start],
  });
  yield* tell({
    sql: `insert into counter (name, next) values ($1, $2)
      on conflict (name) do update set next = case when counter.next > excluded.next then counter.next else excluded.next end`,
    parameters: [counterName(entity.id, field.id), start + numbered],
  });
}
