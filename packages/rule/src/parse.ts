// JSON-Logic → Expression. Reads anything without throwing; what cannot be read is kept and reported.
import type { Issue, Json, PathSegment } from '@keepwell/kernel';
import { issue } from '@keepwell/kernel';
import type { Expression, OperationExpression, RulePath } from './expression.ts';

/** How large a rule may be. A rule past a limit is an Issue, never a hang. */
export interface RuleLimits {
  readonly depth: number;
  /** Parts in all: operators, lists and values. */
  readonly nodes: number;
  readonly listLength: number;
  /** UTF-16 units of one text. */
  readonly textLength: number;
}

export const defaultLimits: RuleLimits = { depth: 64, nodes: 20_000, listLength: 10_000, textLength: 100_000 };

const eachOperators = new Set(['map', 'filter', 'reduce', 'all', 'some', 'none', 'atLeast']);

interface Reading {
  readonly limits: RuleLimits;
  readonly issues: Issue[];
  nodes: number;
}

/** Reads a rule. Never throws; the expression prints back to exactly what was given. */
export function parseRule(
  rule: unknown,
  limits: Partial<RuleLimits> = {},
): { expression: Expression; issues: Issue[] } {
  const reading: Reading = { limits: { ...defaultLimits, ...limits }, issues: [], nodes: 0 };
  const expression = read(rule, [], 0, reading);
  return { expression, issues: reading.issues };
}

function read(value: unknown, path: RulePath, depth: number, reading: Reading): Expression {
  reading.nodes += 1;
  if (reading.nodes > reading.limits.nodes) return refuse(value, path, 'rule.too_large', reading.limits.nodes, reading);
  if (depth > reading.limits.depth) return refuse(value, path, 'rule.too_deep', reading.limits.depth, reading);
  if (Array.isArray(value)) {
    if (value.length > reading.limits.listLength) {
      return refuse(value, path, 'rule.list_too_long', reading.limits.listLength, reading);
    }
    return Object.freeze({ kind: 'list', path, items: readAll(value, path, depth, reading) } as const);
  }
  if (typeof value !== 'object' || value === null) return readPrimitive(value, path, reading);
  const keys = Object.keys(value);
  const [operator] = keys;
  if (keys.length !== 1 || operator === undefined) return readPlainObject(value, path, reading);
  return readOperation(operator, (value as Record<string, unknown>)[operator], path, depth, reading);
}

function readPrimitive(value: unknown, path: RulePath, reading: Reading): Expression {
  if (typeof value === 'string') {
    if (value.length > reading.limits.textLength) {
      return refuse(value, path, 'rule.text_too_long', reading.limits.textLength, reading);
    }
    if (!isStorableText(value)) {
      reading.issues.push(issue('rule.bad_text', path));
      return Object.freeze({ kind: 'refused', path, raw: value } as const);
    }
    return literal(value, path);
  }
  if (value === null || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) {
    return literal(value, path);
  }
  reading.issues.push(
    issue('rule.not_json', path, { found: typeof value === 'number' ? String(value) : typeof value }),
  );
  return Object.freeze({ kind: 'refused', path, raw: value } as const);
}

function literal(value: Json, path: RulePath, quoted = false): Expression {
  return Object.freeze({ kind: 'literal', path, value, quoted } as const);
}

/** An object of no or several keys is data, and so is what stands under `literal`; it is walked only to hold the limits. */
function readPlainObject(value: object, path: RulePath, reading: Reading): Expression {
  const trouble = findTrouble(value, 0, reading);
  if (trouble !== undefined) {
    reading.issues.push({ ...trouble, path });
    return Object.freeze({ kind: 'refused', path, raw: value } as const);
  }
  return literal(value as Json, path);
}

function findTrouble(value: unknown, depth: number, reading: Reading): Issue | undefined {
  reading.nodes += 1;
  const { limits } = reading;
  if (reading.nodes > limits.nodes) return issue('rule.too_large', [], { limit: limits.nodes });
  if (depth > limits.depth) return issue('rule.too_deep', [], { limit: limits.depth });
  if (typeof value === 'string') return isStorableText(value) ? undefined : issue('rule.bad_text', []);
  if (value === null || typeof value === 'boolean') return undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return undefined;
  if (typeof value !== 'object')
    return issue('rule.not_json', [], { found: typeof value === 'number' ? String(value) : typeof value });
  if (Array.isArray(value) && value.length > limits.listLength) {
    return issue('rule.list_too_long', [], { limit: limits.listLength });
  }
  for (const inner of Object.values(value)) {
    const trouble = findTrouble(inner, depth + 1, reading);
    if (trouble !== undefined) return trouble;
  }
  return undefined;
}

function readOperation(operator: string, body: unknown, path: RulePath, depth: number, reading: Reading): Expression {
  const inner = [...path, operator];
  if (operator === 'literal') {
    const value =
      Array.isArray(body) || (typeof body === 'object' && body !== null)
        ? readPlainObject(body, inner, reading)
        : readPrimitive(body, inner, reading);
    if (value.kind !== 'literal') return Object.freeze({ kind: 'refused', path, raw: { [operator]: body } } as const);
    return literal(value.value, path, true);
  }
  if (Array.isArray(body) && body.length > reading.limits.listLength) {
    return refuse({ [operator]: body }, path, 'rule.list_too_long', reading.limits.listLength, reading);
  }
  const bare = !Array.isArray(body);
  const args = bare ? [read(body, inner, depth + 1, reading)] : readAll(body, inner, depth, reading);
  return Object.freeze(toOperation(operator, Object.freeze(args), bare, path));
}

function toOperation(
  operator: string,
  args: readonly Expression[],
  bare: boolean,
  path: RulePath,
): OperationExpression {
  const common = { path, operator, args, bare };
  if (operator === 'and' || operator === 'or') return { kind: operator, ...common };
  if (operator === '!' || operator === '!!') return { kind: 'not', ...common };
  if (operator === 'if' || operator === '?:') return { kind: 'if', ...common };
  if (operator === 'muted') return { kind: 'muted', ...common };
  if (eachOperators.has(operator)) return { kind: 'each', ...common };
  if (operator === 'var' && args.length <= 2) {
    const name = args[0] === undefined ? '' : variableName(args[0]);
    if (name !== undefined) return { kind: 'variable', ...common, name, keys: name === '' ? [] : name.split('.') };
  }
  return { kind: 'call', ...common };
}

function variableName(part: Expression): string | undefined {
  if (part.kind !== 'literal') return undefined;
  if (part.value === null) return '';
  return typeof part.value === 'string' || typeof part.value === 'number' ? String(part.value) : undefined;
}

function readAll(values: readonly unknown[], path: RulePath, depth: number, reading: Reading): Expression[] {
  const items: Expression[] = [];
  for (let index = 0; index < values.length; index += 1) {
    items.push(read(values[index], [...path, index], depth + 1, reading));
  }
  return items;
}

function refuse(raw: unknown, path: readonly PathSegment[], code: string, limit: number, reading: Reading): Expression {
  // One report is enough: past the node limit every further part would add another.
  if (!reading.issues.some((found) => found.code === code)) reading.issues.push(issue(code, path, { limit }));
  return Object.freeze({ kind: 'refused', path, raw } as const);
}

/** NUL ends a text in PostgreSQL, and a lone surrogate has no UTF-8. */
export function isStorableText(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
