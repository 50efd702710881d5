// and / or as closures; the first few lengths are written out, because a loop over functions costs more than the calls.
import { isTruthy } from '../runtime/values.ts';
import type { RuleFunction } from '../to-function.ts';

/** Parts that give true or false and nothing else need no truth test of ours. */
export function andOfBooleans(parts: readonly RuleFunction[]): RuleFunction {
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

export function orOfBooleans(parts: readonly RuleFunction[]): RuleFunction {
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

/** The first part that decides, or the last: groups also give values. */
export function groupOfValues(parts: readonly RuleFunction[], stopsAt: boolean): RuleFunction {
  return (data, context) => {
    let value: unknown = null;
    for (const part of parts) {
      value = part(data, context);
      if (isTruthy(value) === stopsAt) return value;
    }
    return value;
  };
}
