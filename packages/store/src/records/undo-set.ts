// Takes a large change of many records back by a handful of statements, where nothing about it needs a person's decision.
import { sql } from 'kysely';
import type { StoredField } from '../catalog/stored-entity.ts';
import { type Acting, grantOn } from '../commands/acting.ts';
import type { Work } from '../commands/work.ts';
import { ask, askOne, type Step } from '../database/step.ts';
import { toStatement } from './query.ts';
import type { UndoResult } from './record-store.ts';
import { setChanges } from './set-changes.ts';
import { contextOf, type Writing } from './writing.ts';

/** Smaller operations are taken back record by record. */
const fewest = 2_000;
const [before, after] = [sql`o.before`, sql`o.after`];

/**
 * Undefined where the careful way must be taken: several entities or changes of one record, creations and deletions,
 * row rules, unique fields and relations (which others may have taken or deleted), or a later change of the same field.
 */
export function* undoSet(work: Work, acting: Acting, operation: number): Step<UndoResult | undefined> {
  const entityId = yield* simpleEntity(operation);
  if (entityId === undefined) return undefined;
  const grant = grantOn(acting, entityId);
  const entity = (yield* work.catalog()).stored(entityId);
  const free = grant.read && grant.update && grant.rowRule === null && grant.fields === null;
  if (entity === undefined || !free) return undefined;
  const writing: Writing = { work, acting, entity, grant, context: contextOf(acting) };
  const fields = yield* touchedFields(writing, operation);
  if (fields.some(({ field }) => field.unique || field.type === 'relation')) return undefined;
  yield* hold(writing, operation);
  if (yield* needsDecision(writing, fields, operation)) return undefined;
  const { json } = work.dialect;
  const undone = yield* setChanges(writing, {
    from: sql`change as o join ${sql.table(entity.table)} as t on t.id = o.record`,
    condition: sql`o.operation = ${operation}`,
    settings: fields.map((field) => ({
      field,
      value: json.read(before, field.id, field.kind),
      applies: json.has(before, field.id),
    })),
    cause: { kind: 'undo', of: String(operation) },
  });
  const done = { done: true, conflicts: [], conflictCount: 0 };
  return { ...done, operation: undone.changed === 0 ? null : undone.operation, changed: undone.changed };
}

/** The entity, if all changes of the operation are updates of its records, one each. */
function* simpleEntity(operation: number): Step<string | undefined> {
  const row = yield* askOne({
    sql: `select count(*) as changes, count(distinct record) as records, min(entity) as first, max(entity) as last,
        sum(case when change <> 'update' or cause in ('schema', 'score', 'segment') then 1 else 0 end) as others
      from change where operation = $1`,
    parameters: [operation],
  });
  const changes = Number(row?.changes);
  if (changes < fewest || Number(row?.records) < changes || Number(row?.others) > 0) return undefined;
  return row?.first === row?.last ? String(row?.first) : undefined;
}

/** Fields that hold values of their own still: formulas follow by themselves, of removed fields nothing can be brought back. */
function* touchedFields({ entity, work }: Writing, operation: number): Step<readonly StoredField[]> {
  const keys = work.dialect.json.keys(after);
  const rows = yield* ask(
    toStatement(
      work,
      sql`select distinct k.key as field from change as o cross join ${keys} where o.operation = ${operation}`,
    ),
  );
  const ids = new Set(rows.map((row) => String(row.field)));
  return entity.columns.filter((field) => ids.has(field.id) && field.field.type !== 'formula');
}

/** Nobody may change the records between the look at them and the write. */
function* hold({ entity, work }: Writing, operation: number): Step<void> {
  if (!work.dialect.hasConcurrentWriters) return;
  const records = sql`select t.id from change as o join ${sql.table(entity.table)} as t on t.id = o.record
    where o.operation = ${operation} order by t.id for update of t`;
  yield* ask(toStatement(work, sql`select count(*) as held from (${records}) as held_records`));
}

/** A record that is gone, or a field that somebody changed since. */
function* needsDecision({ entity, work }: Writing, fields: readonly StoredField[], operation: number): Step<boolean> {
  const { json } = work.dialect;
  const met = fields.map((field) => {
    const current = sql`${sql.ref(`t.${field.column}`)}`;
    return sql`(${json.has(after, field.id)} and ${current} is distinct from ${json.read(after, field.id, field.kind)}
      and ${current} is distinct from ${json.read(before, field.id, field.kind)})`;
  });
  const decisions = sql`select o.record from change as o left join ${sql.table(entity.table)} as t on t.id = o.record
    where o.operation = ${operation} and (${sql.join([sql`t.id is null`, ...met], sql` or `)}) limit 1`;
  return (yield* ask(toStatement(work, decisions))).length > 0;
}
