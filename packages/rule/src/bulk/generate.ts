// Expression → JavaScript source for one judgement. No text of a person is ever part of it: names and values are looked up in
// a table of constants by number; only field ids that Keepwell itself made, and numbers, are written out.
import type { Call, Expression, Group, If, Not } from '../expression.ts';
import { activeParts } from '../expression.ts';
import { isPlainName } from '../runtime/read.ts';
import { isOwnId } from '../scope.ts';
import { isBoolean, toFunction } from '../to-function.ts';
import { library } from './library.ts';

export interface Generated {
  readonly source: string;
  /** What `k0`, `k1`, … stand for. */
  readonly constants: readonly unknown[];
}

interface Writing {
  readonly constants: unknown[];
}

type LibraryName = keyof typeof library;

/** An expression in `r` (the record), `d` (the record, or an empty one where there is none) and `c` (the context). */
export function generate(expression: Expression): Generated {
  const writing: Writing = { constants: [] };
  return { source: write(expression, writing), constants: writing.constants };
}

function keep(value: unknown, writing: Writing): string {
  writing.constants.push(value);
  return `k${writing.constants.length - 1}`;
}

function call(name: LibraryName, ...args: string[]): string {
  return `${name}(${args.join(', ')})`;
}

/** Whatever has no form of its own runs as the closure it is elsewhere. */
function asClosure(part: Expression, writing: Writing): string {
  return `${keep(toFunction(part), writing)}(r, c)`;
}

function write(part: Expression, writing: Writing): string {
  switch (part.kind) {
    case 'literal':
      return writeLiteral(part.value, writing);
    case 'variable': {
      const read = fieldRead(part, writing);
      return read === undefined ? asClosure(part, writing) : `(${read} ?? null)`;
    }
    case 'and':
    case 'or':
      return writeGroup(part, writing);
    case 'not':
      return writeNot(part, writing);
    case 'if':
      return writeIf(part, writing);
    case 'call':
      return writeCall(part, writing);
    default:
      return asClosure(part, writing);
  }
}

function writeLiteral(value: unknown, writing: Writing): string {
  if (typeof value === 'number') return `(${String(value)})`;
  return typeof value === 'boolean' || value === null ? String(value) : keep(value, writing);
}

function fieldRead(part: Expression, writing: Writing): string | undefined {
  if (part.kind !== 'variable' || part.args.length > 1 || part.keys.length !== 1) return undefined;
  const [key] = part.keys;
  if (key === undefined || !isPlainName(key)) return undefined;
  return isOwnId(key) ? `d.${key}` : `d[${keep(key, writing)}]`;
}

function writeCondition(part: Expression, writing: Writing): string {
  const value = write(part, writing);
  return isBoolean(part) ? value : call('isTruthy', value);
}

function writeGroup(part: Group, writing: Writing): string {
  const parts = activeParts(part);
  if (parts.length === 0 || !parts.every(isBoolean)) return asClosure(part, writing);
  return `(${parts.map((inner) => write(inner, writing)).join(part.kind === 'and' ? ' && ' : ' || ')})`;
}

function writeNot(part: Not, writing: Writing): string {
  const [arg] = part.args;
  if (arg === undefined) return String(part.operator === '!');
  return part.operator === '!' ? `!${writeCondition(arg, writing)}` : writeCondition(arg, writing);
}

function writeIf(part: If, writing: Writing): string {
  const [test, then, ...rest] = part.args;
  if (test === undefined) return 'null';
  if (then === undefined) return write(test, writing);
  const otherwise = rest.length === 0 ? 'null' : writeIf({ ...part, args: rest }, writing);
  return `(${writeCondition(test, writing)} ? ${write(then, writing)} : ${otherwise})`;
}

const comparisons: Readonly<Record<string, { operator: string; fallback: LibraryName }>> = {
  '<': { operator: '<', fallback: 'isLess' },
  '<=': { operator: '<=', fallback: 'isAtMost' },
  '>': { operator: '>', fallback: 'isMore' },
  '>=': { operator: '>=', fallback: 'isAtLeast' },
};

function writeCall(part: Call, writing: Writing): string {
  const [a, b] = part.args;
  if (a === undefined || part.args.length > 2) return asClosure(part, writing);
  if (b === undefined) {
    if (part.operator === 'empty') return call('isEmptyValue', write(a, writing));
    return part.operator === 'notEmpty' ? `!${call('isEmptyValue', write(a, writing))}` : asClosure(part, writing);
  }
  const order = comparisons[part.operator];
  if (order !== undefined) return writeOrder(order, a, b, writing);
  switch (part.operator) {
    case '==':
      return writeEqual(a, b, writing);
    case '!=':
      return `!${writeEqual(a, b, writing)}`;
    case 'in':
      return writeMember(part, a, b, writing);
    case '+':
    case '*':
      return call(
        'finite',
        `${call('parsed', write(a, writing))} ${part.operator} ${call('parsed', write(b, writing))}`,
      );
    case '-':
    case '/':
      return call(
        'finite',
        `${call('number', write(a, writing))} ${part.operator} ${call('number', write(b, writing))}`,
      );
    default:
      return asClosure(part, writing);
  }
}

function writeOrder(
  order: { operator: string; fallback: LibraryName },
  a: Expression,
  b: Expression,
  writing: Writing,
): string {
  const read = fieldRead(a, writing);
  if (read !== undefined && b.kind === 'literal' && typeof b.value === 'number') {
    const limit = writeLiteral(b.value, writing);
    return `(typeof (v = ${read}) === 'number' ? v ${order.operator} ${limit} : ${call(order.fallback, 'v ?? null', limit)})`;
  }
  return call(order.fallback, write(a, writing), write(b, writing));
}

function writeEqual(a: Expression, b: Expression, writing: Writing): string {
  const read = fieldRead(a, writing);
  if (read !== undefined && b.kind === 'literal' && (typeof b.value === 'string' || typeof b.value === 'number')) {
    const value = writeLiteral(b.value, writing);
    return `((v = ${read}) === ${value} || (typeof v !== '${typeof b.value}' && ${call('isLooselyEqual', 'v', value)}))`;
  }
  return call('isLooselyEqual', write(a, writing), write(b, writing));
}

function writeMember(part: Call, a: Expression, b: Expression, writing: Writing): string {
  const read = fieldRead(a, writing);
  if (read === undefined || b.kind !== 'list' || b.items.length === 0 || b.items.length > 6)
    return asClosure(part, writing);
  const tests: string[] = [];
  for (const item of b.items) {
    if (item.kind !== 'literal' || typeof item.value === 'object') return asClosure(part, writing);
    tests.push(`v === ${writeLiteral(item.value, writing)}`);
  }
  return `(v = ${read}, ${tests.join(' || ')})`;
}
