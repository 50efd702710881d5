// Options added to and taken from a multiple-choice field of every record of a selection, whatever else the field holds: tags.
import { AppError, issue } from '@keepwell/kernel';
import { fieldLabel, type Option, type RecordValues, valueTypeOf } from '@keepwell/model';
import { sql } from 'kysely';
import { askOne, type Step } from '../database/step.ts';
import { acceptRow } from './accept-row.ts';
import { toStatement } from './query.ts';
import { changedIds, type Setting } from './set-changes.ts';
import type { Writing } from './writing.ts';

/** Ids of options; one that is in both ends up in the list. */
export interface ListEdit {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

export type ListEdits = Readonly<Record<string, ListEdit>>;

/** Throws `store.values_refused` for fields of one value, unknown options, and fields the actor may not set. */
export function toListSettings(writing: Writing, given: ListEdits): readonly Setting[] {
  const { entity, work } = writing;
  const edits = Object.entries(given).filter(([, { add, remove }]) => add.length + remove.length > 0);
  const wrong = edits.flatMap(([id]) => {
    const field = entity.field(id)?.field;
    if (field === undefined || isList(field)) return [];
    return [issue('store.not_a_list', [id], { field: fieldLabel(field) })];
  });
  const named: RecordValues = Object.fromEntries(edits.map(([id, { add, remove }]) => [id, [...add, ...remove]]));
  // Asked as values are, so that whoever may not set the field, or names an option that is not there, hears the same.
  const { issues } = acceptRow(writing, wrong.length > 0 ? {} : named, 'update');
  if (wrong.length + issues.length > 0)
    throw new AppError('store.values_refused', {}, { issues: [...wrong, ...issues] });
  return edits.flatMap(([id, { add, remove }]): Setting[] => {
    const field = entity.field(id);
    if (field === undefined || field.column === null) return [];
    const order = (field.field.options as { readonly options: readonly Option[] }).options.map((option) => option.id);
    const column = sql.ref(`t.${field.column}`);
    return [{ field, value: work.dialect.json.editList(sql`${column}`, { order, add, remove }) }];
  });
}

function isList(field: Parameters<typeof valueTypeOf>[0]): boolean {
  const type = valueTypeOf(field);
  return type.kind === 'list' && type.of.kind === 'choice';
}

/** What a required field lost its last option of is refused as a whole. */
export function* refuseEmptied(writing: Writing, settings: readonly Setting[], operation: number): Step<void> {
  const { entity, work } = writing;
  for (const { field } of settings) {
    if (!field.field.required || field.column === null) continue;
    const emptied = sql`select t.id from ${sql.table(entity.table)} as t
      where t.id in ${changedIds(operation)} and ${sql.ref(`t.${field.column}`)} is null limit 1`;
    if ((yield* askOne(toStatement({ dialect: work.dialect }, emptied))) === undefined) continue;
    const found = issue('model.value_required', [field.field.id], { field: fieldLabel(field.field) });
    throw new AppError('store.values_refused', {}, { issues: [found] });
  }
}
