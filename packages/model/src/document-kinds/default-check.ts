// A field's default: a constant or a rule of the context alone, and of the field's type.
import { hasErrors, type Issue, issue, describeIssue, type PathSegment } from '@keepwell/kernel';
import { checkRule, createScope, parseRule, referencesOf, toFunction } from '@keepwell/rule';
import type { FieldDefinition } from '../entity.ts';
import { modelCodes } from '../errors.ts';
import { acceptValue, fieldLabel, isSettable, valueTypeOf } from '../fields.ts';

const noFields = createScope([]);

export function checkDefault(field: FieldDefinition, path: readonly PathSegment[]): Issue[] {
  if (field.default == null || !isSettable(field)) return [];
  const { expression, issues } = parseRule(field.default);
  if (hasErrors(issues)) return issues.map((found) => ({ ...found, path: [...path, ...found.path] }));
  if (referencesOf(expression).length > 0) return [issue('model.default_reads_fields', path)];
  // A constant is judged by the field's own door, which says more than its type does.
  const check = checkRule(expression, noFields);
  if (check.dependsOnTime || check.dependsOnReader) {
    const typed = checkRule(expression, noFields, valueTypeOf(field));
    return typed.issues.map((found) => ({ ...found, path: [...path, ...found.path] }));
  }
  const answer = acceptValue(field, toFunction(expression)({}, { now: 0, timeZone: 'UTC' }));
  if (answer.ok) return [];
  const reason = { zh: describeIssue(modelCodes, answer, 'zh'), en: describeIssue(modelCodes, answer, 'en') };
  return [issue('model.default_refused', path, { field: fieldLabel(field), reason })];
}
