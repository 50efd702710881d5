// Whether a condition can be told from what is there, as a rule of its own: it cannot, where an empty field would decide it.
import type { Json } from '@keepwell/kernel';
import type { Call, Expression } from './expression.ts';
import { directFields, readGuard } from './guard.ts';
import { parseRule } from './parse.ts';
import { printRule } from './print.ts';

/**
 * A rule that holds where the condition is decided by values that are there. `true`: it always is.
 *
 *     decidedRule({ or: [{ '>': [{ var: 'f_late' }, 2] }, { '==': [{ var: 'f_plan' }, 'o_free'] }] })
 *     → decided where both are filled, where f_late is more than 2, and where f_plan is o_free
 *
 * Emptiness that is asked for (empty, notEmpty, coalesce, a comparison with null) decides by itself; the guard that the rule editor
 * puts before a comparison does not, for it only keeps an empty value from being read as 0. Texts and lists that are searched, and
 * conditions over the items of a list, are decided when empty: nothing is in them.
 */
export function decidedRule(condition: Json): Json {
  return decided(parseRule(condition).expression) ?? true;
}

/** Undefined: always. */
function decided(part: Expression): Json | undefined {
  switch (part.kind) {
    case 'variable':
      return part.name === '' ? undefined : filled([part.name]);
    case 'not': {
      const [inner] = part.args;
      return inner === undefined ? undefined : decided(inner);
    }
    case 'and':
    case 'or': {
      const guarded = readGuard(part);
      return guarded === undefined ? decidedGroup(part.kind, part.args) : decided(guarded);
    }
    case 'call':
      return decidedCall(part);
    default:
      return undefined;
  }
}

/** All parts are decided, or one that is settles it: a false one of "and", a true one of "or". */
function decidedGroup(kind: 'and' | 'or', args: readonly Expression[]): Json | undefined {
  const parts = args
    .filter((arg) => arg.kind !== 'muted')
    .map((arg) => ({ known: decided(arg), holds: printRule(arg) }));
  const open = parts.flatMap(({ known }) => (known === undefined ? [] : [known]));
  if (open.length === 0) return undefined;
  const settling = parts.map(({ known, holds }): Json => {
    const settles: Json = kind === 'or' ? holds : { '!': [holds] };
    return known === undefined ? settles : { and: [known, settles] };
  });
  return { or: [open.length === 1 ? (open[0] ?? true) : { and: open }, ...settling] };
}

const searching = new Set(['contains', 'startsWith', 'endsWith', 'matches']);
const equality = new Set(['==', '===', '!=', '!==']);

function decidedCall(call: Call): Json | undefined {
  const { operator, args } = call;
  if (operator === 'empty' || operator === 'notEmpty' || searching.has(operator)) return undefined;
  if (equality.has(operator) && args.some((arg) => arg.kind === 'literal' && arg.value === null)) return undefined;
  // What is looked for, not where.
  const names = operator === 'in' && args[0] !== undefined ? directFields(args[0]) : directFields(call);
  return names.length === 0 ? undefined : filled(names);
}

function filled(names: readonly string[]): Json {
  const tests = names.map((name): Json => ({ notEmpty: [{ var: name }] }));
  return tests.length === 1 ? (tests[0] ?? true) : { and: tests };
}
