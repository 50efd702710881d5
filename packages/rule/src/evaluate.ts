// Expression × data → value and trace: the reading that can say why. The compiled forms give the same value without the trace.
import type { Issue } from '@keepwell/kernel';
import { isAppError } from '@keepwell/kernel';
import type { Each, Expression, If, Variable } from './expression.ts';
import { activeParts, bodyIndex } from './expression.ts';
import { operators } from './operators/index.ts';
import { boundList, spend, startBudget } from './runtime/budget.ts';
import { readPath } from './runtime/read.ts';
import { isTruthy, toNumber } from './runtime/values.ts';
import type { RuleContext } from './scope.ts';

/** What happened at one part: its value and the parts that were looked at for it, in that order. */
export interface Trace {
  readonly expression: Expression;
  readonly value: unknown;
  readonly parts: readonly Trace[];
}

export interface Evaluation {
  /** Empty is null. */
  readonly value: unknown;
  readonly trace: Trace;
  /** A limit that stopped the evaluation; the value is then null. */
  readonly issues: readonly Issue[];
}

/** Items of a list condition whose trace is kept: enough to explain, bounded for long lists. */
const tracedItems = 20;

export function evaluateRule(expression: Expression, data: unknown, context: RuleContext): Evaluation {
  startBudget();
  try {
    const trace = judge(expression, data, context);
    return { value: trace.value ?? null, trace, issues: [] };
  } catch (thrown) {
    if (!isAppError(thrown)) throw thrown;
    return { value: null, trace: { expression, value: null, parts: [] }, issues: thrown.issues };
  }
}

function judge(expression: Expression, data: unknown, context: RuleContext): Trace {
  switch (expression.kind) {
    case 'literal':
      return { expression, value: expression.value, parts: [] };
    case 'refused':
    case 'muted':
      return { expression, value: null, parts: [] };
    case 'list': {
      const parts = expression.items.map((item) => judge(item, data, context));
      return { expression, value: parts.map((part) => part.value), parts };
    }
    case 'variable':
      return judgeVariable(expression, data, context);
    case 'not': {
      const parts = expression.args.slice(0, 1).map((arg) => judge(arg, data, context));
      const truth = isTruthy(parts[0]?.value);
      return { expression, value: expression.operator === '!!' ? truth : !truth, parts };
    }
    case 'and':
    case 'or': {
      const parts: Trace[] = [];
      for (const arg of activeParts(expression)) {
        const part = judge(arg, data, context);
        parts.push(part);
        if (isTruthy(part.value) === (expression.kind === 'or')) break;
      }
      // A group without parts is empty, like everything that has no value.
      return { expression, value: parts.at(-1)?.value ?? null, parts };
    }
    case 'if':
      return judgeIf(expression, data, context);
    case 'each':
      return judgeEach(expression, data, context);
    case 'call': {
      const parts = expression.args.map((arg) => judge(arg, data, context));
      const operator = operators.get(expression.operator);
      const args = parts.map((part) => part.value);
      return { expression, value: operator === undefined ? null : operator.evaluate(args, context, data), parts };
    }
  }
}

function judgeVariable(expression: Variable, data: unknown, context: RuleContext): Trace {
  const value = readPath(data, expression.keys);
  const [, fallback] = expression.args;
  if (value !== undefined) return { expression, value, parts: [] };
  const parts = fallback === undefined ? [] : [judge(fallback, data, context)];
  return { expression, value: parts[0]?.value ?? null, parts };
}

function judgeIf(expression: If, data: unknown, context: RuleContext): Trace {
  const parts: Trace[] = [];
  for (let index = 0; index < expression.args.length; index += 2) {
    const condition = expression.args[index];
    const consequence = expression.args[index + 1];
    if (condition === undefined) break;
    const judged = judge(condition, data, context);
    parts.push(judged);
    if (consequence === undefined) return { expression, value: judged.value, parts };
    if (isTruthy(judged.value)) {
      const result = judge(consequence, data, context);
      parts.push(result);
      return { expression, value: result.value, parts };
    }
  }
  return { expression, value: null, parts };
}

function judgeEach(expression: Each, data: unknown, context: RuleContext): Trace {
  const [listPart, second, third] = expression.args;
  const body = expression.args[bodyIndex(expression)];
  const parts: Trace[] = listPart === undefined ? [] : [judge(listPart, data, context)];
  const run = (item: unknown): unknown => {
    if (body === undefined) return undefined;
    const judged = judge(body, item, context);
    if (parts.length <= tracedItems) parts.push(judged);
    return judged.value;
  };
  const settle = (part: Expression | undefined): unknown =>
    part === undefined ? undefined : judge(part, data, context).value;
  const extra =
    expression.operator === 'reduce' ? settle(third) : expression.operator === 'atLeast' ? settle(second) : undefined;
  return { expression, value: overItems(expression.operator, parts[0]?.value, run, extra), parts };
}

/**
 * The meaning of the list constructs, shared by evaluation and closures. `extra` is the start value of `reduce` and the
 * number wanted by `atLeast`. `all` of no items is false, as in json-logic-js.
 */
export function overItems(operator: string, list: unknown, run: (item: unknown) => unknown, extra: unknown): unknown {
  const items: readonly unknown[] | undefined = Array.isArray(list) ? list : undefined;
  if (items !== undefined) spend(items.length);
  switch (operator) {
    case 'map':
      return items === undefined ? [] : items.map(run);
    case 'filter':
      return items === undefined ? [] : boundList(items.filter((item) => isTruthy(run(item))));
    case 'reduce':
      if (items === undefined) return extra ?? null;
      return items.reduce<unknown>((accumulator, current) => run({ current, accumulator }), extra ?? null);
    case 'all':
      return items !== undefined && items.length > 0 && items.every((item) => isTruthy(run(item)));
    case 'some':
      return items?.some((item) => isTruthy(run(item))) ?? false;
    case 'none':
      return !(items?.some((item) => isTruthy(run(item))) ?? false);
    default:
      return hasAtLeast(items ?? [], run, extra);
  }
}

function hasAtLeast(items: readonly unknown[], run: (item: unknown) => unknown, wanted: unknown): boolean {
  const needed = toNumber(wanted);
  let found = 0;
  if (found >= needed) return true;
  for (const item of items) {
    if (isTruthy(run(item))) found += 1;
    if (found >= needed) return true;
  }
  return false;
}
