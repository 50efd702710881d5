// Fields as one entity reads them: its own, and those of the records it relates to, under the name of the relation.
import { textIn } from '@keepwell/kernel';
import type { ModelLookup } from './document-kind.ts';
import type { Entity, FieldDefinition } from './entity.ts';
import { fieldLabel } from './fields.ts';
import { placeOf, relatedEntity } from './scope.ts';

/** The field at a path: its id is the path, and a related one says through what it is read: "公司 · 规模". */
export function fieldAt(entity: Entity, lookup: ModelLookup, path: string): FieldDefinition | undefined {
  const place = placeOf(entity, lookup, path);
  if (place === undefined || place.kind === 'id') return undefined;
  return place.kind === 'own' ? place.field : throughRelation(place.relation, place.field);
}

export interface RelatedFields {
  readonly relation: FieldDefinition;
  readonly entity: Entity;
  /** As `fieldAt` gives them. */
  readonly fields: readonly FieldDefinition[];
}

/** The authored fields one step away, by relation; relations that lead nowhere are left out. */
export function relatedFieldsOf(entity: Entity, lookup: ModelLookup): readonly RelatedFields[] {
  return entity.fields.flatMap((relation) => {
    const target = relatedEntity(entity, lookup, relation);
    if (target === undefined) return [];
    return [{ relation, entity: target, fields: target.fields.map((field) => throughRelation(relation, field)) }];
  });
}

function throughRelation(relation: FieldDefinition, field: FieldDefinition): FieldDefinition {
  const [through, label] = [fieldLabel(relation), fieldLabel(field)];
  return {
    ...field,
    id: `${relation.id}.${field.id}`,
    labels: {
      zh: `${textIn(through, 'zh', relation.key)} · ${textIn(label, 'zh', field.key)}`,
      en: `${textIn(through, 'en', relation.key)} · ${textIn(label, 'en', field.key)}`,
    },
  };
}
