// Expression × Scope → findings: what cannot be published and what may surprise. Never throws.
import type { Issue } from '@keepwell/kernel';
import { issue } from '@keepwell/kernel';
import { checkCall, nameOfType } from './check-parts.ts';
import { findContradiction } from './contradiction.ts';
import { constantValue } from './to-function.ts';
import type { Expression, Group, If, OperationExpression } from './expression.ts';
import { activeParts, isMuted, isOperation, partsOf, referencesOf } from './expression.ts';
import type { Inference } from './infer.ts';
import { inferTypes } from './infer.ts';
import { operators } from './operators/index.ts';
import { isTruthy } from './runtime/values.ts';
import type { Scope } from './scope.ts';
import type { ValueType } from './value-type.ts';
import { isComparable } from './value-type.ts';

export interface RuleCheck {
  /** What the rule gives. */
  readonly type: ValueType;
  /** Whether it may give nothing. */
  readonly empty: boolean;
  readonly issues: Issue[];
  /** The fields it reads, each once. */
  readonly references: string[];
  readonly dependsOnTime: boolean;
  readonly dependsOnReader: boolean;
}

/** Checks a rule against the fields it can see, and against the type that is needed where it stands. */
export function checkRule(expression: Expression, scope: Scope, expected?: ValueType): RuleCheck {
  const types = inferTypes(expression, scope);
  const issues: Issue[] = [];
  if (isMuted(expression)) issues.push(issue('rule.all_muted', expression.path));
  else visit(expression, types, issues, false);
  const result = types.of(expression);
  if (expected?.kind === 'boolean') issues.push(...checkConstant(expression, types, true));
  if (expected !== undefined && !isMuted(expression) && !isComparable(expected, result.type)) {
    issues.push(
      issue('rule.wrong_result', expression.path, { found: nameOfType(result.type), expected: nameOfType(expected) }),
    );
  }
  return {
    type: result.type,
    empty: result.empty,
    issues,
    references: referencesOf(expression),
    dependsOnTime: dependsOn(expression, 'time'),
    dependsOnReader: dependsOn(expression, 'reader'),
  };
}

export function dependsOn(expression: Expression, what: 'time' | 'reader'): boolean {
  if (isOperation(expression) && operators.get(expression.operator)?.dependsOn === what) return true;
  return partsOf(expression).some((part) => dependsOn(part, what));
}

function visit(part: Expression, types: Inference, issues: Issue[], isDenied: boolean): void {
  if (!isOperation(part)) {
    for (const item of partsOf(part)) visit(item, types, issues, isDenied);
    return;
  }
  issues.push(...checkOperation(part, types, isDenied));
  const denied = part.kind === 'not' && part.operator === '!' ? !isDenied : isDenied;
  for (const arg of part.args) {
    if (part.kind === 'and' || part.kind === 'or') {
      // A muted part is not judged, so what is wrong in it can wait until it is switched on.
      if (!isMuted(arg)) visit(arg, types, issues, denied);
    } else visit(arg, types, issues, denied);
  }
}

/** `isDenied`: within a negation, where what fails counts as a match. */
function checkOperation(part: OperationExpression, types: Inference, isDenied: boolean): Issue[] {
  const operator = operators.get(part.operator);
  if (operator === undefined) return [issue('rule.unknown_operator', part.path, { operator: part.operator })];
  switch (part.kind) {
    case 'variable': {
      const known = types.placeOf(part).scope.field(part.name) !== undefined;
      return known ? [] : [issue('rule.unknown_field', part.path, { field: part.name })];
    }
    case 'and':
    case 'or': {
      const contradictions = part.kind === 'and' ? findContradiction(part, types.placeOf(part).scope) : [];
      return [...contradictions, ...checkDeciding(part, types)];
    }
    case 'not':
      return part.args.flatMap((arg) => checkConstant(arg, types, false));
    case 'if':
      return checkBranches(part, types);
    case 'muted':
      return [issue('rule.muted_outside_group', part.path)];
    case 'each':
      return checkCall(part, operator, types, isDenied);
    case 'call':
      return part.operator === 'var'
        ? [issue('rule.dynamic_field', part.path)]
        : checkCall(part, operator, types, isDenied);
  }
}

/** The truth of a condition that looks at nothing but itself, undefined for all others. */
function constantTruth(part: Expression, types: Inference): boolean | undefined {
  if (readsAnything(part)) return undefined;
  // Types are of no use here, but a condition inside a list condition still reads no field of its own.
  return types.of(part).type.kind === 'unknown' && part.kind === 'refused' ? undefined : isTruthy(constantValue(part));
}

function readsAnything(part: Expression): boolean {
  if (part.kind === 'variable' || part.kind === 'refused') return true;
  if (part.kind === 'call') {
    const operator = operators.get(part.operator);
    if (operator === undefined || operator.dependsOn !== undefined) return true;
    if (['var', 'missing', 'missing_some'].includes(part.operator)) return true;
  }
  return partsOf(part).some(readsAnything);
}

function checkConstant(part: Expression, types: Inference, isRoot: boolean): Issue[] {
  // The whole rule `true` is how "everyone" is written.
  if (isRoot && (part.kind === 'literal' || isMuted(part))) return [];
  const truth = constantTruth(part, types);
  return truth === undefined ? [] : [always(part, truth)];
}

function answer(truth: boolean): { en: string; zh: string } {
  return truth ? { en: 'true', zh: '成立' } : { en: 'false', zh: '不成立' };
}

function always(part: Expression, truth: boolean): Issue {
  return issue('rule.always', part.path, { answer: answer(truth) });
}

function checkDeciding(group: Group, types: Inference): Issue[] {
  const issues: Issue[] = [];
  let decided: boolean | undefined;
  const parts = activeParts(group);
  parts.forEach((part, index) => {
    if (decided !== undefined) issues.push(issue('rule.unreachable', part.path, { answer: answer(decided) }));
    const truth = constantTruth(part, types);
    if (truth === undefined) return;
    // The last part of a group that yields a value ("or" with a default) is a value, not a condition.
    const isValue = index === parts.length - 1 && types.of(part).type.kind !== 'boolean';
    if (!isValue) issues.push(always(part, truth));
    if (truth === (group.kind === 'or')) decided ??= truth;
  });
  return issues;
}

function checkBranches(part: If, types: Inference): Issue[] {
  const issues: Issue[] = [];
  for (let index = 0; index + 1 < part.args.length; index += 2) {
    const condition = part.args[index];
    const truth = condition === undefined ? undefined : constantTruth(condition, types);
    if (condition === undefined || truth === undefined) continue;
    issues.push(always(condition, truth));
    const skipped = truth ? part.args.slice(index + 2) : part.args.slice(index + 1, index + 2);
    issues.push(...skipped.map((never) => issue('rule.unreachable', never.path, { answer: answer(truth) })));
    if (truth) break;
  }
  return issues;
}
