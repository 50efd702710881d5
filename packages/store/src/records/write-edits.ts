// Writes accepted edits: values, formulas that follow from them, sort keys, versions, changes. The core of every update.
import { equalJson } from '@keepwell/kernel';
import type { StoredField, Values } from '../catalog/stored-entity.ts';
import type { Cause } from '../changes/change-log.ts';
import type { UpdateShape } from '../database/dialect.ts';
import { type Step, tell } from '../database/step.ts';
import { computeInto } from './compute.ts';
import { toUpdateRow } from './encode.ts';
import type { StoredRecord } from './stored-record.ts';
import { appendChanges, type ChangeDraft, type Placed, type Writing } from './writing.ts';

export interface Edit {
  readonly record: StoredRecord;
  /** Accepted values by field id. */
  readonly values: Values;
}

/** The fields an edit really changes. */
export function changedFields(record: StoredRecord, values: Readonly<Values>): string[] {
  return Object.keys(values).filter((id) => !equalJson(values[id] ?? null, record.values[id] ?? null));
}

/** Edits that change nothing leave no trace. The records in memory are brought up to date as well. */
export function* writeEdits(
  writing: Writing,
  edits: readonly Edit[],
  input: { readonly cause?: Cause; readonly operation?: number },
): Step<Placed & { readonly changed: number }> {
  const { entity, acting, work, context } = writing;
  const drafts: ChangeDraft[] = [];
  const touched = new Map<StoredRecord, Set<string>>();
  for (const { record, values } of edits) {
    const ids = changedFields(record, values);
    if (ids.length === 0) continue;
    const before: Values = {};
    const after: Values = {};
    for (const id of ids) {
      before[id] = record.values[id] ?? null;
      after[id] = values[id] ?? null;
      record.values[id] = after[id];
    }
    drafts.push({ record: record.id, change: 'update', before, after });
    record.version += 1;
    record.updatedAt = acting.now;
    record.updatedBy = acting.actor;
    const known = touched.get(record);
    if (known === undefined) touched.set(record, new Set(ids));
    else for (const id of ids) known.add(id);
  }
  yield* vacate(writing, touched);
  const groups = new Map<string, { fields: StoredField[]; records: StoredRecord[] }>();
  for (const [record, ids] of touched) {
    const formulas = entity.formulas.affectedBy([...ids, 'updatedAt', 'updatedBy']);
    if (formulas.length > 0) {
      computeInto(record, formulas, context);
      for (const formula of formulas) ids.add(formula.field.id);
    }
    const fields = entity.columns.filter((field) => ids.has(field.id));
    const key = fields.map((field) => field.id).join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { fields, records: [record] });
    else group.records.push(record);
  }
  for (const { fields, records } of groups.values()) {
    const shape = entity.updateOf(fields.map((field) => field.id));
    yield* tell(
      work.dialect.update(
        shape,
        records.map((record) => toUpdateRow(record, fields, work.dialect)),
      ),
    );
  }
  return { ...(yield* appendChanges(writing, drafts, input)), changed: drafts.length };
}

/** Records that pass unique values on to each other first let go of them: the database checks row by row. */
function* vacate({ entity, work }: Writing, touched: ReadonlyMap<StoredRecord, ReadonlySet<string>>): Step<void> {
  if (touched.size < 2) return;
  for (const field of entity.uniques) {
    const ids = [...touched].filter(([, fields]) => fields.has(field.id)).map(([record]) => record.id);
    if (ids.length < 2) continue;
    const columns = ['id', field.column ?? ''];
    const shape: UpdateShape = { table: entity.table, key: 'id', columns, types: ['integer', field.kind] };
    yield* tell(
      work.dialect.update(
        shape,
        ids.map((id) => [id, null]),
      ),
    );
  }
}
