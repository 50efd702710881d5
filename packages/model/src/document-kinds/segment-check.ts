// What segments and tierings have in common when they are checked: a rule that is a set in the database, and no circle.
import { type Issue, issue, type PartialText, type PathSegment } from '@keepwell/kernel';
import { booleanType, checkRule, type Expression, parseRule } from '@keepwell/rule';
import type { ModelLookup } from '../document-kind.ts';
import type { Entity } from '../entity.ts';
import { entityScope } from '../scope.ts';
import { readsOf } from '../segments/reads.ts';
import { sourceCycle } from '../segments/source-cycle.ts';
import { notInSql } from '../sql-ability.ts';
import { labelText } from './shared.ts';

export function checkMembershipRule(
  rule: unknown,
  path: readonly PathSegment[],
  entity: Entity,
  lookup: ModelLookup,
): Issue[] {
  if (rule == null) return [issue('model.segment_rule_missing', path)];
  const { expression, issues } = parseRule(rule);
  const scope = entityScope(entity, lookup);
  const check = checkRule(expression, scope, booleanType);
  const reader = check.dependsOnReader ? [issue('model.segment_depends_on_reader', [])] : [];
  const outside = notInSql(expression, scope, 'condition', 'model.segment_needs_sql');
  return [...issues, ...check.issues, ...reader, ...outside].map((found) => ({
    ...found,
    path: [...path, ...found.path],
  }));
}

export function checkCircle(
  id: string,
  labels: PartialText,
  rules: readonly Expression[],
  entity: Entity,
  lookup: ModelLookup,
  path: readonly PathSegment[],
): Issue[] {
  const { sources } = readsOf(rules, entity, lookup);
  const cycle = sourceCycle(id, labelText(labels, id), sources, lookup);
  return cycle === undefined ? [] : [issue('model.source_cycle', path, { cycle })];
}
