// The fields that some type of indicator reads: of the subject, and of the records it relates to.
import { type HealthModel, indicatorTypes, nodesOf } from '@keepwell/health';
import {
  type Entity,
  type FieldDefinition,
  type ModelLookup,
  type RelatedFields,
  relatedFieldsOf,
  valueTypeOf,
} from '@keepwell/model';

const kinds = new Set(['number', 'money', 'choice', 'boolean', 'date', 'dateTime']);

/** A model does not read its own scores, nor those it gives to related records. */
export function isReadableField(field: FieldDefinition, model: string): boolean {
  return kinds.has(valueTypeOf(field).kind) && field.options['model'] !== model;
}

export function readableFields(entity: Entity, model: string): FieldDefinition[] {
  return entity.fields.filter((field) => isReadableField(field, model));
}

/** One level, by relation; relations without such fields are left out. */
export function readableRelations(entity: Entity, lookup: ModelLookup, model: string): RelatedFields[] {
  return relatedFieldsOf(entity, lookup)
    .map((one) => ({ ...one, fields: one.fields.filter((field) => isReadableField(field, model)) }))
    .filter(({ fields }) => fields.length > 0);
}

/** Relations that some indicator reads through. */
export function relationsRead(model: HealthModel): ReadonlySet<string> {
  const paths = nodesOf(model.dimensions, []).flatMap(({ node }) =>
    node.kind === 'indicator' ? (indicatorTypes.get(node.type)?.paths(node.settings) ?? []) : [],
  );
  return new Set(paths.flatMap(({ path }) => (path.includes('.') ? [path.slice(0, path.indexOf('.'))] : [])));
}
