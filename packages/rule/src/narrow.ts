// What a condition tells about emptiness: the fields that must hold a value where it is true, or where it is false.
import type { Call, Expression } from './expression.ts';
import { activeParts } from './expression.ts';

const none: ReadonlySet<string> = new Set();

/** Our own conditions never hold for an empty value. */
const neverForEmpty = new Set([
  'between',
  'contains',
  'startsWith',
  'endsWith',
  'matches',
  'containsAny',
  'containsAll',
  'before',
  'after',
  'onOrBefore',
  'onOrAfter',
  'onDay',
  'inLast',
  'inNext',
  'moreThanAgo',
  'moreThanAhead',
  'inPeriod',
  'sameDayOfYear',
  'anniversaryWithin',
  'notEmpty',
]);

/** Fields that cannot be empty where `condition` is true (`holds`) or false. */
export function filledWhere(condition: Expression, holds: boolean): ReadonlySet<string> {
  switch (condition.kind) {
    case 'variable':
      return holds && condition.args.length < 2 ? new Set([condition.name]) : none;
    case 'not': {
      const [inner] = condition.args;
      if (inner === undefined) return none;
      return filledWhere(inner, condition.operator === '!!' ? holds : !holds);
    }
    case 'and':
    case 'or': {
      const parts = activeParts(condition).map((part) => filledWhere(part, holds));
      // All parts of a true "and" are true; of a false one only some part is false, so only what all tell is sure.
      return (condition.kind === 'and') === holds ? union(parts) : intersection(parts);
    }
    case 'call':
      return filledByCall(condition, holds);
    default:
      return none;
  }
}

function filledByCall(call: Call, holds: boolean): ReadonlySet<string> {
  if (call.operator === 'empty') return holds ? none : variablesOf(call.args);
  if (neverForEmpty.has(call.operator)) return holds ? variablesOf(call.args) : none;
  if (call.operator === 'in') {
    const [needle, heap] = call.args;
    const full = heap?.kind === 'list' && heap.items.every((item) => item.kind === 'literal' && item.value !== null);
    return holds && full && needle !== undefined ? variablesOf([needle]) : none;
  }
  const equal = call.operator === '==' || call.operator === '===';
  if (!equal && call.operator !== '!=' && call.operator !== '!==') return none;
  const [left, right] = call.args;
  const constant = left?.kind === 'literal' ? left : right?.kind === 'literal' ? right : undefined;
  if (constant === undefined) return none;
  // Equal to something, or different from nothing.
  const areEqual = equal === holds;
  return areEqual === (constant.value !== null) ? variablesOf(call.args) : none;
}

function variablesOf(parts: readonly Expression[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const part of parts) if (part.kind === 'variable' && part.args.length < 2) names.add(part.name);
  return names;
}

export function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const filled = sets.filter((set) => set.size > 0);
  return filled.length === 1 && filled[0] !== undefined ? filled[0] : new Set(filled.flatMap((set) => [...set]));
}

function intersection(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const [first, ...others] = sets;
  if (first === undefined) return none;
  return new Set([...first].filter((name) => others.every((set) => set.has(name))));
}
