// and / or as closures; the first few lengths are written out, because a loop over functions costs more than the calls.
import { isTruthy } from '../runtime/values.ts';
import type { RuleFunction } from '../to-function.ts';

/** Parts that give true or false and nothing else need no truth test of ours. */
function andOfBooleans(parts: readonly RuleFunction[]): RuleFunction {
  const [a, b, c, d, ...rest] = parts;
  if (a === undefined) return () => null;
  if (b === undefined) return a;
  if (c === undefined) return (data, context) => a(data, context) && b(data, context);
  if (d === undefined) return (data, context) => a(data, context) && b(data, context) && c(data, context);
  if (rest.length === 0) {
    return (data, context) => a(data, context) && b(data, context) && c(data, context) && d(data, context);
  }
  const [e, f] = rest;
  if (e !== undefined && rest.length === 1) {
    return (data, context) =>
      a(data, context) && b(data, context) && c(data, context) && d(data, context) && e(data, context);
  }
  if (e !== undefined && f !== undefined && rest.length === 2) {
    return (data, context) =>
      a(data, context) &&
      b(data, context) &&
      c(data, context) &&
      d(data, context) &&
      e(data, context) &&
      f(data, context);
  }
  const tail = andOfBooleans(rest);
  return (data, context) =>
    a(data, context) && b(data, context) && c(data, context) && d(data, context) && tail(data, context);
}

function orOfBooleans(parts: readonly RuleFunction[]): RuleFunction {
  const [a, b, c, d, ...rest] = parts;
  if (a === undefined) return () => null;
  if (b === undefined) return a;
  if (c === undefined) return (data, context) => a(data, context) || b(data, context);
  if (d === undefined) return (data, context) => a(data, context) || b(data, context) || c(data, context);
  if (rest.length === 0) {
    return (data, context) => a(data, context) || b(data, context) || c(data, context) || d(data, context);
  }
  const [e, f] = rest;
  if (e !== undefined && rest.length === 1) {
    return (data, context) =>
      a(data, context) || b(data, context) || c(data, context) || d(data, context) || e(data, context);
  }
  if (e !== undefined && f !== undefined && rest.length === 2) {
    return (data, context) =>
      a(data, context) ||
      b(data, context) ||
      c(data, context) ||
      d(data, context) ||
      e(data, context) ||
      f(data, context);
  }
  const tail = orOfBooleans(rest);
  return (data, context) =>
    a(data, context) || b(data, context) || c(data, context) || d(data, context) || tail(data, context);
}

export interface GroupPart {
  readonly run: RuleFunction;
  /** Gives true or false and nothing else. */
  readonly isBoolean: boolean;
}

/**
 * `and` of any values: the first that is not true, else the last. Runs of booleans, and whatever stands last, are left to
 * JavaScript's own `&&`; only other values on the way need our truth test.
 */
export function andOfValues(parts: readonly GroupPart[]): RuleFunction {
  const { head, value, tail } = splitAtValue(parts);
  if (value === undefined) return andOfBooleans(head);
  const rest = andOfValues(tail);
  const decide: RuleFunction = (data, context) => {
    const found = value(data, context);
    return found === true || (found !== false && isTruthy(found)) ? rest(data, context) : found;
  };
  return andOfBooleans([...head, decide]);
}

/** `or` of any values: the first that is true, else the last. */
export function orOfValues(parts: readonly GroupPart[]): RuleFunction {
  const { head, value, tail } = splitAtValue(parts);
  if (value === undefined) return orOfBooleans(head);
  const rest = orOfValues(tail);
  const decide: RuleFunction = (data, context) => {
    const found = value(data, context);
    return found === true || (found !== false && isTruthy(found)) ? found : rest(data, context);
  };
  return orOfBooleans([...head, decide]);
}

/** The booleans before the first other value, that value unless it is the last part, and what follows it. */
function splitAtValue(parts: readonly GroupPart[]): {
  head: readonly RuleFunction[];
  value: RuleFunction | undefined;
  tail: readonly GroupPart[];
} {
  const at = parts.findIndex((part, index) => !part.isBoolean && index < parts.length - 1);
  const head = (at < 0 ? parts : parts.slice(0, at)).map((part) => part.run);
  return { head, value: parts[at]?.run, tail: at < 0 ? [] : parts.slice(at + 1) };
}
