// Conditions of one "all" group that can never hold together: two different values of one field, or a range without room.
import type { Issue } from '@keepwell/kernel';
import { issue, textIn } from '@keepwell/kernel';
import type { Expression, Group } from './expression.ts';
import { activeParts } from './expression.ts';
import type { Scope } from './scope.ts';

interface Allowed {
  /** The only values it may have, when they are listed. */
  values?: ReadonlySet<unknown>;
  low: number;
  lowOpen: boolean;
  high: number;
  highOpen: boolean;
  mustBeEmpty: boolean;
  mustBeFilled: boolean;
}

/** One finding at the part that makes the group impossible, or none. */
export function findContradiction(group: Group, scope: Scope): Issue[] {
  const fields = new Map<string, Allowed>();
  for (const part of flatten(group)) {
    const name = restrict(part, fields);
    const allowed = name === undefined ? undefined : fields.get(name);
    if (name === undefined || allowed === undefined || isPossible(allowed)) continue;
    const labels = scope.field(name)?.labels;
    return [
      issue('rule.contradiction', part.path, {
        field: { en: textIn(labels, 'en', name), zh: textIn(labels, 'zh', name) },
      }),
    ];
  }
  return [];
}

function flatten(group: Group): Expression[] {
  return activeParts(group).flatMap((part) => (part.kind === 'and' ? flatten(part) : [part]));
}

function isPossible(allowed: Allowed): boolean {
  if (allowed.mustBeEmpty) return !allowed.mustBeFilled && allowed.values === undefined;
  if (allowed.low > allowed.high || (allowed.low === allowed.high && (allowed.lowOpen || allowed.highOpen)))
    return false;
  if (allowed.values === undefined) return true;
  return [...allowed.values].some(
    (value) =>
      typeof value !== 'number' ||
      (value >= allowed.low &&
        value <= allowed.high &&
        !(allowed.lowOpen && value === allowed.low) &&
        !(allowed.highOpen && value === allowed.high)),
  );
}

/** Takes one condition into account; the name of the field it speaks about. */
function restrict(part: Expression, fields: Map<string, Allowed>): string | undefined {
  if (part.kind !== 'call') return undefined;
  const [left, right] = part.args;
  if (left?.kind !== 'variable' || left.args.length > 1) return undefined;
  const allowed = fields.get(left.name) ?? {
    low: -Infinity,
    lowOpen: false,
    high: Infinity,
    highOpen: false,
    mustBeEmpty: false,
    mustBeFilled: false,
  };
  fields.set(left.name, allowed);
  const value = right?.kind === 'literal' ? right.value : undefined;
  if (part.operator === 'empty') allowed.mustBeEmpty = true;
  else if (part.operator === 'notEmpty') allowed.mustBeFilled = true;
  else if ((part.operator === '==' || part.operator === '===') && value != null) only(allowed, [value]);
  else if (part.operator === 'in' && right?.kind === 'list') {
    const items = right.items.map((item) => (item.kind === 'literal' ? item.value : undefined));
    if (items.every((item) => item != null)) only(allowed, items);
  } else if (typeof value === 'number' && part.args.length === 2) bound(allowed, part.operator, value);
  return left.name;
}

function only(allowed: Allowed, values: readonly unknown[]): void {
  const before = allowed.values;
  allowed.values = new Set(before === undefined ? values : values.filter((value) => before.has(value)));
}

function bound(allowed: Allowed, operator: string, value: number): void {
  const open = operator === '<' || operator === '>';
  if ((operator === '<' || operator === '<=') && (value < allowed.high || (value === allowed.high && open))) {
    allowed.high = value;
    allowed.highOpen = open;
  }
  if ((operator === '>' || operator === '>=') && (value > allowed.low || (value === allowed.low && open))) {
    allowed.low = value;
    allowed.lowOpen = open;
  }
}
