// Formula text, as in a spreadsheet, → JSON-Logic: `round({Total charges} / {Tenure}, 2)`.
import { issue, type Issue, type Json } from '@keepwell/kernel';
import { operators } from '../operators/index.ts';
import type { Scope } from '../scope.ts';
import { adaptLiterals, createFieldNames, toStored, type FieldNames } from './formula-fields.ts';
import { FormulaProblem, toTokens, type Token } from './formula-tokens.ts';

export type ParsedFormula =
  | { readonly ok: true; readonly rule: Json }
  /** `start` and `end` say which characters are meant. */
  | { readonly ok: false; readonly issue: Issue; readonly start: number; readonly end: number };

interface Reading {
  readonly tokens: readonly Token[];
  readonly scope: Scope;
  readonly names: FieldNames;
  at: number;
  depth: number;
}

const deepest = 60;

/**
 * Reads a formula. Fields stand in braces by their label in either language, texts in quotes; `and or not`, `且 或 非`; the functions are
 * the operators of the rule language by name. Never throws.
 */
export function parseFormula(text: string, scope: Scope): ParsedFormula {
  try {
    const names = createFieldNames(scope, 'en');
    const reading: Reading = { tokens: toTokens(text), scope, names, at: 0, depth: 0 };
    const rule = readOr(reading);
    const rest = peek(reading);
    if (rest.kind !== 'end') throw new FormulaProblem('rule.formula_rest', rest.start, rest.end, { found: rest.value });
    return { ok: true, rule };
  } catch (thrown) {
    if (!(thrown instanceof FormulaProblem)) throw thrown;
    const { code, start, end, params } = thrown;
    return { ok: false, issue: issue(code, [], params), start, end };
  }
}

function peek(reading: Reading): Token {
  return reading.tokens[reading.at] ?? (reading.tokens.at(-1) as Token);
}

function next(reading: Reading): Token {
  const token = peek(reading);
  reading.at += 1;
  return token;
}

function isNext(reading: Reading, kind: Token['kind'], ...values: string[]): boolean {
  const token = peek(reading);
  return token.kind === kind && values.includes(token.value.toLowerCase());
}

function call(reading: Reading, operator: string, args: readonly Json[]): Json {
  return { [operator]: adaptLiterals(operator, args, reading.scope, toStored) };
}

function readOr(reading: Reading): Json {
  return readJoined(reading, 'or', ['or', '或'], readAnd);
}

function readAnd(reading: Reading): Json {
  return readJoined(reading, 'and', ['and', '且'], readComparison);
}

/** `a or b or c` is one group of three. */
function readJoined(reading: Reading, operator: string, words: string[], readPart: (reading: Reading) => Json): Json {
  const first = readPart(reading);
  const parts = [first];
  while (isNext(reading, 'name', ...words)) {
    next(reading);
    parts.push(readPart(reading));
  }
  return parts.length === 1 ? first : { [operator]: parts };
}

const comparisons: Readonly<Record<string, string>> = {
  '=': '==',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

function readComparison(reading: Reading): Json {
  const left = readSum(reading);
  if (!isNext(reading, 'mark', ...Object.keys(comparisons))) return left;
  const operator = comparisons[next(reading).value] ?? '==';
  return call(reading, operator, [left, readSum(reading)]);
}

function readSum(reading: Reading): Json {
  return readChain(reading, { '+': '+', '-': '-', '&': 'cat' }, readProduct);
}

function readProduct(reading: Reading): Json {
  return readChain(reading, { '*': '*', '/': '/' }, readUnary);
}

/** A chain of one sign with many arguments (`a + b + c`) is one call; others nest to the left. */
function readChain(
  reading: Reading,
  signs: Readonly<Record<string, string>>,
  readPart: (reading: Reading) => Json,
): Json {
  let left = readPart(reading);
  while (isNext(reading, 'mark', ...Object.keys(signs))) {
    const operator = signs[next(reading).value] ?? '+';
    const args = [left, readPart(reading)];
    if (operator === '+' || operator === '*' || operator === 'cat') {
      while (isNext(reading, 'mark', operator === 'cat' ? '&' : operator)) {
        next(reading);
        args.push(readPart(reading));
      }
    }
    left = call(reading, operator, args);
  }
  return left;
}

function readUnary(reading: Reading): Json {
  reading.depth += 1;
  const token = peek(reading);
  if (reading.depth > deepest)
    throw new FormulaProblem('rule.too_deep', token.start, token.end, { limit: String(deepest) });
  try {
    if (isNext(reading, 'mark', '-')) {
      next(reading);
      const inner = readUnary(reading);
      return typeof inner === 'number' ? -inner : { '-': [inner] };
    }
    // `not(x)` is a function like others; `not x = 1` reaches as far as the comparison.
    if (isNext(reading, 'name', 'not', '非') && reading.tokens[reading.at + 1]?.value !== '(') {
      next(reading);
      return { '!': [readComparison(reading)] };
    }
    return readPrimary(reading);
  } finally {
    reading.depth -= 1;
  }
}

function readPrimary(reading: Reading): Json {
  const token = next(reading);
  if (token.kind === 'number') {
    const plain = token.value.replaceAll('_', '');
    return plain.endsWith('%') ? shiftPercent(plain.slice(0, -1)) : Number(plain);
  }
  if (token.kind === 'text') return token.value;
  if (token.kind === 'field') {
    const field = reading.names.find(token.value);
    if (field === undefined)
      throw new FormulaProblem('rule.formula_no_field', token.start, token.end, { name: token.value });
    return { var: field.path };
  }
  if (token.kind === 'name') return readName(reading, token);
  if (token.value === '(') {
    const inner = readOr(reading);
    close(reading, ')', token);
    return inner;
  }
  if (token.value === '[') return readList(reading, ']', token);
  if (token.kind === 'end') throw new FormulaProblem('rule.formula_unfinished', token.start, token.end);
  throw new FormulaProblem('rule.formula_unexpected', token.start, token.end, { found: token.value });
}

/** 12.5% without the noise of a division. */
function shiftPercent(digits: string): number {
  return Number(`${digits}e-2`);
}

const constants: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['true', true], ['false', false], ['empty', null], ['是', true], ['否', false], ['空', null],
]); // biome-ignore format: a table

/** Functions under the name that spreadsheets use, where the operator's own is a sign. */
const functionNames: ReadonlyMap<string, string> = new Map([
  ['not', '!'], ['非', '!'], ['mod', '%'], ['concat', 'cat'], ['如果', 'if'], ['isempty', 'empty'], ['isnotempty', 'notEmpty'],
]); // biome-ignore format: a table

function readName(reading: Reading, token: Token): Json {
  const isCall = isNext(reading, 'mark', '(');
  if (!isCall) {
    const constant = constants.get(token.value.toLowerCase());
    if (constant !== undefined) return constant;
    const field = reading.names.find(token.value);
    if (field !== undefined) return { var: field.path };
    throw new FormulaProblem('rule.formula_no_field', token.start, token.end, { name: token.value });
  }
  const operator = findFunction(token.value);
  if (operator === undefined) {
    throw new FormulaProblem('rule.formula_no_function', token.start, token.end, { name: token.value });
  }
  const open = next(reading);
  return call(reading, operator, readList(reading, ')', open) as readonly Json[]);
}

function findFunction(name: string): string | undefined {
  const own = functionNames.get(name.toLowerCase()) ?? name;
  const known =
    operators.get(own) ?? operators.all.find((operator) => operator.name.toLowerCase() === own.toLowerCase());
  const byLabel = known ?? operators.all.find((operator) => operator.labels.zh === name);
  return byLabel === undefined || unwritable.has(byLabel.name) ? undefined : byLabel.name;
}

/** What a formula has another way of writing, or none. */
export const unwritable: ReadonlySet<string> = new Set([
  'var',
  'muted',
  'literal',
  'missing',
  'missing_some',
  'log',
  '?:',
]);

function readList(reading: Reading, end: ')' | ']', open: Token): Json {
  const items: Json[] = [];
  if (!isNext(reading, 'mark', end)) {
    items.push(readOr(reading));
    while (isNext(reading, 'mark', ',')) {
      next(reading);
      items.push(readOr(reading));
    }
  }
  close(reading, end, open);
  return items;
}

function close(reading: Reading, mark: string, open: Token): void {
  const token = next(reading);
  if (token.kind === 'mark' && token.value === mark) return;
  if (token.kind === 'end')
    throw new FormulaProblem('rule.formula_not_closed', open.start, open.end, { found: open.value });
  throw new FormulaProblem('rule.formula_unexpected', token.start, token.end, { found: token.value });
}
