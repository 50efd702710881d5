// Expression → the JSON it was read from, unchanged: muted parts, unknown operators and odd shapes included.
import type { Json } from '@keepwell/kernel';
import type { Expression } from './expression.ts';
import { isOperation } from './expression.ts';

/** The rule as JSON. `parseRule(printRule(e))` gives an equal expression, and printing what was parsed gives equal JSON. */
export function printRule(expression: Expression): Json {
  if (expression.kind === 'literal') return expression.quoted ? { literal: expression.value } : expression.value;
  if (expression.kind === 'refused') return expression.raw as Json;
  if (!isOperation(expression)) return expression.items.map(printRule);
  const [only] = expression.args;
  const body = expression.bare && only !== undefined ? printRule(only) : expression.args.map(printRule);
  // A computed key defines an own property even for the name __proto__.
  return { [expression.operator]: body };
}
