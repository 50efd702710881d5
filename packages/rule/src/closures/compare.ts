// Comparisons as closures: a field against a number or text written in the rule needs no call for its operands.
import type { Expression } from '../expression.ts';
import { isPlainName } from '../runtime/read.ts';
import { isAtMost, isLess, isLooselyEqual, isStrictlyEqual } from '../runtime/values.ts';
import type { RuleFunction } from '../to-function.ts';

type Data = Readonly<Record<string, unknown>> | null | undefined;

/** The name of a field that a plain property read finds, else undefined. */
export function plainField(part: Expression | undefined): string | undefined {
  if (part?.kind !== 'variable' || part.args.length > 1 || part.keys.length !== 1) return undefined;
  const [key] = part.keys;
  return key !== undefined && isPlainName(key) ? key : undefined;
}

const mirrored: Readonly<Record<string, string>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
  '===': '===',
  '!==': '!==',
};

/** A closure for a field beside a literal, or undefined when the comparison is of another shape. */
export function compareWithLiteral(operator: string, args: readonly Expression[]): RuleFunction | undefined {
  const [left, right] = args;
  if (args.length !== 2 || left === undefined || right === undefined) return undefined;
  const leftKey = plainField(left);
  if (leftKey !== undefined && right.kind === 'literal') return fused(operator, leftKey, right.value);
  const rightKey = plainField(right);
  const mirror = mirrored[operator];
  if (rightKey !== undefined && left.kind === 'literal' && mirror !== undefined)
    return fused(mirror, rightKey, left.value);
  return undefined;
}

/** An absent field is null to a rule: only `===` and order tell null and undefined apart, and they must see null. */
function fused(operator: string, key: string, value: unknown): RuleFunction | undefined {
  if (typeof value === 'number') return fusedNumber(operator, key, value);
  if (typeof value === 'string') return fusedText(operator, key, value);
  return undefined;
}

function fusedNumber(operator: string, key: string, limit: number): RuleFunction | undefined {
  switch (operator) {
    case '<':
      return (data) => {
        const value = (data as Data)?.[key];
        return typeof value === 'number' ? value < limit : isLess(value ?? null, limit);
      };
    case '<=':
      return (data) => {
        const value = (data as Data)?.[key];
        return typeof value === 'number' ? value <= limit : isAtMost(value ?? null, limit);
      };
    case '>':
      return (data) => {
        const value = (data as Data)?.[key];
        return typeof value === 'number' ? value > limit : isLess(limit, value ?? null);
      };
    case '>=':
      return (data) => {
        const value = (data as Data)?.[key];
        return typeof value === 'number' ? value >= limit : isAtMost(limit, value ?? null);
      };
    case '==':
      return (data) => {
        const value = (data as Data)?.[key];
        return typeof value === 'number' ? value === limit : isLooselyEqual(value, limit);
      };
    case '!=':
      return (data) => {
        const value = (data as Data)?.[key];
        return typeof value === 'number' ? value !== limit : !isLooselyEqual(value, limit);
      };
    default:
      return strict(operator, key, limit);
  }
}

function fusedText(operator: string, key: string, text: string): RuleFunction | undefined {
  switch (operator) {
    case '==':
      return (data) => {
        const value = (data as Data)?.[key];
        return value === text || (typeof value !== 'string' && isLooselyEqual(value, text));
      };
    case '!=':
      return (data) => {
        const value = (data as Data)?.[key];
        return typeof value === 'string' ? value !== text : !isLooselyEqual(value, text);
      };
    default:
      return strict(operator, key, text);
  }
}

function strict(operator: string, key: string, value: unknown): RuleFunction | undefined {
  if (operator === '===') return (data) => isStrictlyEqual((data as Data)?.[key], value);
  if (operator === '!==') return (data) => !isStrictlyEqual((data as Data)?.[key], value);
  return undefined;
}

/** A comparison of two computed operands; `limit` when the second is a number written in the rule. */
export function compareComputed(
  operator: string,
  a: RuleFunction,
  b: RuleFunction,
  limit: unknown,
): RuleFunction | undefined {
  if (typeof limit === 'number') {
    if (operator === '<') {
      return (data, context) => {
        const value = a(data, context);
        return typeof value === 'number' ? value < limit : isLess(value, limit);
      };
    }
    if (operator === '>') {
      return (data, context) => {
        const value = a(data, context);
        return typeof value === 'number' ? value > limit : isLess(limit, value);
      };
    }
  }
  switch (operator) {
    case '<':
      return (data, context) => isLess(a(data, context), b(data, context));
    case '<=':
      return (data, context) => isAtMost(a(data, context), b(data, context));
    case '>':
      return (data, context) => isLess(b(data, context), a(data, context));
    case '>=':
      return (data, context) => isAtMost(b(data, context), a(data, context));
    case '==':
      return (data, context) => isLooselyEqual(a(data, context), b(data, context));
    case '!=':
      return (data, context) => !isLooselyEqual(a(data, context), b(data, context));
    default:
      return undefined;
  }
}

/** Membership of a field in a list written in the rule. */
export function memberOfLiteral(args: readonly Expression[]): RuleFunction | undefined {
  const [needle, heap] = args;
  const key = plainField(needle);
  if (key === undefined || heap?.kind !== 'list' || args.length !== 2) return undefined;
  const items: unknown[] = [];
  for (const item of heap.items) {
    if (item.kind !== 'literal' || (typeof item.value === 'object' && item.value !== null)) return undefined;
    items.push(item.value);
  }
  const [first, second, third, ...rest] = items;
  // Two or three comparisons cost less than a call of includes. An absent field is null, and null is kept for the general form.
  if (!items.includes(null) && rest.length === 0 && second !== undefined) {
    if (third === undefined) {
      return (data) => {
        const value = (data as Data)?.[key];
        return value === first || value === second;
      };
    }
    return (data) => {
      const value = (data as Data)?.[key];
      return value === first || value === second || value === third;
    };
  }
  if (items.length <= 8) return (data) => items.includes((data as Data)?.[key] ?? null);
  const set = new Set(items);
  return (data) => set.has((data as Data)?.[key] ?? null);
}
