// What becomes of a draft that two people changed at the same places: each place takes the value that was chosen.
import type { PathSegment } from '@keepwell/kernel';

interface Identified {
  readonly id?: string;
  readonly field?: string;
}

const keyOf = (item: unknown): string | undefined => {
  if (typeof item === 'string') return item;
  const { id, field } = (item ?? {}) as Identified;
  return id ?? field;
};

/**
 * The body with a value at a path as conflicts name it: items of lists by their id. Undefined takes the place away; an item that is
 * missing is put at the end.
 */
export function withValueAt(body: unknown, path: readonly PathSegment[], value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(body)) {
    const list: readonly unknown[] = body;
    const at = list.findIndex((item) => keyOf(item) === step);
    const next = withValueAt(at === -1 ? undefined : list[at], rest, value);
    if (at === -1) return next === undefined ? list : [...list, next];
    return next === undefined ? list.toSpliced(at, 1) : list.with(at, next);
  }
  const object = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
  const next = withValueAt(object[step], rest, value);
  if (next !== undefined) return { ...object, [step]: next };
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== String(step)));
}
