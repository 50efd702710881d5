// The guard: and[not empty, condition], so that an empty value does not match; written by the editor and recognised again.
import type { Json } from '@keepwell/kernel';
import type { Expression } from './expression.ts';
import { parseRule } from './parse.ts';
import { printRule } from './print.ts';

/**
 * Wraps a condition so that it does not hold while a field it compares is empty. A condition without fields, or one that
 * is guarded already, comes back as it was.
 *
 *     withGuard({ '<': [{ var: 'f_tenure' }, 12] })
 *     → { and: [{ notEmpty: [{ var: 'f_tenure' }] }, { '<': [{ var: 'f_tenure' }, 12] }] }
 */
export function withGuard(condition: Json): Json {
  const { expression } = parseRule(condition);
  if (readGuard(expression) !== undefined) return condition;
  const names = directFields(expression);
  if (names.length === 0) return condition;
  return { and: [...names.map((name) => ({ notEmpty: [{ var: name }] })), condition] };
}

/** The condition inside a guard, undefined when the expression is none. */
export function readGuard(expression: Expression): Expression | undefined {
  if (expression.kind !== 'and' || expression.args.length < 2) return undefined;
  const condition = expression.args.at(-1);
  if (condition === undefined || condition.kind === 'muted') return undefined;
  const needed = new Set(directFields(condition));
  const guards = expression.args.slice(0, -1);
  if (guards.length !== needed.size) return undefined;
  for (const guard of guards) {
    const name = guardedField(guard);
    if (name === undefined || !needed.delete(name)) return undefined;
  }
  return condition;
}

/** The rule without the guard, for an editor that shows one row. */
export function withoutGuard(rule: Json): Json {
  const inner = readGuard(parseRule(rule).expression);
  return inner === undefined ? rule : printRule(inner);
}

const comparisons: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

/** Whether a comparison of a field with a number does not hold for an empty value, which it reads as 0: a guard would change nothing. */
export function failsWhenEmpty(condition: Expression): boolean {
  if (condition.kind !== 'call') return false;
  const compare = comparisons[condition.operator];
  const [field, limit] = condition.args;
  if (compare === undefined || condition.args.length !== 2 || fieldOf(field) === undefined) return false;
  return limit?.kind === 'literal' && typeof limit.value === 'number' && !compare(0, limit.value);
}

/** The field that `notEmpty` (or `!` of `empty`) of it names. */
function guardedField(part: Expression): string | undefined {
  if (part.kind === 'not' && part.operator === '!') {
    const [inner] = part.args;
    return inner?.kind === 'call' && inner.operator === 'empty' ? fieldOf(inner.args[0]) : undefined;
  }
  return part.kind === 'call' && part.operator === 'notEmpty' ? fieldOf(part.args[0]) : undefined;
}

function fieldOf(part: Expression | undefined): string | undefined {
  return part?.kind === 'variable' && part.name !== '' ? part.name : undefined;
}

/** The fields a condition compares, inside the calls of its operands too; emptiness tests and groups have none. */
export function directFields(part: Expression): string[] {
  const names = new Set<string>();
  const visit = (inner: Expression, depth: number): void => {
    const name = fieldOf(inner);
    if (name !== undefined) names.add(name);
    else if (inner.kind === 'call' && inner.operator !== 'coalesce')
      for (const arg of inner.args) visit(arg, depth + 1);
    else if (inner.kind === 'not' && depth === 0) for (const arg of inner.args) visit(arg, depth);
  };
  if (part.kind === 'call' && (part.operator === 'empty' || part.operator === 'notEmpty')) return [];
  visit(part, 0);
  return [...names];
}
