// The kind of entities: fields and what names a record.
import { type PathSegment, textIn } from '@keepwell/kernel';
import { parseRule, referencesOf } from '@keepwell/rule';
import { defineDocumentKind, type ModelLookup, type Reference } from '../document-kind.ts';
import { type Entity, type EntityDefinition, EntitySchema } from '../entity.ts';
import { isSystemField } from '../fields.ts';
import { checkEntity } from './entity-check.ts';
import { diffEntity } from './entity-diff.ts';

/** The body as an entity, for whatever needs its id. */
export function toEntity(body: EntityDefinition, id: string, lookup?: ModelLookup): Entity {
  const published = lookup?.entity(id);
  return { ...body, id, app: published?.app ?? '', revision: published?.revision ?? 0 };
}

/** What a rule over the entity reads: own fields, and through relations the fields of others. */
export function ruleReferences(
  rule: unknown,
  entity: Pick<EntityDefinition, 'fields'>,
  id: string,
  as: string,
  path: readonly PathSegment[],
): Reference[] {
  if (rule == null) return [];
  return referencesOf(parseRule(rule).expression).flatMap((name): Reference[] => {
    const [own = '', inner] = name.split('.');
    if (own === 'id' || (isSystemField(own) && inner === undefined)) return [];
    const target = entity.fields.find((field) => field.id === own)?.options.entity;
    const reference: Reference = { to: id, field: own, as, path };
    if (inner === undefined || typeof target !== 'string' || isSystemField(inner) || inner === 'id') return [reference];
    return [reference, { to: target, field: inner, as, path }];
  });
}

function references(body: EntityDefinition, id: string): Reference[] {
  const found: Reference[] = [];
  if (body.titleField !== null) found.push({ to: id, field: body.titleField, as: 'title', path: ['titleField'] });
  if (body.ownerField != null) found.push({ to: id, field: body.ownerField, as: 'owner', path: ['ownerField'] });
  body.fields.forEach((field, index) => {
    const path = ['fields', index, 'options'];
    if (field.type === 'relation' && typeof field.options.entity === 'string') {
      found.push({ to: field.options.entity, as: 'relation', path: [...path, 'entity'] });
    }
    if (field.type === 'formula')
      found.push(...ruleReferences(field.options.rule, body, id, 'formula', [...path, 'rule']));
  });
  return found;
}

export const entityKind = defineDocumentKind<EntityDefinition>({
  name: 'entity',
  labels: { zh: '工作表', en: 'Entity' },
  idPrefix: 'e',
  version: 1,
  schema: EntitySchema,
  migrations: {},
  title: (body, language) => textIn(body.labels, language, body.key),
  references,
  check: (body, id, lookup) => checkEntity(toEntity(body, id, lookup), lookup),
  diff: diffEntity,
});
