// Everything an author of an entity can get wrong, at its place.
import { hasErrors, type Issue, issue, type PathSegment } from '@keepwell/kernel';
import type { Scope } from '@keepwell/rule';
import type { ModelLookup } from '../document-kind.ts';
import type { Entity, FieldDefinition } from '../entity.ts';
import type { ModelCode } from '../errors.ts';
import type { FieldType } from '../field-type.ts';
import { fieldTypes } from '../field-types/index.ts';
import { type CompiledFormulas, compileFormulas } from '../formulas.ts';
import { canBeIndexed, fieldById, fieldLabel, reservedKeys, resultOf } from '../fields.ts';
import { entityScope } from '../scope.ts';
import { notInSql } from '../sql-ability.ts';
import { checkDefault } from './default-check.ts';
import { checkOptions } from './options-check.ts';
import { checkLabels, withEntity } from './shared.ts';

export function checkEntity(entity: Entity, lookup: ModelLookup): Issue[] {
  const all = withEntity(lookup, entity);
  const issues = [
    ...checkLabels(entity.labels, ['labels']),
    ...checkNames(entity.fields),
    ...entity.fields.flatMap((field, index) => checkField(field, ['fields', index], all)),
  ];
  // Rules are typed by the fields' options: as long as those are wrong, what the rules say about them would be noise.
  if (issues.some((found) => broken.has(found.code))) return issues;
  const formulas = compileFormulas(entity, all);
  return [
    ...issues,
    ...formulas.issues,
    ...checkReadFormulas(entity, entityScope(entity, all), formulas),
    ...entity.fields.flatMap((field, index) => checkDefault(field, ['fields', index, 'default'])),
    ...checkTitle(entity),
    ...checkOwner(entity),
  ];
}

const broken: ReadonlySet<string> = new Set([
  'model.field_type_unknown',
  'model.options_invalid',
  'model.result_type_unavailable',
  'model.id_repeated',
] satisfies ModelCode[]);

function checkNames(fields: readonly FieldDefinition[]): Issue[] {
  const issues: Issue[] = [];
  const ids = new Set<string>();
  const keys = new Set<string>();
  const labels = new Map<string, string>();
  fields.forEach((field, index) => {
    const path = ['fields', index];
    issues.push(...checkLabels(field.labels, [...path, 'labels']));
    if (ids.has(field.id)) issues.push(issue('model.id_repeated', [...path, 'id'], { id: field.id }));
    if (keys.has(field.key)) issues.push(issue('model.key_repeated', [...path, 'key'], { key: field.key }));
    if (reservedKeys.has(field.key)) issues.push(issue('model.key_reserved', [...path, 'key'], { key: field.key }));
    for (const label of new Set(Object.values(field.labels).map((text) => text.trim().toLowerCase()))) {
      const other = labels.get(label);
      if (label !== '' && other !== undefined && other !== field.id) {
        issues.push(issue('model.label_repeated', [...path, 'labels'], { label: fieldLabel(field) }, 'warning'));
      }
      labels.set(label, field.id);
    }
    ids.add(field.id);
    keys.add(field.key);
  });
  return issues;
}

function checkField(field: FieldDefinition, path: readonly PathSegment[], lookup: ModelLookup): Issue[] {
  const type = fieldTypes.get(field.type);
  if (type === undefined || type.group === 'system') {
    return [issue('model.field_type_unknown', [...path, 'type'], { type: field.type })];
  }
  const options = checkOptions(field.type, field.options, [...path, 'options'], lookup);
  return hasErrors(options) ? options : [...options, ...checkAbilities(field, type, path)];
}

function checkAbilities(field: FieldDefinition, type: FieldType, path: readonly PathSegment[]): Issue[] {
  const params = { field: fieldLabel(field), type: type.labels };
  const issues: Issue[] = [];
  if (field.required && !type.canBeRequired)
    issues.push(issue('model.required_unavailable', [...path, 'required'], params));
  if (field.unique && !type.canBeUnique) issues.push(issue('model.unique_unavailable', [...path, 'unique'], params));
  if (field.indexed && !canBeIndexed(field))
    issues.push(issue('model.index_unavailable', [...path, 'indexed'], params));
  if (field.default != null && !type.settable)
    issues.push(issue('model.default_unavailable', [...path, 'default'], params));
  return issues;
}

/** A formula that is computed when read must be SQL, or no list could be filtered or sorted by it. */
function checkReadFormulas(entity: Entity, scope: Scope, formulas: CompiledFormulas): Issue[] {
  return formulas.onRead.flatMap((formula) => {
    const index = entity.fields.indexOf(formula.field);
    const path = ['fields', index, 'options', 'rule'];
    const found = notInSql(formula.expression, scope, 'value', 'model.formula_needs_sql').map(
      (reason): Issue => ({ ...reason, path: [...path, ...reason.path] }),
    );
    if (!formula.field.indexed) return found;
    const params = { field: fieldLabel(formula.field), type: fieldTypes.need('formula').labels };
    return [...found, issue('model.index_unavailable', ['fields', index, 'indexed'], params)];
  });
}

function checkOwner(entity: Entity): Issue[] {
  if (entity.ownerField == null) return [];
  const field = fieldById(entity, entity.ownerField);
  if (field === undefined) return [issue('model.owner_unknown', ['ownerField'])];
  if (field.type === 'person') return [];
  const params = { field: fieldLabel(field), type: resultOf(field).type.labels };
  return [issue('model.owner_unavailable', ['ownerField'], params)];
}

function checkTitle(entity: Entity): Issue[] {
  if (entity.titleField === null) return [];
  const field = fieldById(entity, entity.titleField);
  if (field === undefined) return [issue('model.title_unknown', ['titleField'])];
  if (fieldTypes.need(field.type).canBeTitle && resultOf(field).type.canBeTitle) return [];
  const params = { field: fieldLabel(field), type: resultOf(field).type.labels };
  return [issue('model.title_unavailable', ['titleField'], params)];
}
