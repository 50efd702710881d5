// Expression → closure: the same answers as evaluate without the trace, for browsers and servers, with no code generated.
import { arithmetic, arithmeticWithLiteral } from './closures/arithmetic.ts';
import { andOfValues, orOfValues } from './closures/groups.ts';
import { compareComputed, compareWithLiteral, memberOfLiteral, plainField } from './closures/compare.ts';
import { overItems } from './evaluate.ts';
import type { Call, Each, Expression, Group, If, Not, Variable } from './expression.ts';
import { activeParts, bodyIndex, partsOf } from './expression.ts';
import { operators } from './operators/index.ts';
import { startBudget } from './runtime/budget.ts';
import { readPath } from './runtime/read.ts';
import { isEmptyValue, isTruthy } from './runtime/values.ts';
import type { RuleContext } from './scope.ts';

export type RuleFunction = (data: unknown, context: RuleContext) => unknown;

/**
 * Compiles a rule once, to be judged many times. Empty is null. Throws an AppError (`rule.too_many_steps`,
 * `rule.list_too_long`, `rule.text_too_long`) when a judgement passes the limit of work.
 */
export function toFunction(expression: Expression): RuleFunction {
  const inner = compile(expression);
  if (isBoolean(expression) && !isBounded(expression)) return inner;
  if (!isBounded(expression)) return (data, context) => inner(data, context) ?? null;
  return (data, context) => {
    startBudget();
    return inner(data, context) ?? null;
  };
}

/** The value of a part that reads neither record nor context; null where a limit stops it. */
export function constantValue(part: Expression): unknown {
  try {
    return toFunction(part)(null, { now: 0, timeZone: 'UTC' });
  } catch {
    return null;
  }
}

const spending = new Set(['merge', 'cat', 'join', 'missing', 'missing_some', 'lower', 'upper']);

/** Whether judging it counts steps. */
function isBounded(part: Expression): boolean {
  return part.kind === 'each' || (part.kind === 'call' && spending.has(part.operator)) || partsOf(part).some(isBounded);
}

const booleanOperators = new Set(
  operators.all
    .filter((operator) => !operator.syntax && operator.name !== 'log' && operator.result([]).type.kind === 'boolean')
    .map((operator) => operator.name),
);

/** Whether it always gives true or false. */
export function isBoolean(part: Expression): boolean {
  if (part.kind === 'not') return true;
  if (part.kind === 'call') return booleanOperators.has(part.operator);
  if (part.kind === 'each') return part.operator !== 'map' && part.operator !== 'filter' && part.operator !== 'reduce';
  if (part.kind !== 'and' && part.kind !== 'or') return false;
  const parts = activeParts(part);
  return parts.length > 0 && parts.every(isBoolean);
}

function compile(part: Expression): RuleFunction {
  switch (part.kind) {
    case 'literal': {
      const { value } = part;
      return () => value;
    }
    case 'refused':
    case 'muted':
      return () => null;
    case 'list':
      return compileList(part.items);
    case 'variable':
      return compileVariable(part);
    case 'and':
    case 'or':
      return compileGroup(part);
    case 'not':
      return compileNot(part);
    case 'if':
      return compileIf(part);
    case 'each':
      return compileEach(part);
    case 'call':
      return compileCall(part);
  }
}

function compileList(items: readonly Expression[]): RuleFunction {
  const parts = items.map(compile);
  if (items.every((item) => item.kind === 'literal')) {
    const values = Object.freeze(items.map((item) => (item.kind === 'literal' ? item.value : null)));
    return () => values;
  }
  return (data, context) => parts.map((item) => item(data, context));
}

function compileVariable(part: Variable): RuleFunction {
  const { keys } = part;
  const key = plainField(part);
  if (key !== undefined) return (data) => (data as Record<string, unknown> | null | undefined)?.[key] ?? null;
  const [, fallback] = part.args;
  if (fallback === undefined) return (data) => readPath(data, keys) ?? null;
  const otherwise = compile(fallback);
  return (data, context) => {
    const value = readPath(data, keys);
    return value === undefined ? (otherwise(data, context) ?? null) : value;
  };
}

/** A function whose result JavaScript itself tests rightly. */
function compileCondition(part: Expression): RuleFunction {
  const key = plainField(part);
  if (key !== undefined) {
    return (data) => {
      const value = (data as Record<string, unknown> | null | undefined)?.[key];
      return value === true || (value !== false && isTruthy(value));
    };
  }
  const inner = compile(part);
  return isBoolean(part) ? inner : (data, context) => isTruthy(inner(data, context));
}

function compileGroup(part: Group): RuleFunction {
  const parts = activeParts(part).map((arg) => ({ run: compile(arg), isBoolean: isBoolean(arg) }));
  return part.kind === 'and' ? andOfValues(parts) : orOfValues(parts);
}

function compileNot(part: Not): RuleFunction {
  const [arg] = part.args;
  if (arg === undefined) return () => part.operator === '!';
  if (part.operator === '!!') return compileCondition(arg);
  const key = plainField(arg);
  if (key !== undefined) {
    return (data) => {
      const value = (data as Record<string, unknown> | null | undefined)?.[key];
      return value === false || (value !== true && !isTruthy(value));
    };
  }
  const inner = compileCondition(arg);
  return (data, context) => !inner(data, context);
}

function compileIf(part: If): RuleFunction {
  const [condition, then, ...rest] = part.args;
  if (condition === undefined) return () => null;
  if (then === undefined) return compile(condition);
  const test = compileCondition(condition);
  const yes = compile(then);
  const no: RuleFunction = rest.length === 0 ? () => null : compileIf({ ...part, args: rest });
  return (data, context) => (test(data, context) ? yes(data, context) : no(data, context));
}

function compileEach(part: Each): RuleFunction {
  const [listPart, second, third] = part.args;
  const bodyPart = part.args[bodyIndex(part)];
  const list = listPart === undefined ? () => null : compile(listPart);
  const body = bodyPart === undefined ? () => null : compile(bodyPart);
  const extraPart = part.operator === 'reduce' ? third : part.operator === 'atLeast' ? second : undefined;
  const extra = extraPart === undefined ? () => null : compile(extraPart);
  const { operator } = part;
  return (data, context) =>
    overItems(operator, list(data, context), (item) => body(item, context), extra(data, context));
}

function compileCall(part: Call): RuleFunction {
  const operator = operators.get(part.operator);
  if (operator === undefined) return () => null;
  const fast =
    compareWithLiteral(part.operator, part.args) ?? (part.operator === 'in' ? memberOfLiteral(part.args) : undefined);
  if (fast !== undefined) return fast;
  const args = part.args.map(compile);
  const [a, b, c] = args;
  const { evaluate } = operator;
  const [, right] = part.args;
  if (a === undefined) return (data, context) => evaluate([], context, data);
  if (b === undefined)
    return compileUnary(part.operator, a) ?? ((data, context) => evaluate([a(data, context)], context, data));
  if (c === undefined) {
    return (
      compareComputed(part.operator, a, b, right?.kind === 'literal' ? right.value : undefined) ??
      arithmeticWithLiteral(part.operator, part.args) ??
      arithmetic(part.operator, a, b) ??
      ((data, context) => evaluate([a(data, context), b(data, context)], context, data))
    );
  }
  if (args.length === 3) {
    return (data, context) => evaluate([a(data, context), b(data, context), c(data, context)], context, data);
  }
  return (data, context) =>
    evaluate(
      args.map((arg) => arg(data, context)),
      context,
      data,
    );
}

function compileUnary(operator: string, a: RuleFunction): RuleFunction | undefined {
  if (operator === 'empty') return (data, context) => isEmptyValue(a(data, context));
  if (operator === 'notEmpty') return (data, context) => !isEmptyValue(a(data, context));
  return undefined;
}
