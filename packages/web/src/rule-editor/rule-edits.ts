// What the editor does to a rule: pure steps from one rule to the next, each the unit of an undo.
import type { Json, PathSegment } from '@keepwell/kernel';

export type RulePath = readonly PathSegment[];
export type RuleJson = Json;

/** The part at a path; undefined when there is none. */
export function partAt(rule: RuleJson, path: RulePath): RuleJson | undefined {
  let part: RuleJson | undefined = rule;
  for (const step of path) {
    if (typeof part !== 'object' || part === null) return undefined;
    part = (part as Record<PathSegment, RuleJson>)[step];
  }
  return part;
}

/** The rule with another part at a path; everything beside it is the same, down to the object. */
export function withPart(rule: RuleJson, path: RulePath, part: RuleJson): RuleJson {
  const [step, ...rest] = path;
  if (step === undefined) return part;
  if (Array.isArray(rule)) {
    return (rule as readonly RuleJson[]).map((item, index) => (index === step ? withPart(item, rest, part) : item));
  }
  if (typeof rule !== 'object' || rule === null) return rule;
  const object = rule as Readonly<Record<string, RuleJson>>;
  const inner = object[String(step)];
  return inner === undefined ? rule : { ...object, [step]: withPart(inner, rest, part) };
}

function withList(rule: RuleJson, list: RulePath, edit: (items: readonly RuleJson[]) => readonly RuleJson[]): RuleJson {
  const items = partAt(rule, list);
  return Array.isArray(items) ? withPart(rule, list, edit(items as readonly RuleJson[]) as RuleJson) : rule;
}

/** Puts a part into a group's list (`[…, 'and']`), at the end unless told where. */
export function insertPart(rule: RuleJson, list: RulePath, part: RuleJson, index = Infinity): RuleJson {
  return withList(rule, list, (items) => items.toSpliced(Math.min(index, items.length), 0, part));
}

/** Takes a part out of its group. The whole rule becomes null: no condition. */
export function removePart(rule: RuleJson, path: RulePath): RuleJson {
  const index = path.at(-1);
  if (path.length === 0) return null;
  if (typeof index !== 'number') return rule;
  return withList(rule, path.slice(0, -1), (items) => items.toSpliced(index, 1));
}

export function duplicatePart(rule: RuleJson, path: RulePath): RuleJson {
  const index = path.at(-1);
  const part = partAt(rule, path);
  if (typeof index !== 'number' || part === undefined) return rule;
  return insertPart(rule, path.slice(0, -1), part, index + 1);
}

/** Adds a condition beside the others: a rule that is one condition becomes a group of two. */
export function addToRoot(rule: RuleJson, list: RulePath | null, part: RuleJson): RuleJson {
  if (rule === null) return { and: [part] };
  return list === null ? { and: [rule, part] } : insertPart(rule, list, part);
}

/**
 * Moves a part to `index` of another (or the same) list. `index` counts before the part is taken out. A part is never moved into
 * itself.
 */
export function movePart(rule: RuleJson, from: RulePath, list: RulePath, index: number): RuleJson {
  const part = partAt(rule, from);
  const at = from.at(-1);
  if (part === undefined || typeof at !== 'number' || startsWith(list, from)) return rule;
  const home = from.slice(0, -1);
  if (samePath(home, list)) {
    const target = index > at ? index - 1 : index;
    return withList(rule, list, (items) => items.toSpliced(at, 1).toSpliced(target, 0, part));
  }
  const inserted = insertPart(rule, list, part, index);
  return removePart(inserted, shifted(from, list, index));
}

/** Where `path` stands after something was inserted into `list` at `index`. */
function shifted(path: RulePath, list: RulePath, index: number): RulePath {
  const step = path[list.length];
  if (!startsWith(path, list) || typeof step !== 'number' || step < index) return path;
  return path.with(list.length, step + 1);
}

/** Switches a part off without losing it, and on again. */
export function toggleMuted(rule: RuleJson, path: RulePath): RuleJson {
  const part = partAt(rule, path);
  if (part === undefined) return rule;
  const inner = (part as { muted?: unknown } | null)?.muted;
  if (Array.isArray(inner) && inner.length === 1) return withPart(rule, path, inner[0] as RuleJson);
  return withPart(rule, path, { muted: [part] });
}

/** Turns a group (or anything) into its opposite, and back. */
export function toggleNegated(rule: RuleJson, path: RulePath): RuleJson {
  const part = partAt(rule, path);
  if (part === undefined) return rule;
  const inner = (part as { '!'?: unknown } | null)?.['!'];
  if (Array.isArray(inner) && inner.length === 1) return withPart(rule, path, inner[0] as RuleJson);
  return withPart(rule, path, { '!': [part] });
}

/** All of, or any of: the group at `path` (the object, not its list). */
export function withJoiner(rule: RuleJson, path: RulePath, joiner: 'and' | 'or'): RuleJson {
  const part = partAt(rule, path) as { and?: RuleJson; or?: RuleJson } | undefined;
  const items = part?.and ?? part?.or;
  return items === undefined ? rule : withPart(rule, path, { [joiner]: items });
}

/** Puts a part into a group of its own, where it stands. */
export function wrapInGroup(rule: RuleJson, path: RulePath, joiner: 'and' | 'or'): RuleJson {
  const part = partAt(rule, path);
  return part === undefined ? rule : withPart(rule, path, { [joiner]: [part] });
}

/** Replaces a group by its parts, where it stands in another group. */
export function unwrapGroup(rule: RuleJson, path: RulePath, list: RulePath): RuleJson {
  const items = partAt(rule, list);
  const index = path.at(-1);
  if (!Array.isArray(items) || typeof index !== 'number') return rule;
  return withList(rule, path.slice(0, -1), (parts) => parts.toSpliced(index, 1, ...(items as readonly RuleJson[])));
}

export function samePath(a: RulePath, b: RulePath): boolean {
  return a.length === b.length && startsWith(a, b);
}

function startsWith(path: RulePath, prefix: RulePath): boolean {
  return prefix.every((step, index) => path[index] === step);
}
