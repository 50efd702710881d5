// What rules can see of an entity: its fields, the record's own columns, and the fields of records it relates to.
import { type PartialText, textIn } from '@keepwell/kernel';
import { dateTimeType, type FieldInScope, type Scope, textType } from '@keepwell/rule';
import type { ModelLookup } from './document-kind.ts';
import type { Entity, FieldDefinition } from './entity.ts';
import { fieldById, fieldLabel, fieldsOf, valueTypeOf } from './fields.ts';

export const recordIdPath = 'id';

/** Values the record store always writes. A required user field may still be empty in older records and in the bin. */
const alwaysThere: ReadonlySet<string> = new Set(['createdAt', 'createdBy', 'updatedAt', 'updatedBy']);

/** Where a path leads: a field of the entity itself, or of the record one of its relations points to. */
export type FieldPlace =
  | { readonly kind: 'id' }
  | { readonly kind: 'own'; readonly field: FieldDefinition }
  | {
      readonly kind: 'related';
      readonly relation: FieldDefinition;
      readonly entity: Entity;
      readonly field: FieldDefinition;
    };

/** Resolves `f_fee`, `createdAt`, `id`, or `f_customer.f_name` (one step through a relation). */
export function placeOf(entity: Entity, lookup: ModelLookup, path: string): FieldPlace | undefined {
  if (path === recordIdPath) return { kind: 'id' };
  const own = fieldById(entity, path);
  if (own !== undefined) return { kind: 'own', field: own };
  const dot = path.indexOf('.');
  if (dot < 0) return undefined;
  const relation = fieldById(entity, path.slice(0, dot));
  const target = relation === undefined ? undefined : relatedEntity(entity, lookup, relation);
  const field = target === undefined ? undefined : fieldById(target, path.slice(dot + 1));
  if (relation === undefined || target === undefined || field === undefined) return undefined;
  return { kind: 'related', relation, entity: target, field };
}

/** The entity a relation points to; the entity itself may be a draft that the lookup does not know yet. */
export function relatedEntity(entity: Entity, lookup: ModelLookup, relation: FieldDefinition): Entity | undefined {
  if (relation.type !== 'relation') return undefined;
  const id = relation.options.entity;
  if (id === entity.id) return entity;
  return typeof id === 'string' ? lookup.entity(id) : undefined;
}

/** The scope of rules over one record of the entity. `field` also answers for paths through relations; `all` lists them too. */
export function entityScope(entity: Entity, lookup: ModelLookup): Scope {
  const found = new Map<string, FieldInScope | undefined>();
  const field = (path: string): FieldInScope | undefined => {
    if (!found.has(path)) found.set(path, inScope(path, entity, placeOf(entity, lookup, path)));
    return found.get(path);
  };
  let all: readonly FieldInScope[] | undefined;
  return {
    field,
    all() {
      all ??= pathsOf(entity, lookup)
        .map(field)
        .filter((known) => known !== undefined);
      return all;
    },
  };
}

function pathsOf(entity: Entity, lookup: ModelLookup): string[] {
  const own = fieldsOf(entity);
  const related = own.flatMap((relation) => {
    const target = relatedEntity(entity, lookup, relation);
    return target === undefined ? [] : fieldsOf(target).map((field) => `${relation.id}.${field.id}`);
  });
  return [...own.map((field) => field.id), recordIdPath, ...related];
}

function inScope(path: string, entity: Entity, place: FieldPlace | undefined): FieldInScope | undefined {
  if (place === undefined) return undefined;
  if (place.kind === 'id') {
    const labels = { zh: '记录编号', en: 'Record number' };
    return { path, labels, type: { kind: 'record', entity: entity.id }, required: true };
  }
  const { field } = place;
  const type = alwaysThere.has(field.id) ? systemType(field.id) : valueTypeOf(field);
  if (place.kind === 'own') return { path, labels: fieldLabel(field), type, required: alwaysThere.has(field.id) };
  return { path, labels: relatedLabel(place.relation, field), type, required: false };
}

function systemType(id: string): FieldInScope['type'] {
  return id.endsWith('At') ? dateTimeType : textType;
}

/** 客户的名称, Customer’s name: the sentence of a rule reads on. */
function relatedLabel(relation: FieldDefinition, field: FieldDefinition): PartialText {
  return {
    zh: `${textIn(relation.labels, 'zh', relation.key)}的${textIn(field.labels, 'zh', field.key)}`,
    en: `${textIn(relation.labels, 'en', relation.key)} › ${textIn(field.labels, 'en', field.key)}`,
  };
}
