// How fields, options and money are named in formula text: by what a person calls them, never by id.
import { textIn, type Json, type Language } from '@keepwell/kernel';
import { checkRule } from '../check.ts';
import { parseRule } from '../parse.ts';
import type { FieldInScope, Scope } from '../scope.ts';
import type { ValueType } from '../value-type.ts';

/** The name of each field in the reader's language; where two are alike, the id is added. */
export interface FieldNames {
  nameOf(path: string): string;
  find(name: string): FieldInScope | undefined;
}

export function createFieldNames(scope: Scope, language: Language): FieldNames {
  const fields = scope.all();
  const byName = new Map<string, FieldInScope>();
  const names = new Map<string, string>();
  for (const field of fields) {
    const label = textIn(field.labels, language, field.path).trim() || field.path;
    const own = byName.has(label) ? `${label} (${field.path})` : label;
    byName.set(own, field);
    names.set(field.path, own);
  }
  // A formula written in the other language is read too, unless its name means another field here.
  for (const field of fields) {
    for (const label of [field.labels.zh, field.labels.en, field.path]) {
      if (label !== undefined && label !== '' && !byName.has(label.trim())) byName.set(label.trim(), field);
    }
  }
  const folded = new Map([...byName].map(([name, field]) => [name.toLowerCase(), field]));
  return {
    nameOf: (path) => names.get(path) ?? path,
    find: (name) => byName.get(name) ?? folded.get(name.toLowerCase()) ?? scope.field(name),
  };
}

/** Operators whose arguments stand for the same kind of value: a literal is written as the other side is. */
const alike = new Set([
  '==',
  '!=',
  '===',
  '!==',
  '<',
  '<=',
  '>',
  '>=',
  'between',
  'in',
  '+',
  '-',
  'min',
  'max',
  'coalesce',
]);

/** Rewrites the plain values beside a choice or an amount of money: labels ↔ ids, 12.50 ↔ 1250. */
export function adaptLiterals(
  operator: string,
  args: readonly Json[],
  scope: Scope,
  adapt: (value: Json, type: ValueType) => Json,
): readonly Json[] {
  if (!alike.has(operator) && operator !== 'contains' && !operator.startsWith('contains')) return args;
  const guide = args.map((arg) => (isPlain(arg) ? undefined : typeOf(arg, scope))).find(hasOwnWriting);
  if (guide === undefined) return args;
  const type = guide.kind === 'list' ? guide.of : guide;
  const one = (value: Json): Json => (typeof value === 'object' ? value : adapt(value, type));
  return args.map((arg) => (Array.isArray(arg) ? (arg as readonly Json[]).map(one) : one(arg)));
}

function isPlain(arg: Json): boolean {
  return typeof arg !== 'object' || arg === null || Array.isArray(arg);
}

function hasOwnWriting(type: ValueType | undefined): boolean {
  if (type === undefined) return false;
  const inner = type.kind === 'list' ? type.of : type;
  return inner.kind === 'choice' || inner.kind === 'money';
}

function typeOf(rule: Json, scope: Scope): ValueType {
  return checkRule(parseRule(rule).expression, scope).type;
}

export function toStored(value: Json, type: ValueType): Json {
  if (type.kind === 'money' && typeof value === 'number') return Math.round(value * 10 ** type.digits);
  if (type.kind === 'choice' && typeof value === 'string') {
    const option = type.options.find((known) => known.labels.zh === value || known.labels.en === value);
    return option?.id ?? value;
  }
  return value;
}

export function toWritten(language: Language): (value: Json, type: ValueType) => Json {
  return (value, type) => {
    if (type.kind === 'money' && typeof value === 'number') return value / 10 ** type.digits;
    if (type.kind === 'choice' && typeof value === 'string') {
      const label = textIn(type.options.find((known) => known.id === value)?.labels, language, value);
      return toStored(label, type) === value ? label : value;
    }
    return value;
  };
}
