// The types a value in a rule can have: what check reasons with, what SQL and sentences are chosen by.
import type { PartialText } from '@keepwell/kernel';
import type { FieldInScope } from './scope.ts';

/** One option of a choice field; the id is what a record holds, the labels are what a person reads. */
export interface ChoiceOption {
  readonly id: string;
  readonly labels: PartialText;
}

export type ValueType =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'text' }
  /** `integer`: always a whole number that a double holds exactly (an integer field, a count). */
  | { readonly kind: 'number'; readonly integer?: boolean; readonly percent?: boolean }
  | { readonly kind: 'boolean' }
  /** ISO text, YYYY-MM-DD. */
  | { readonly kind: 'date' }
  /** Milliseconds since 1970-01-01T00:00Z. */
  | { readonly kind: 'dateTime' }
  /** Whole minor units: 12.50 EUR is 1250 with digits 2. */
  | { readonly kind: 'money'; readonly currency: string; readonly digits: number }
  /** The id of an option, as text. */
  | { readonly kind: 'choice'; readonly options: readonly ChoiceOption[] }
  /** The id of a record, a whole number. */
  | { readonly kind: 'record'; readonly entity: string }
  | { readonly kind: 'list'; readonly of: ValueType }
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, FieldInScope>> };

export type ValueKind = ValueType['kind'];

export const unknownType: ValueType = { kind: 'unknown' };
export const emptyType: ValueType = { kind: 'empty' };
export const textType: ValueType = { kind: 'text' };
export const numberType: ValueType = { kind: 'number' };
export const integerType: ValueType = { kind: 'number', integer: true };
export const booleanType: ValueType = { kind: 'boolean' };
export const dateType: ValueType = { kind: 'date' };
export const dateTimeType: ValueType = { kind: 'dateTime' };

/** A type and whether the value may be empty: what is known of a part of a rule before any data is seen. */
export interface Static {
  readonly type: ValueType;
  readonly empty: boolean;
  /** A text that is never '': a field holds none, while what an operator computes may be without characters. */
  readonly neverBlank?: boolean;
}

const families: Readonly<Record<ValueKind, string>> = {
  unknown: 'unknown',
  empty: 'empty',
  text: 'text',
  choice: 'text',
  number: 'number',
  money: 'number',
  record: 'record',
  boolean: 'boolean',
  date: 'date',
  dateTime: 'dateTime',
  list: 'list',
  object: 'object',
};

/** Whether two values can sensibly be compared; unknown and empty go with everything. */
export function isComparable(a: ValueType, b: ValueType): boolean {
  if (a.kind === 'unknown' || b.kind === 'unknown' || a.kind === 'empty' || b.kind === 'empty') return true;
  if (a.kind === 'money' && b.kind === 'money') return a.currency === b.currency;
  if (a.kind === 'list' && b.kind === 'list') return isComparable(a.of, b.of);
  if (a.kind === 'record' && b.kind === 'record') return a.entity === b.entity;
  if ((a.kind === 'record' && b.kind === 'number') || (a.kind === 'number' && b.kind === 'record')) return true;
  return families[a.kind] === families[b.kind];
}

/** The type that holds values of both, `unknown` when there is none. */
export function joinTypes(a: ValueType, b: ValueType): ValueType {
  if (a === b || b.kind === 'empty') return a;
  if (a.kind === 'empty') return b;
  if (a.kind === 'list' && b.kind === 'list') return { kind: 'list', of: joinTypes(a.of, b.of) };
  if (a.kind === 'number' && b.kind === 'number') {
    return a.integer === true && b.integer === true ? integerType : numberType;
  }
  if (a.kind === 'money' && b.kind === 'money') {
    return a.currency === b.currency && a.digits === b.digits ? a : unknownType;
  }
  if (a.kind === 'money' && b.kind === 'number') return a;
  if (a.kind === 'number' && b.kind === 'money') return b;
  if (a.kind === 'choice' && b.kind === 'choice') return { kind: 'choice', options: joinOptions(a.options, b.options) };
  if (a.kind === 'record' && b.kind === 'record') return a.entity === b.entity ? a : unknownType;
  if (a.kind === b.kind && a.kind !== 'object') return a;
  if (families[a.kind] === 'text' && families[b.kind] === 'text') return textType;
  return unknownType;
}

function joinOptions(a: readonly ChoiceOption[], b: readonly ChoiceOption[]): readonly ChoiceOption[] {
  const ids = new Set(a.map((option) => option.id));
  return [...a, ...b.filter((option) => !ids.has(option.id))];
}

/** Whether values of this type are held as a JavaScript number. */
export function isNumeric(type: ValueType): boolean {
  return type.kind === 'number' || type.kind === 'money' || type.kind === 'record' || type.kind === 'dateTime';
}

/** Whether values of this type are held as a JavaScript string that compares as it stands. */
export function isTextual(type: ValueType): boolean {
  return type.kind === 'text' || type.kind === 'choice' || type.kind === 'date';
}
