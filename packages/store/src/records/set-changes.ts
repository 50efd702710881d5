// Changes any number of records by a handful of statements: the log first, from the values as they stand, then the table from the log.
import { type RawBuilder, sql } from 'kysely';
import type { StoredField } from '../catalog/stored-entity.ts';
import type { Cause } from '../changes/change-log.ts';
import { wholeGrant } from '../commands/acting.ts';
import { ask, type Step, tell } from '../database/step.ts';
import { computeInto } from './compute.ts';
import { toUpdateRow } from './encode.ts';
import { logSelected } from './log-selected.ts';
import { toStatement } from './query.ts';
import { toValue } from './rule-sql.ts';
import { toStoredRecord } from './stored-record.ts';
import { askingOf } from './visible.ts';
import type { Writing } from './writing.ts';

export interface Setting {
  readonly field: StoredField;
  /** What the field becomes: over `t` and whatever else `from` names. */
  readonly value: RawBuilder<unknown>;
  /** Where it is meant to change at all; absent: everywhere. */
  readonly applies?: RawBuilder<unknown>;
  /** The text itself where it is the same for all, so that its sort key is known. */
  readonly constant?: { readonly sortKey: string | null };
}

export interface SetChange {
  /** The entity's table as `t`, and what the values come from. */
  readonly from: RawBuilder<unknown>;
  readonly condition: RawBuilder<unknown>;
  readonly settings: readonly Setting[];
  readonly cause: Cause;
}

/** Records computed and written at a time where a formula or a sort key is not SQL. */
const slice = 5_000;

/**
 * Writes the changes of all records that really change, under an operation of their own, and what follows from them:
 * formulas, sort keys, versions. Unique fields and relations are for the caller to check.
 */
export function* setChanges(
  writing: Writing,
  change: SetChange,
): Step<{ readonly operation: number; readonly changed: number }> {
  const { dialect } = writing.work;
  if (change.settings.length === 0) return { operation: 0, changed: 0 };
  const [operation = 0] = yield* dialect.takePositions(1);
  const changed = yield* log(writing, change, operation);
  if (changed === 0) return { operation: 0, changed: 0 };
  yield* tell(toStatement({ dialect }, tableStatement(writing, change.settings, operation)));
  yield* follow(writing, change.settings, operation);
  return { operation, changed };
}

/** Ids of the records an operation changed, as a subquery. */
export function changedIds(operation: number): RawBuilder<unknown> {
  return sql`(select record from change where operation = ${operation})`;
}

function* log(writing: Writing, { settings, from, condition, cause }: SetChange, operation: number): Step<number> {
  const { dialect } = writing.work;
  const differing: RawBuilder<unknown>[] = [];
  const before: RawBuilder<unknown>[] = [];
  const after: RawBuilder<unknown>[] = [];
  for (const { field, value, applies } of settings) {
    const column = columnOf(field);
    const unlike = sql`${column} is distinct from ${value}`;
    const differs = applies === undefined ? sql`(${unlike})` : sql`(${applies} and ${unlike})`;
    const name = dialect.typed('text', `,${JSON.stringify(field.id)}:`);
    const part = (of: RawBuilder<unknown>): RawBuilder<unknown> =>
      sql`case when ${differs} then ${name} || ${dialect.json.toText(of, field.kind)} else '' end`;
    differing.push(differs);
    before.push(part(column));
    after.push(part(value));
  }
  const object = (parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
    sql`'{' || substr(${sql.join(parts, sql` || `)}, 2) || '}'`;
  return yield* logSelected(writing, {
    from,
    condition: sql`${condition} and (${sql.join(differing, sql` or `)})`,
    change: 'update',
    cause,
    before: object(before),
    after: object(after),
    first: operation,
    operation,
  });
}

function columnOf(field: StoredField): RawBuilder<unknown> {
  return sql`${sql.ref(`t.${field.column}`)}`;
}

/** From the log, so that the table holds what the log says, whatever happened between the two statements. */
function tableStatement(writing: Writing, settings: readonly Setting[], operation: number): RawBuilder<unknown> {
  const { entity, acting, work } = writing;
  const { dialect } = work;
  const sets = [
    sql`version = t.version + 1`,
    sql`updated_at = ${dialect.typed('integer', acting.now)}`,
    sql`updated_by = ${dialect.typed('text', acting.actor)}`,
  ];
  for (const { field, value, constant } of settings) {
    const after = sql`c.after`;
    const written =
      constant === undefined
        ? sql`case when ${dialect.json.has(after, field.id)} then ${dialect.json.read(after, field.id, field.kind)} else ${columnOf(field)} end`
        : value;
    sets.push(sql`${sql.ref(field.column ?? '')} = ${written}`);
    if (field.sortColumn !== null && constant !== undefined) {
      sets.push(sql`${sql.ref(field.sortColumn)} = ${dialect.typed('text', constant.sortKey)}`);
    }
  }
  return sql`update ${sql.table(entity.table)} as t set ${sql.join(sets)} from change as c
    where c.operation = ${operation} and c.record = t.id`;
}

/** Sort keys, then formulas in their order: one statement each where it is SQL. */
function* follow(writing: Writing, settings: readonly Setting[], operation: number): Step<void> {
  const { entity, work } = writing;
  const keyed = settings.filter(({ field, constant }) => field.sortColumn !== null && constant === undefined);
  const keyedFields = keyed.map(({ field }) => field);
  if (keyed.length > 0) yield* rewriteInSlices(writing, keyedFields, operation);
  const changedFields = settings.map(({ field }) => field.id);
  const asking = { ...(yield* askingOf(writing)), grant: wholeGrant };
  for (const formula of entity.formulas.affectedBy([...changedFields, 'updatedAt', 'updatedBy'])) {
    const field = entity.field(formula.field.id);
    if (field === undefined || field.column === null) continue;
    const value = field.sortColumn === null ? toValue(asking, formula.expression) : undefined;
    if (value === undefined) yield* rewriteInSlices(writing, [field], operation);
    else {
      const statement = sql`update ${sql.table(entity.table)} as t set ${sql.ref(field.column)} = ${value}
        where t.id in ${changedIds(operation)}`;
      yield* tell(toStatement({ dialect: work.dialect }, statement));
    }
  }
}

/** Formulas by their closures, and sort keys, which are written by one function in the model. */
function* rewriteInSlices(writing: Writing, fields: readonly StoredField[], operation: number): Step<void> {
  const { entity, work, context } = writing;
  const { dialect } = work;
  const formulas = fields.flatMap((field) => entity.formulas.get(field.id) ?? []);
  const shape = entity.updateOf(fields.map((field) => field.id));
  let after = 0;
  for (;;) {
    const rows = yield* ask({
      sql: `select t.*, c.position as place from change as c join "${entity.table}" as t on t.id = c.record
        where c.operation = $1 and c.position > $2 order by c.position limit ${slice}`,
      parameters: [operation, after],
    });
    if (rows.length === 0) return;
    after = Number(rows.at(-1)?.place);
    const records = rows.map((row) => toStoredRecord(row, entity.columns, dialect));
    for (const record of records) computeInto(record, formulas, context);
    const written = records.map((record) => toUpdateRow(record, fields, dialect));
    yield* tell(dialect.update(shape, written));
  }
}
