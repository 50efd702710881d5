// One field of an entity and its type: labels, reading, writing, what it can do. Whoever has a FieldDefinition starts here.
import { type Text, textIn } from '@keepwell/kernel';
import type { ValueType } from '@keepwell/rule';
import type { EntityDefinition, FieldDefinition } from './entity.ts';
import type { Accepted, ColumnKind, FieldType, FieldValue, Reader } from './field-type.ts';
import type { FormulaOptions } from './field-types/formula/definition.ts';
import { fieldTypes } from './field-types/index.ts';

function systemField(name: 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy'): FieldDefinition {
  const key = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const { labels } = fieldTypes.need(name);
  return Object.freeze({
    id: name,
    key,
    type: name,
    labels,
    options: {},
    required: false,
    unique: false,
    indexed: false,
  }) as FieldDefinition;
}

/** The record's own columns, in every entity, with fixed ids. */
export const systemFields: readonly FieldDefinition[] = [
  systemField('createdAt'),
  systemField('createdBy'),
  systemField('updatedAt'),
  systemField('updatedBy'),
];

/** Keys that files and payloads use for the record itself. */
export const reservedKeys: ReadonlySet<string> = new Set(['id', 'version', ...systemFields.map((field) => field.key)]);

const cache = new WeakMap<EntityDefinition, { all: readonly FieldDefinition[]; byId: Map<string, FieldDefinition> }>();

function indexOf(entity: EntityDefinition): { all: readonly FieldDefinition[]; byId: Map<string, FieldDefinition> } {
  let index = cache.get(entity);
  // Definitions are not changed in place; the length guards against a caller who does it while building one.
  if (index === undefined || index.all.length !== entity.fields.length + systemFields.length) {
    const all = [...entity.fields, ...systemFields];
    index = { all, byId: new Map(all.map((field) => [field.id, field])) };
    cache.set(entity, index);
  }
  return index;
}

/** User fields in their order, then the system fields. */
export function fieldsOf(entity: EntityDefinition): readonly FieldDefinition[] {
  return indexOf(entity).all;
}

export function fieldById(entity: EntityDefinition, id: string): FieldDefinition | undefined {
  return indexOf(entity).byId.get(id);
}

export function isSystemField(id: string): boolean {
  return systemFields.some((field) => field.id === id);
}

/** The field's type; an unknown type throws, for published definitions hold none. */
export function typeOf(field: Pick<FieldDefinition, 'type'>): FieldType {
  return fieldTypes.need(field.type);
}

/** For a formula the type and options of its result, for other fields their own. */
export function resultOf(field: FieldDefinition): {
  readonly type: FieldType;
  readonly options: Record<string, unknown>;
} {
  if (field.type !== 'formula') return { type: typeOf(field), options: field.options };
  const { result } = field.options as FormulaOptions;
  return { type: fieldTypes.need(result.type), options: result.options };
}

export function fieldLabel(field: Pick<FieldDefinition, 'labels' | 'key'>): Text {
  return { zh: textIn(field.labels, 'zh', field.key), en: textIn(field.labels, 'en', field.key) };
}

export function valueTypeOf(field: FieldDefinition): ValueType {
  return typeOf(field).valueType(field.options);
}

export function columnOf(field: FieldDefinition): ColumnKind {
  return typeOf(field).column(field.options);
}

/** JSON value → stored value. Does not ask whether the field is settable or required: that is `acceptValues`. */
export function acceptValue(field: FieldDefinition, value: unknown): Accepted {
  return typeOf(field).accept(value, field.options);
}

export function parseValue(field: FieldDefinition, text: string, reader: Reader): Accepted {
  return typeOf(field).parse(text, field.options, reader);
}

/** The value as a person reads it; '' for an empty one. */
export function formatValue(field: FieldDefinition, value: FieldValue | undefined, reader: Reader): string {
  return value == null ? '' : typeOf(field).format(value, field.options, reader);
}

/** The value for files: no grouping, no currency, ISO dates. */
export function plainValue(field: FieldDefinition, value: FieldValue | undefined, reader: Reader): string {
  if (value == null) return '';
  const type = typeOf(field);
  return (type.plain ?? type.format)(value, field.options, reader);
}

export function isSettable(field: FieldDefinition): boolean {
  return typeOf(field).settable;
}

/** Whether the column has a stored sort key beside it: text, and formulas that result in text. */
export function sortsByKey(field: FieldDefinition): boolean {
  return resultOf(field).type.sortsByKey;
}

/** Whether an index may hold the field's values. A text formula may be longer than an index entry. */
export function canBeIndexed(field: FieldDefinition): boolean {
  if (field.type === 'formula') return columnOf(field) !== 'json' && columnOf(field) !== 'text';
  return typeOf(field).canBeIndexed;
}

/** Lists have no order. */
export function canBeSorted(field: FieldDefinition): boolean {
  return columnOf(field) !== 'json';
}

/** Lists and pages of text make no groups. */
export function canBeGrouped(field: FieldDefinition): boolean {
  return columnOf(field) !== 'json' && resultOf(field).type.name !== 'longText';
}

/** Figures that can be added up. */
export function canBeSummed(field: FieldDefinition): boolean {
  const { kind } = valueTypeOf(field);
  return (kind === 'number' || kind === 'money') && field.type !== 'autoNumber';
}
