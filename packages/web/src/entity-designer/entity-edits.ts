// What the designer does to an entity: steps on a draft, each the unit of an undo.
import { stableJson } from '@keepwell/kernel';
import {
  canBeIndexed,
  type EntityDefinition,
  type FieldDefinition,
  fieldTypes,
  type Labels,
  typeOf,
} from '@keepwell/model';

export interface FieldGroup {
  /** Tells headings apart. */
  readonly key: string;
  /** Undefined: fields without a heading. */
  readonly labels: Labels | undefined;
  readonly fields: readonly FieldDefinition[];
}

export const groupKey = (labels: Labels | undefined): string => stableJson(labels ?? null);

/** Fields under their headings, in the order in which the headings first appear: the order that is shown everywhere. */
export function groupsOf(entity: Pick<EntityDefinition, 'fields'>): FieldGroup[] {
  const groups = new Map<string, { labels: Labels | undefined; fields: FieldDefinition[] }>();
  for (const field of entity.fields) {
    const key = groupKey(field.group);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { labels: field.group, fields: [field] });
    else group.fields.push(field);
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}

/** Brings the list into the order that is shown, so that places in it mean what the author sees. */
function tidy(entity: EntityDefinition): void {
  const order = groupsOf(entity).flatMap((group) => group.fields.map((field) => field.id));
  if (order.every((id, index) => entity.fields[index]?.id === id)) return;
  entity.fields.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

function setGroup(field: FieldDefinition, labels: Labels | undefined): void {
  if (labels === undefined) delete field.group;
  else field.group = { ...labels };
}

export const indexOfField = (entity: Pick<EntityDefinition, 'fields'>, id: string): number =>
  entity.fields.findIndex((field) => field.id === id);

/** Puts a field behind another one and under its heading; at the end when there is none. */
export function addField(entity: EntityDefinition, field: FieldDefinition, after: string | null): void {
  const at = after === null ? -1 : indexOfField(entity, after);
  const before = entity.fields[at === -1 ? entity.fields.length - 1 : at];
  if (field.group === undefined && before?.group !== undefined) field.group = { ...before.group };
  entity.fields.splice(at === -1 ? entity.fields.length : at + 1, 0, field);
}

/** Removes a field; records that were called by it are called by their number then. */
export function removeField(entity: EntityDefinition, id: string): void {
  const at = indexOfField(entity, id);
  if (at === -1) return;
  entity.fields.splice(at, 1);
  if (entity.titleField === id) entity.titleField = null;
  if (entity.ownerField === id) entity.ownerField = null;
}

/** One place up or down. At the edge of a heading the field crosses it first. */
export function moveFieldBy(entity: EntityDefinition, id: string, by: -1 | 1): void {
  tidy(entity);
  const at = indexOfField(entity, id);
  const field = entity.fields[at];
  const neighbour = entity.fields[at + by];
  if (field === undefined || neighbour === undefined) return;
  if (groupKey(field.group) !== groupKey(neighbour.group)) {
    setGroup(field, neighbour.group);
    return;
  }
  entity.fields[at] = neighbour;
  entity.fields[at + by] = field;
}

/** Drops a field before another (null: at the end of the heading), under that heading. */
export function placeField(
  entity: EntityDefinition,
  id: string,
  before: string | null,
  group: Labels | undefined,
): void {
  if (id === before) return;
  tidy(entity);
  const at = indexOfField(entity, id);
  const [field] = at === -1 ? [] : entity.fields.splice(at, 1);
  if (field === undefined) return;
  setGroup(field, group);
  entity.fields.splice(placeIn(entity, before, group), 0, field);
}

/** Index at which a field stands that is put before another one or at the end of a heading. */
export function placeIn(entity: EntityDefinition, before: string | null, group: Labels | undefined): number {
  if (before !== null) return Math.max(0, indexOfField(entity, before));
  const last = entity.fields.findLastIndex((field) => groupKey(field.group) === groupKey(group));
  return last === -1 ? entity.fields.length : last + 1;
}

/** Renames a heading, or takes it away: its fields then stand without one. */
export function renameGroup(entity: EntityDefinition, key: string, labels: Labels | undefined): void {
  for (const field of entity.fields) if (groupKey(field.group) === key) setGroup(field, labels);
}

/** Moves a heading with its fields one heading up or down. */
export function moveGroupBy(entity: EntityDefinition, key: string, by: -1 | 1): void {
  tidy(entity);
  const groups = groupsOf(entity);
  const at = groups.findIndex((group) => group.key === key);
  const [group, other] = [groups[at], groups[at + by]];
  if (group === undefined || other === undefined) return;
  groups[at] = other;
  groups[at + by] = group;
  entity.fields = groups.flatMap((one) => [...one.fields]);
}

/** A copy under its own id, key and labels; unique stays with the original. */
export function copyField(field: FieldDefinition, id: string, key: string, labels: Labels): FieldDefinition {
  return { ...structuredClone(field), id, key, labels, unique: false };
}

/**
 * Gives a field another type. What the new type cannot do is switched off, and a default goes, for it was a value of the old type.
 * `published` is the field as people use it: going back to its type takes its settings back, too.
 */
export function changeType(
  field: FieldDefinition,
  type: string,
  options: Record<string, unknown>,
  published: FieldDefinition | undefined,
): void {
  if (field.type === type) return;
  if (published?.type === type) {
    const kept = { id: field.id, key: field.key, labels: field.labels, help: field.help, group: field.group };
    Object.assign(field, structuredClone(published), kept);
    return;
  }
  field.type = type;
  field.options = options;
  delete field.default;
  settleAbilities(field);
}

/** Switches off what the type of the field cannot do. */
export function settleAbilities(field: FieldDefinition): void {
  const type = typeOf(field);
  if (field.required && !type.canBeRequired) field.required = false;
  if (field.unique && !type.canBeUnique) field.unique = false;
  if (field.indexed && !canBeIndexed(field)) field.indexed = false;
}

/** Settings for a new type: those of the old one that fit, else the type's own. */
export function optionsFor(field: FieldDefinition, type: string, currency: string): Record<string, unknown> {
  const defaults = { ...fieldTypes.need(type).defaultOptions() };
  if (type === 'money') return { ...defaults, currency };
  const isChoice = (name: string): boolean => name === 'choice' || name === 'choices';
  if (isChoice(type) && isChoice(field.type)) return structuredClone(field.options);
  for (const key of ['grouping', 'digits'] as const) {
    if (key in defaults && key in field.options && type !== 'percent') defaults[key] = field.options[key];
  }
  return defaults;
}

/** A label that no field has yet: "Text", "Text 2"… */
export function freeLabel(entity: Pick<EntityDefinition, 'fields'>, label: string): string {
  const taken = new Set(entity.fields.flatMap((field) => Object.values(field.labels)));
  if (!taken.has(label)) return label;
  let number = 2;
  while (taken.has(`${label} ${number}`)) number += 1;
  return `${label} ${number}`;
}
