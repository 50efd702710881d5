// An entity and where its values are: table, columns, sort keys, formulas, statements that are the same for every write.
import {
  type CompiledFormulas,
  columnOf,
  compileFormulas,
  createDoor,
  type Door,
  type Entity,
  entityScope,
  type FieldDefinition,
  type FieldType,
  type FieldValue,
  fieldsOf,
  isSystemField,
  type ModelLookup,
  sortsByKey,
  typeOf,
} from '@keepwell/model';
import { columnName, sortKeyName, tableName } from '@keepwell/model/sql';
import type { Scope } from '@keepwell/rule';
import type { InsertShape, StoredType, UpdateShape } from '../database/dialect.ts';

export interface StoredField {
  readonly id: string;
  readonly field: FieldDefinition;
  readonly type: FieldType;
  readonly kind: StoredType;
  /** The record's own column: createdAt and its like. */
  readonly isSystem: boolean;
  /** Column of the value; null: computed when read. */
  readonly column: string | null;
  /** Column of the text's sort key. */
  readonly sortColumn: string | null;
}

export interface StoredEntity {
  readonly entity: Entity;
  readonly table: string;
  /** User fields in their order, then the system fields. */
  readonly fields: readonly StoredField[];
  readonly fieldIds: readonly string[];
  field(id: string): StoredField | undefined;
  readonly scope: Scope;
  /** User fields with a column, in the order of `insert`. */
  readonly columns: readonly StoredField[];
  readonly insert: InsertShape;
  readonly door: Door;
  readonly formulas: CompiledFormulas;
  /** Whether a record's row does not hold all its values: formulas computed when read, scores. */
  readonly computesOnRead: boolean;
  readonly uniques: readonly StoredField[];
  readonly relations: readonly { readonly field: StoredField; readonly to: string }[];
  readonly autoNumbers: readonly { readonly field: StoredField; readonly start: number }[];
  readonly title: StoredField | undefined;
  /** Shape of an update of these fields (with version, updated_at, updated_by); the same object for the same fields. */
  updateOf(fieldIds: readonly string[]): UpdateShape;
}

/** Columns before those of the fields, in every table. */
export const recordColumns = ['id', 'version', 'created_at', 'created_by', 'updated_at', 'updated_by'] as const;
const recordTypes: readonly StoredType[] = ['integer', 'integer', 'integer', 'text', 'integer', 'text'];

export function describeEntity(entity: Entity, lookup: ModelLookup): StoredEntity {
  const scope = entityScope(entity, lookup);
  const formulas = compileFormulas(entity, lookup);
  const onRead = new Set(formulas.onRead.map((formula) => formula.field.id));
  const fields = fieldsOf(entity).map((field) => describeField(field, onRead.has(field.id)));
  const byId = new Map(fields.map((field) => [field.id, field]));
  const columns = fields.filter((field) => !field.isSystem && field.column !== null);
  const table = tableName(entity.id);
  const keyed = columns.filter((field) => field.sortColumn !== null);
  const updates = new Map<string, UpdateShape>();
  return {
    entity,
    table,
    fields,
    fieldIds: fields.map((field) => field.id),
    field: (id) => byId.get(id),
    scope,
    columns,
    insert: {
      table,
      columns: [
        ...recordColumns,
        ...columns.map((field) => field.column ?? ''),
        ...keyed.map((field) => field.sortColumn ?? ''),
      ],
      types: [...recordTypes, ...columns.map((field) => field.kind), ...keyed.map((): StoredType => 'text')],
    },
    door: createDoor(entity),
    formulas,
    computesOnRead: fields.some((field) => field.column === null),
    uniques: columns.filter((field) => field.field.unique),
    relations: columns.flatMap((field) =>
      field.field.type === 'relation' ? [{ field, to: String(field.field.options.entity) }] : [],
    ),
    autoNumbers: columns.flatMap((field) =>
      field.field.type === 'autoNumber' ? [{ field, start: Number(field.field.options.start ?? 1) }] : [],
    ),
    title: entity.titleField === null ? undefined : byId.get(entity.titleField),
    updateOf(fieldIds) {
      const key = fieldIds.join(' ');
      let shape = updates.get(key);
      if (shape === undefined) {
        shape = describeUpdate(
          table,
          fieldIds.flatMap((id) => byId.get(id) ?? []),
        );
        updates.set(key, shape);
      }
      return shape;
    },
  };
}

function describeField(field: FieldDefinition, onRead: boolean): StoredField {
  const isSystem = isSystemField(field.id);
  const column = onRead || typeOf(field).isDerived === true ? null : columnName(field.id);
  const keyed = !isSystem && column !== null && sortsByKey(field);
  return {
    id: field.id,
    field,
    type: typeOf(field),
    kind: columnOf(field),
    isSystem,
    column,
    sortColumn: keyed ? sortKeyName(field.id) : null,
  };
}

function describeUpdate(table: string, fields: readonly StoredField[]): UpdateShape {
  const columns: string[] = ['id', 'version', 'updated_at', 'updated_by'];
  const types: StoredType[] = ['integer', 'integer', 'integer', 'text'];
  for (const field of fields) {
    if (field.column === null) continue;
    columns.push(field.column);
    types.push(field.kind);
    if (field.sortColumn !== null) {
      columns.push(field.sortColumn);
      types.push('text');
    }
  }
  return { table, key: 'id', columns, types };
}

export type Values = Record<string, FieldValue>;
