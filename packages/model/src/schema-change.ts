// Planner of table changes: (published entity, new entity) → steps in the order to take them, and what the data must be asked first.
//
//   1 release   constraints and indexes of what changes
//   2 remove    columns: entered ones to the bin, calculated ones for good
//   3 add       columns: new, taken back from the bin, converted, numbered
//   4 compute   sort keys and formulas
//   5 bind      indexes and constraints
import { equalJson, type Issue, issue, type Text } from '@keepwell/kernel';
import { canConvert, lossOf, needsConversion } from './convert-value.ts';
import type { ModelLookup } from './document-kind.ts';
import type { Entity, FieldDefinition } from './entity.ts';
import { type CompiledFormulas, compileFormulas } from './formulas.ts';
import { columnOf, fieldLabel, sortsByKey, typeOf } from './fields.ts';

export type SchemaStep =
  | { readonly step: 'createTable' }
  | { readonly step: 'dropUnique' | 'dropIndex' | 'dropSortKey'; readonly field: FieldDefinition }
  /** The column stays, out of sight, until the bin is emptied; `field` is its definition for taking it back. */
  | { readonly step: 'binColumn'; readonly field: FieldDefinition }
  /** A calculated column: nothing that people entered goes with it. */
  | { readonly step: 'dropColumn'; readonly field: FieldDefinition }
  | { readonly step: 'addColumn'; readonly field: FieldDefinition }
  | { readonly step: 'takeBackColumn'; readonly field: FieldDefinition }
  /** Each value through `convertValue(from, field, …)`. `loses` says what even converted values lose. */
  | {
      readonly step: 'convertColumn';
      readonly from: FieldDefinition;
      readonly field: FieldDefinition;
      readonly loses?: Text;
    }
  /** Gives existing records their running number, in the order of their ids. */
  | { readonly step: 'numberRecords'; readonly field: FieldDefinition }
  | { readonly step: 'addSortKey'; readonly field: FieldDefinition }
  /** Stored formulas to compute for all records, in this order. */
  | { readonly step: 'recompute'; readonly fields: readonly string[] }
  | { readonly step: 'addIndex' | 'addUnique'; readonly field: FieldDefinition };

/** A question to the data before the plan is shown. */
export type Survey =
  | { readonly survey: 'conversion'; readonly from: FieldDefinition; readonly to: FieldDefinition }
  | { readonly survey: 'filled'; readonly field: FieldDefinition }
  /** Judged on the values as they will be after the conversions. */
  | { readonly survey: 'duplicate' | 'missing'; readonly field: FieldDefinition };

export interface SchemaPlan {
  readonly steps: readonly SchemaStep[];
  readonly surveys: readonly Survey[];
  /** Changes that cannot be made; paths point into the new entity. */
  readonly issues: readonly Issue[];
}

/** A column in the bin, as it was defined when it went there. */
export type BinnedColumns = readonly FieldDefinition[];

interface Change {
  readonly field: FieldDefinition;
  /** The field as published, or as it lies in the bin. */
  readonly was: FieldDefinition | undefined;
  readonly fromBin: boolean;
  /** Whether each record's value is rewritten. */
  readonly converts: boolean;
  /** Whether the table has a column for it before and after: formulas computed when read have none. */
  readonly hadColumn: boolean;
  readonly hasColumn: boolean;
  /** A calculated column of another kind or of another sort order takes the place of the old one. */
  readonly replaced: boolean;
}

/**
 * Plans the change of an entity's table. `before` is the published entity or null for a new one. Taking a field back is adding it again
 * under the id it had: its column is then reused, and converted if the definition differs from the binned one.
 */
export function planSchemaChange(
  before: Entity | null,
  after: Entity,
  lookup: ModelLookup,
  bin: BinnedColumns = [],
): SchemaPlan {
  const now = compileFormulas(after, lookup);
  const was = before === null ? undefined : compileFormulas(before, lookup);
  const issues: Issue[] = [];
  const changes: Change[] = [];
  after.fields.forEach((field, index) => {
    const change = changeOf(field, before, bin, was, now);
    if (change.was === undefined || canConvert(change.was, field)) changes.push(change);
    else issues.push(refuseChange(change.was, field, index));
  });
  const removed = (before?.fields ?? [])
    .filter((field) => !after.fields.some((kept) => kept.id === field.id))
    .map((field) => ({ field, hadColumn: hasColumn(field, was) }));

  const steps: SchemaStep[] = [
    ...(before === null ? [{ step: 'createTable' } as const] : []),
    ...changes.flatMap((change) =>
      change.was === undefined ? [] : unbind(change.was, hadBindings(change), keptBindings(change)),
    ),
    ...removed.flatMap(({ field, hadColumn }) => unbind(field, hadColumn ? bindings(field) : none, none)),
    ...removed.flatMap(remove),
    ...changes.flatMap(dropCalculated),
    ...changes.flatMap((change) => add(change, before === null)),
    ...changes.flatMap((change) => bind(change, 'addSortKey')),
    ...(before === null ? [] : recompute(changes, removed, now)),
    ...changes.flatMap((change) => [...bind(change, 'addIndex'), ...bind(change, 'addUnique')]),
  ];
  return { steps, surveys: before === null ? [] : surveysOf(changes, removed), issues };
}

function hasColumn(field: FieldDefinition, formulas: CompiledFormulas | undefined): boolean {
  if (typeOf(field).isDerived === true) return false;
  return field.type !== 'formula' || formulas?.get(field.id)?.stored === true;
}

function changeOf(
  field: FieldDefinition,
  before: Entity | null,
  bin: BinnedColumns,
  formulasBefore: CompiledFormulas | undefined,
  formulasNow: CompiledFormulas,
): Change {
  const current = before?.fields.find((old) => old.id === field.id);
  const binned = current === undefined ? bin.find((old) => old.id === field.id) : undefined;
  const was = current ?? binned;
  return {
    field,
    was,
    fromBin: binned !== undefined,
    converts: was !== undefined && typeOf(field).settable && needsConversion(was, field),
    hadColumn: current !== undefined && hasColumn(current, formulasBefore),
    hasColumn: hasColumn(field, formulasNow),
    replaced:
      field.type === 'formula' &&
      was?.type === 'formula' &&
      (columnOf(was) !== columnOf(field) || sortsByKey(was) !== sortsByKey(field)),
  };
}

function refuseChange(from: FieldDefinition, to: FieldDefinition, index: number): Issue {
  const params = { field: fieldLabel(to), from: typeOf(from).labels, to: typeOf(to).labels };
  return issue('model.type_change_unavailable', ['fields', index, 'type'], params);
}

/** What hangs on a column beside its values. */
interface Bindings {
  readonly unique: boolean;
  readonly index: boolean;
  readonly sortKey: boolean;
}

const none: Bindings = { unique: false, index: false, sortKey: false };

function bindings(field: FieldDefinition): Bindings {
  return { unique: field.unique, index: field.indexed, sortKey: sortsByKey(field) };
}

function hadBindings({ was, hadColumn }: Change): Bindings {
  return was !== undefined && hadColumn ? bindings(was) : none;
}

function wantedBindings({ field, hasColumn: has }: Change): Bindings {
  return has ? bindings(field) : none;
}

/** A column whose values are rewritten is freed of all that hangs on it until they stand. */
function keptBindings(change: Change): Bindings {
  return change.converts || change.replaced ? none : wantedBindings(change);
}

function unbind(field: FieldDefinition, had: Bindings, kept: Bindings): SchemaStep[] {
  const steps: SchemaStep[] = [];
  if (had.unique && !kept.unique) steps.push({ step: 'dropUnique', field });
  if (had.index && !kept.index) steps.push({ step: 'dropIndex', field });
  if (had.sortKey && !kept.sortKey) steps.push({ step: 'dropSortKey', field });
  return steps;
}

const bindingOf = { addSortKey: 'sortKey', addIndex: 'index', addUnique: 'unique' } as const;

function bind(change: Change, step: keyof typeof bindingOf): SchemaStep[] {
  const binding = bindingOf[step];
  const stands = hadBindings(change)[binding] && keptBindings(change)[binding];
  return wantedBindings(change)[binding] && !stands ? [{ step, field: change.field }] : [];
}

interface Removed {
  readonly field: FieldDefinition;
  readonly hadColumn: boolean;
}

function remove({ field, hadColumn }: Removed): SchemaStep[] {
  if (typeOf(field).isDerived === true) return [];
  if (field.type !== 'formula') return [{ step: 'binColumn', field }];
  return hadColumn ? [{ step: 'dropColumn', field }] : [];
}

/** Formulas that are from now on computed when read, or whose column is replaced. */
function dropCalculated({ field, was, hadColumn, hasColumn: has, replaced }: Change): SchemaStep[] {
  if (was === undefined || field.type !== 'formula' || !hadColumn) return [];
  return has && !replaced ? [] : [{ step: 'dropColumn', field: was }];
}

function add(change: Change, isNew: boolean): SchemaStep[] {
  const { field, was, fromBin, converts } = change;
  if (typeOf(field).isDerived === true) return [];
  if (field.type === 'formula') {
    const stands = change.hadColumn && !change.replaced;
    return change.hasColumn && !stands ? [{ step: 'addColumn', field }] : [];
  }
  const numbers: SchemaStep[] = field.type === 'autoNumber' ? [{ step: 'numberRecords', field }] : [];
  if (was === undefined) return [{ step: 'addColumn', field }, ...(isNew ? [] : numbers)];
  const steps: SchemaStep[] = fromBin ? [{ step: 'takeBackColumn', field: was }] : [];
  const loses = lossOf(was, field);
  if (converts) steps.push({ step: 'convertColumn', from: was, field, ...(loses === undefined ? {} : { loses }) });
  // Records made while the field lay in the bin have no number yet.
  return fromBin ? [...steps, ...numbers] : steps;
}

/** Stored formulas that are new or changed, or that read something whose values change. */
function recompute(changes: readonly Change[], removed: readonly Removed[], now: CompiledFormulas): SchemaStep[] {
  const touched = new Set(removed.map(({ field }) => field.id));
  for (const { field, was, fromBin, converts, replaced, hadColumn } of changes) {
    const isNew = was === undefined || fromBin || converts || replaced;
    const isChanged = field.type === 'formula' && (!hadColumn || !equalJson(was?.options, field.options));
    if (isNew || isChanged) touched.add(field.id);
  }
  const fields = now.stored
    .filter(({ field, dependencies }) => touched.has(field.id) || [...dependencies].some((id) => touched.has(id)))
    .map(({ field }) => field.id);
  return fields.length === 0 ? [] : [{ step: 'recompute', fields }];
}

function surveysOf(changes: readonly Change[], removed: readonly Removed[]): Survey[] {
  const surveys: Survey[] = [];
  for (const { field, was, fromBin, converts } of changes) {
    const keeps = !fromBin && !converts;
    if (converts && was !== undefined) surveys.push({ survey: 'conversion', from: was, to: field });
    if (field.unique && was !== undefined && !(was.unique && keeps)) surveys.push({ survey: 'duplicate', field });
    if (field.required && !(was?.required === true && keeps)) surveys.push({ survey: 'missing', field });
  }
  for (const { field } of removed) {
    if (field.type !== 'formula' && typeOf(field).isDerived !== true) surveys.push({ survey: 'filled', field });
  }
  return surveys;
}
