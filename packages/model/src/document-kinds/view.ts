// The kind of views: which records, in which order, with which columns.
import { type Issue, issue, type PathSegment, textIn } from '@keepwell/kernel';
import { booleanType, checkRule, parseRule } from '@keepwell/rule';
import { defineDocumentKind, type ModelLookup, type Reference } from '../document-kind.ts';
import type { Entity, FieldDefinition } from '../entity.ts';
import type { ModelCode } from '../errors.ts';
import { canBeGrouped, canBeSorted, canBeSummed, fieldById, fieldLabel, isSystemField, typeOf } from '../fields.ts';
import { entityScope } from '../scope.ts';
import { notInSql } from '../sql-ability.ts';
import { type ViewColumn, type ViewDefinition, ViewSchema } from '../view.ts';
import { ruleReferences } from './entity.ts';
import { checkLabels } from './shared.ts';
import { diffView } from './view-diff.ts';

function references(body: ViewDefinition, _id: string, lookup?: ModelLookup): Reference[] {
  const to = body.entity;
  const field = (id: string, as: string, path: readonly PathSegment[]): Reference[] =>
    isSystemField(id) || id === 'id' ? [] : [{ to, field: id, as, path }];
  return [
    { to, as: 'view', path: ['entity'], onDelete: 'follow' },
    ...ruleReferences(body.filter, lookup?.entity(to) ?? { fields: [] }, to, 'filter', ['filter']),
    ...body.sort.flatMap((sort, index) => field(sort.field, 'sort', ['sort', index])),
    ...body.columns.flatMap((column, index) => field(column.field, 'column', ['columns', index])),
    ...(body.groupBy === null ? [] : field(body.groupBy, 'group', ['groupBy'])),
  ];
}

function check(body: ViewDefinition, _id: string, lookup: ModelLookup): Issue[] {
  const labels = checkLabels(body.labels, ['labels']);
  const entity = lookup.entity(body.entity);
  if (entity === undefined) return [...labels, issue('model.entity_unknown', ['entity'], { entity: body.entity })];
  return [
    ...labels,
    ...checkFilter(body.filter, entity, lookup),
    ...checkFields(
      body.sort.map(({ field }) => field),
      'sort',
      entity,
      (field, path) => (canBeSorted(field) ? [] : [unavailable('model.sort_unavailable', field, path)]),
    ),
    ...checkFields(
      body.columns.map(({ field }) => field),
      'columns',
      entity,
      (field, path, index) => checkSummary(field, body.columns[index]?.summary, [...path, 'summary']),
    ),
    ...checkGroup(body.groupBy, entity),
  ];
}

function checkFilter(filter: unknown, entity: Entity, lookup: ModelLookup): Issue[] {
  if (filter == null) return [];
  const { expression, issues } = parseRule(filter);
  const scope = entityScope(entity, lookup);
  // A list may judge what the database cannot record by record; it says so.
  const residual = notInSql(expression, scope, 'condition', 'model.filter_needs_sql', 'warning');
  return [...issues, ...checkRule(expression, scope, booleanType).issues, ...residual].map((found) => ({
    ...found,
    path: ['filter', ...found.path],
  }));
}

function checkFields(
  ids: readonly string[],
  part: string,
  entity: Entity,
  checkOne: (field: FieldDefinition, path: readonly PathSegment[], index: number) => Issue[],
): Issue[] {
  return ids.flatMap((id, index) => {
    const path = [part, index];
    const field = fieldById(entity, id);
    if (field === undefined) return [issue('model.view_field_unknown', [...path, 'field'])];
    if (ids.indexOf(id) !== index) return [issue('model.view_field_repeated', path, { field: fieldLabel(field) })];
    return checkOne(field, path, index);
  });
}

function checkSummary(field: FieldDefinition, summary: ViewColumn['summary'], path: readonly PathSegment[]): Issue[] {
  const available =
    summary === 'sum' || summary === 'average'
      ? canBeSummed(field)
      : summary === 'min' || summary === 'max' || summary === 'distinct'
        ? canBeSorted(field)
        : true;
  return available ? [] : [unavailable('model.summary_unavailable', field, path)];
}

function checkGroup(id: string | null, entity: Entity): Issue[] {
  if (id === null) return [];
  const field = fieldById(entity, id);
  if (field === undefined) return [issue('model.view_field_unknown', ['groupBy'])];
  return canBeGrouped(field) ? [] : [unavailable('model.group_unavailable', field, ['groupBy'])];
}

function unavailable(code: ModelCode, field: FieldDefinition, path: readonly PathSegment[]): Issue {
  return issue(code, path, { field: fieldLabel(field), type: typeOf(field).labels });
}

export const viewKind = defineDocumentKind<ViewDefinition>({
  name: 'view',
  labels: { zh: '视图', en: 'View' },
  idPrefix: 'v',
  version: 1,
  schema: ViewSchema,
  migrations: {},
  title: (body, language) => textIn(body.labels, language),
  references,
  check,
  diff: diffView,
});
