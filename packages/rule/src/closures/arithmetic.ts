// Arithmetic as closures: a field beside a number written in the rule needs no call for its operands.
import type { Expression } from '../expression.ts';
import { finite, toNumber, toParsedNumber } from '../runtime/values.ts';
import type { RuleFunction } from '../to-function.ts';
import { plainField } from './compare.ts';

type Data = Readonly<Record<string, unknown>> | null | undefined;

/** A field and a number, in this order; undefined for every other shape. An absent field is null. */
export function arithmeticWithLiteral(operator: string, args: readonly Expression[]): RuleFunction | undefined {
  const [left, right] = args;
  const key = plainField(left);
  const known = right?.kind === 'literal' ? right.value : undefined;
  if (key === undefined || typeof known !== 'number') return undefined;
  switch (operator) {
    case '+':
      return (data) => {
        const value = (data as Data)?.[key];
        return finite((typeof value === 'number' ? value : toParsedNumber(value ?? null)) + known);
      };
    case '*':
      return (data) => {
        const value = (data as Data)?.[key];
        return finite((typeof value === 'number' ? value : toParsedNumber(value ?? null)) * known);
      };
    case '-':
      return (data) => {
        const value = (data as Data)?.[key];
        return finite((typeof value === 'number' ? value : toNumber(value ?? null)) - known);
      };
    case '/':
      return (data) => {
        const value = (data as Data)?.[key];
        return finite((typeof value === 'number' ? value : toNumber(value ?? null)) / known);
      };
    default:
      return undefined;
  }
}

/** Two computed operands. */
export function arithmetic(operator: string, a: RuleFunction, b: RuleFunction): RuleFunction | undefined {
  switch (operator) {
    case '+':
      return (data, context) => finite(toParsedNumber(a(data, context)) + toParsedNumber(b(data, context)));
    case '*':
      return (data, context) => finite(toParsedNumber(a(data, context)) * toParsedNumber(b(data, context)));
    case '-':
      return (data, context) => finite(number(a(data, context)) - number(b(data, context)));
    case '/':
      return (data, context) => finite(number(a(data, context)) / number(b(data, context)));
    default:
      return undefined;
  }
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : toNumber(value);
}
