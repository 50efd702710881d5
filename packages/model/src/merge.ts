// Three-way merge: what two people changed since the same base, and where they meet.
import { equalJson, type PathSegment } from '@keepwell/kernel';
import type { FieldValue } from './field-type.ts';
import type { RecordValues } from './record.ts';

export interface ValueConflict {
  readonly field: string;
  readonly base: FieldValue;
  readonly mine: FieldValue;
  readonly theirs: FieldValue;
}

/**
 * Merges my changes into their state of a record. A field changed by one side takes that side's value; changed by both to the same
 * value it is no conflict; otherwise it is listed and keeps theirs. Absent and null are alike; only fields in `mine` are my changes.
 */
export function mergeValues(
  base: RecordValues,
  mine: RecordValues,
  theirs: RecordValues,
): { readonly values: RecordValues; readonly conflicts: readonly ValueConflict[] } {
  const values: Record<string, FieldValue> = { ...theirs };
  const conflicts: ValueConflict[] = [];
  for (const [field, value] of Object.entries(mine)) {
    const was = base[field] ?? null;
    const now = theirs[field] ?? null;
    if (equalJson(value, was) || equalJson(value, now)) continue;
    if (equalJson(now, was)) values[field] = value;
    else conflicts.push({ field, base: was, mine: value, theirs: now });
  }
  return { values, conflicts };
}

/** `path` names items of lists by their id (`['fields', 'f_8k2m4q0xz1', 'labels', 'en']`); an absent value is undefined. */
export interface BodyConflict {
  readonly path: readonly PathSegment[];
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/**
 * Merges two drafts of a document. Objects merge key by key, lists whose items have an identity (an id, a field, or being texts) item
 * by item; everything else is taken whole. Where both changed the same place differently, `body` holds mine and the conflict both.
 */
export function mergeBodies(
  base: unknown,
  mine: unknown,
  theirs: unknown,
): { readonly body: unknown; readonly conflicts: readonly BodyConflict[] } {
  const conflicts: BodyConflict[] = [];
  return { body: merge(base, mine, theirs, [], conflicts), conflicts };
}

function merge(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  path: readonly PathSegment[],
  conflicts: BodyConflict[],
): unknown {
  if (equalJson(mine, theirs) || equalJson(theirs, base)) return mine;
  if (equalJson(mine, base)) return theirs;
  if (isObject(mine) && isObject(theirs))
    return mergeObjects(isObject(base) ? base : {}, mine, theirs, path, conflicts);
  const lists = [base ?? [], mine, theirs].map(keyed);
  const [was, left, right] = lists;
  if (was !== undefined && left !== undefined && right !== undefined)
    return mergeLists(was, left, right, path, conflicts);
  conflicts.push({ path, base, mine, theirs });
  return mine;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A rule is one thought: its parts are never mixed from two hands. */
const whole: ReadonlySet<string> = new Set(['rule', 'filter', 'default']);

function mergeObjects(
  base: Record<string, unknown>,
  mine: Record<string, unknown>,
  theirs: Record<string, unknown>,
  path: readonly PathSegment[],
  conflicts: BodyConflict[],
): Record<string, unknown> {
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const [was, left, right] = [base[key], mine[key], theirs[key]];
    const inner = [...path, key];
    const oneHand = equalJson(left, was) || equalJson(right, was) || equalJson(left, right);
    if (whole.has(key) && !oneHand) {
      conflicts.push({ path: inner, base: was, mine: left, theirs: right });
      merged[key] = left;
      continue;
    }
    const value = merge(was, left, right, inner, conflicts);
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

type Keyed = ReadonlyMap<string, unknown>;

/** The items by identity; undefined when some have none or two have the same. */
function keyed(value: unknown): Keyed | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = new Map<string, unknown>();
  for (const item of value) {
    const key = typeof item === 'string' ? item : isObject(item) ? (item.id ?? item.field) : undefined;
    if (typeof key !== 'string' || items.has(key)) return undefined;
    items.set(key, item);
  }
  return items;
}

function mergeLists(
  base: Keyed,
  mine: Keyed,
  theirs: Keyed,
  path: readonly PathSegment[],
  conflicts: BodyConflict[],
): unknown[] {
  const items = new Map<string, unknown>();
  for (const key of orderOf(base, mine, theirs)) {
    const item = merge(base.get(key), mine.get(key), theirs.get(key), [...path, key], conflicts);
    if (item !== undefined) items.set(key, item);
  }
  return [...items.values()];
}

/** Whoever moved items decides the order (I, when both did); what the other added follows its neighbour. */
function orderOf(base: Keyed, mine: Keyed, theirs: Keyed): string[] {
  const kept = (keys: Iterable<string>): string[] =>
    [...keys].filter((key) => base.has(key) && mine.has(key) && theirs.has(key));
  const moved = kept(mine.keys()).join() !== kept(base.keys()).join();
  const [leading, following] = moved ? [mine, theirs] : [theirs, mine];
  const order = [...leading.keys()];
  let before: string | undefined;
  for (const key of following.keys()) {
    if (!leading.has(key)) order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
    before = key;
  }
  return order;
}
