// What generated code may call. The names here are the only ones it knows.
import {
  finite,
  isAtMost,
  isEmptyValue,
  isLess,
  isLooselyEqual,
  isTruthy,
  toNumber,
  toParsedNumber,
} from '../runtime/values.ts';

export const library = {
  isTruthy,
  isEmptyValue,
  isLess,
  isAtMost,
  isMore: (a: unknown, b: unknown): boolean => isLess(b, a),
  isAtLeast: (a: unknown, b: unknown): boolean => isAtMost(b, a),
  isLooselyEqual,
  finite,
  number: (value: unknown): number => (typeof value === 'number' ? value : toNumber(value)),
  parsed: toParsedNumber,
} as const;
