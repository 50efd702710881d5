// Fills columns that follow from others for every record of an entity: sort keys and stored formulas.
import { columnOf, type Entity, type FieldDefinition, sortKey } from '@keepwell/model';
import { columnName, sortKeyName, tableName } from '@keepwell/model/sql';
import { sql } from 'kysely';
import { describeEntity, type StoredEntity } from '../catalog/stored-entity.ts';
import { withEntity } from '../catalog/catalog.ts';
import { type Acting, wholeGrant } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import type { UpdateShape } from '../database/dialect.ts';
import { ask, type Step, tell } from '../database/step.ts';
import { computeInto } from '../records/compute.ts';
import { toUpdateRow } from '../records/encode.ts';
import { toAsking } from '../records/asking.ts';
import { toValue } from '../records/rule-sql.ts';
import { toStoredRecord } from '../records/stored-record.ts';
import { contextOf } from '../records/writing.ts';
import { eachValue } from './survey.ts';

const slice = 5_000;

export function* fillSortKey(work: Work, entity: Entity, field: FieldDefinition): Step<void> {
  const shape: UpdateShape = {
    table: tableName(entity.id),
    key: 'id',
    columns: ['id', sortKeyName(field.id)],
    types: ['integer', 'text'],
  };
  yield* eachValue(work.dialect, entity.id, field, function* visit(rows) {
    yield* tell(
      work.dialect.update(
        shape,
        rows.map(({ id, value }) => [id, typeof value === 'string' ? sortKey(value) : null]),
      ),
    );
  });
}

/** Stored formulas for all records: one statement where all are SQL, else in slices through their closures. */
export function* recompute(work: Work, acting: Acting, entity: Entity, fieldIds: readonly string[]): Step<void> {
  const catalog = yield* work.catalog();
  const lookup = withEntity(catalog, entity);
  const stored = describeEntity(entity, lookup);
  const context = contextOf(acting);
  const asking = { ...toAsking(work.dialect, catalog, acting, stored, wholeGrant, context), lookup };
  for (const id of fieldIds) {
    const formula = stored.formulas.get(id);
    const field = stored.field(id);
    if (formula === undefined || field === undefined) continue;
    const value = field.sortColumn === null ? toValue(asking, formula.expression) : undefined;
    if (value === undefined) yield* recomputeInSlices(work, acting, stored, [id]);
    else {
      yield* tell(
        sql`update ${sql.table(stored.table)} as t set ${sql.ref(columnName(id))} = ${value}`.compile(
          work.dialect.compiler,
        ),
      );
    }
  }
}

function* recomputeInSlices(work: Work, acting: Acting, entity: StoredEntity, fieldIds: readonly string[]): Step<void> {
  const { dialect } = work;
  const context = contextOf(acting);
  const formulas = entity.formulas.stored.filter((formula) => fieldIds.includes(formula.field.id));
  const fields = fieldIds.flatMap((id) => entity.field(id) ?? []);
  const columns = fields.flatMap((field) => [
    field.column ?? '',
    ...(field.sortColumn === null ? [] : [field.sortColumn]),
  ]);
  const types = fields.flatMap((field) => [
    columnOf(field.field),
    ...(field.sortColumn === null ? [] : (['text'] as const)),
  ]);
  const shape: UpdateShape = {
    table: entity.table,
    key: 'id',
    columns: ['id', ...columns],
    types: ['integer', ...types],
  };
  let after = 0;
  for (;;) {
    const rows = yield* ask({
      sql: `select * from "${entity.table}" where id > $1 order by id limit ${slice}`,
      parameters: [after],
    });
    if (rows.length === 0) return;
    after = Number(rows.at(-1)?.id);
    const written = rows.map((row) => {
      const record = toStoredRecord(row, entity.columns, dialect);
      computeInto(record, formulas, context);
      const [id, , , , ...values] = toUpdateRow(record, fields, dialect);
      return [id, ...values];
    });
    yield* tell(dialect.update(shape, written));
  }
}
