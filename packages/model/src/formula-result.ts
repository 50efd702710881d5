// A formula's result brought to its declared type, alike for closures and for SQL.
import type { Json } from '@keepwell/kernel';
import { type Expression, operators, printRule, type ValueType } from '@keepwell/rule';
import type { FieldDefinition } from './entity.ts';
import type { FieldValue } from './field-type.ts';
import { resultOf, valueTypeOf } from './fields.ts';
import { isDate } from './notation/date.ts';
import { isInstant } from './notation/date-time.ts';

/** Decimals to which a number is rounded, halves away from zero; undefined: kept as it is. */
function digitsOf(field: FieldDefinition): number | undefined {
  const { type, options } = resultOf(field);
  if (type.name === 'integer' || type.name === 'money') return 0;
  if (typeof options.digits !== 'number') return undefined;
  // A percentage shown with one decimal is a fraction with three.
  return type.name === 'percent' ? options.digits + 2 : options.digits;
}

/** The value as the declared type holds it; anything that is not finite or of another type is empty. */
export function toResult(field: FieldDefinition): (value: unknown) => FieldValue {
  const type = valueTypeOf(field);
  const digits = digitsOf(field);
  const whole = resultOf(field).type.column(resultOf(field).options) === 'integer';
  return (value) => {
    const result = ofType(value, type);
    if (typeof result !== 'number') return result;
    const rounded = digits === undefined ? result : round(result, digits);
    if (rounded === null || !Number.isFinite(rounded)) return null;
    return whole && !Number.isSafeInteger(rounded) ? null : rounded + 0;
  };
}

/** The rule language's own rounding, so that a closure and a database agree to the last digit. */
function round(value: number, digits: number): number | null {
  const rounded = operators.need('round').evaluate([value, digits], { now: 0, timeZone: 'UTC' }, null);
  return typeof rounded === 'number' ? rounded : null;
}

function ofType(value: unknown, type: ValueType): FieldValue {
  if (value == null || value === '') return null;
  switch (type.kind) {
    case 'text':
      return typeof value === 'string' ? value : null;
    case 'number':
    case 'money':
      return typeof value === 'number' && Number.isFinite(value) ? value : null;
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    case 'date':
      return isDate(value) ? value : null;
    case 'dateTime':
      return isInstant(value) ? value : null;
    case 'record':
      return Number.isSafeInteger(value) && (value as number) > 0 ? (value as number) : null;
    case 'choice':
      return type.options.some((option) => option.id === value) ? (value as string) : null;
    case 'list': {
      if (!Array.isArray(value) || value.length === 0) return null;
      const items = value.map((item) => ofType(item, type.of));
      return items.every((item) => typeof item === 'string') ? items : null;
    }
    default:
      return null;
  }
}

const most = Number.MAX_SAFE_INTEGER;

/**
 * The rule with what `toResult` does to numbers and options written in the language itself, for SQL: rounding, no more digits than a
 * whole number holds, no options that are not the field's. Where the rule's own type already says so nothing is added.
 */
export function coercedRule(expression: Expression, type: ValueType, field: FieldDefinition): Json {
  const rule = printRule(expression);
  const result = valueTypeOf(field);
  if (result.kind === 'choice') {
    const ids = result.options.map((option) => option.id);
    const known = type.kind === 'choice' && type.options.every((option) => ids.includes(option.id));
    return known ? rule : { if: [{ in: [rule, ids] }, rule, null] };
  }
  if (type.kind === 'number' && type.integer === true) return rule;
  const digits = digitsOf(field);
  if (digits === undefined) return rule;
  const rounded: Json = { round: [rule, digits] };
  if (resultOf(field).type.column(resultOf(field).options) !== 'integer') return rounded;
  if (type.kind === 'money' && expression.kind === 'variable') return rule;
  return { if: [{ '<=': [-most, rounded, most] }, rounded, null] };
}
