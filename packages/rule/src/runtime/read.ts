// Reading a variable from data: own properties only, so a field named like a method of Object is just absent.
import { toText } from './values.ts';

/** Names that every object, text, number or list answers to by inheritance. */
const inherited = new Set(
  [Object.prototype, Array.prototype, String.prototype, Number.prototype, Boolean.prototype].flatMap((prototype) =>
    Object.getOwnPropertyNames(prototype),
  ),
);

/** Whether a plain property read of this name can only find what the data itself holds. */
export function isPlainName(key: string): boolean {
  return !inherited.has(key);
}

function readStep(data: unknown, key: string): unknown {
  if (data == null) return undefined;
  if (!inherited.has(key)) return (data as Record<string, unknown>)[key];
  return Object.hasOwn(Object(data) as object, key) ? (data as Record<string, unknown>)[key] : undefined;
}

/** The value at a path, `undefined` when a step is absent. */
export function readPath(data: unknown, keys: readonly string[]): unknown {
  let value = data;
  for (const key of keys) {
    value = readStep(value, key);
    if (value === undefined) return undefined;
  }
  return value;
}

/** `var` with a name known only now: json-logic-js's reading of anything as a path. */
export function readNamed(data: unknown, name: unknown, fallback: unknown): unknown {
  if (name == null || name === '') return data;
  const value = readPath(data, toText(name).split('.'));
  return value === undefined ? fallback : value;
}
