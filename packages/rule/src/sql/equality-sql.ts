// == === != !== in, with JavaScript's answers for empties and for constants of another type.
import type { SqlRefusal } from '../operators/operator.ts';
import { toNumber } from '../runtime/values.ts';
import { booleanType, numberType } from '../value-type.ts';
import { familyOf, refusals } from './families.ts';
import type { SqlTools, SqlValue } from './sql-tools.ts';

export function truth(tools: SqlTools, value: boolean): SqlValue {
  return tools.value(value, booleanType);
}

export function equalSql(
  left: SqlValue | undefined,
  right: SqlValue | undefined,
  tools: SqlTools,
  how: { strict: boolean; negated: boolean },
): SqlValue | SqlRefusal {
  const nothing = tools.value(null, { kind: 'empty' });
  const a = left ?? nothing;
  const b = right ?? nothing;
  if (familyOf(a.type) === 'empty') return emptiness(b, tools, how.negated);
  if (familyOf(b.type) === 'empty') return emptiness(a, tools, how.negated);
  const families = [familyOf(a.type), familyOf(b.type)];
  if (families.includes('list')) return refusals.list;
  if (families.includes('other')) return refusals.types;
  if (families[0] === families[1]) return sameFamily(a, b, tools, how.negated);
  if (how.strict) return neverEqual(a, b, tools, how.negated);
  return acrossFamilies(a, b, tools, how);
}

/** Only `null` itself: a computed text of no characters is no null. */
function emptiness(value: SqlValue, tools: SqlTools, negated: boolean): SqlValue {
  if (!value.empty) return truth(tools, negated);
  const { sql } = tools;
  const fragment = negated ? sql`${value.fragment} is not null` : sql`${value.fragment} is null`;
  return tools.condition(fragment, negated ? [value] : [], false);
}

function sameFamily(a: SqlValue, b: SqlValue, tools: SqlTools, negated: boolean): SqlValue {
  const { sql, dialect } = tools;
  const flag = typeof a.constant?.value === 'boolean' ? b : a;
  const wanted = a.constant?.value ?? b.constant?.value;
  if (typeof wanted === 'boolean' && !flag.empty && familyOf(flag.type) === 'boolean') {
    return tools.condition(wanted === negated ? sql`not ${flag.fragment}` : flag.fragment, [flag], false);
  }
  if (negated) {
    if (!a.empty && !b.empty) return tools.condition(sql`${a.fragment} <> ${b.fragment}`, [a, b], false);
    return tools.condition(dialect.isDistinct(sql, a.fragment, b.fragment), [], false);
  }
  if (a.empty && b.empty) return tools.condition(dialect.isNotDistinct(sql, a.fragment, b.fragment), [], false);
  return tools.condition(sql`${a.fragment} = ${b.fragment}`, [a, b], a.empty || b.empty);
}

/** Values of two types are never identical, but two empties are. */
function neverEqual(a: SqlValue, b: SqlValue, tools: SqlTools, negated: boolean): SqlValue {
  if (!a.empty || !b.empty) return truth(tools, negated);
  const { sql } = tools;
  const both = sql`(${a.fragment} is null and ${b.fragment} is null)`;
  return tools.condition(negated ? sql`not ${both}` : both, [], false);
}

function acrossFamilies(
  a: SqlValue,
  b: SqlValue,
  tools: SqlTools,
  how: { strict: boolean; negated: boolean },
): SqlValue | SqlRefusal {
  const left = asNumber(a, tools);
  const right = asNumber(b, tools);
  // A date is never a number: 2026-01-31 reads as NaN.
  if ((a.type.kind === 'date' && b.constant !== undefined) || (b.type.kind === 'date' && a.constant !== undefined)) {
    return truth(tools, how.negated);
  }
  if (left === 'never' || right === 'never') return truth(tools, how.negated);
  if (left === undefined || right === undefined) return refusals.textAsNumber;
  return sameFamily(left, right, tools, how.negated);
}

/** The value as JavaScript's Number reads it; `never` for a constant that is no number, undefined where SQL cannot. */
export function asNumber(value: SqlValue, tools: SqlTools): SqlValue | 'never' | undefined {
  if (value.constant !== undefined) {
    const number = toNumber(value.constant.value);
    return Number.isFinite(number) ? tools.value(number, numberType) : 'never';
  }
  if (familyOf(value.type) === 'number') return value;
  if (familyOf(value.type) !== 'boolean') return undefined;
  const fragment = tools.dialect.booleanToNumber(tools.sql, value.fragment);
  return { fragment, type: numberType, empty: value.empty, bound: 1 };
}

/** Membership: in a list written in the rule, in a list field, or of a text in a text. */
export function inSql(
  needle: SqlValue | undefined,
  heap: SqlValue | undefined,
  tools: SqlTools,
): SqlValue | SqlRefusal {
  if (needle === undefined || heap === undefined) return truth(tools, false);
  if (heap.constant !== undefined && Array.isArray(heap.constant.value))
    return inConstants(needle, heap.constant.value, tools);
  const family = familyOf(heap.type);
  if (family === 'list') return inListField(needle, heap, tools);
  if (family === 'empty') return truth(tools, false);
  if (family !== 'text') return family === 'other' ? refusals.types : truth(tools, false);
  return inText(needle, heap, tools);
}

function inConstants(needle: SqlValue, items: readonly unknown[], tools: SqlTools): SqlValue | SqlRefusal {
  const family = familyOf(needle.type);
  if (family === 'list' || family === 'other') return refusals.list;
  const held = { number: 'number', text: 'string', boolean: 'boolean', empty: 'object' }[family];
  // Membership is strict: a number is never found among texts.
  const alike = items.filter((item) => item !== null && typeof item === held);
  const withEmpty = items.includes(null) && needle.empty;
  const { sql } = tools;
  const list = tools.join(
    alike.map((item) => tools.value(item, needle.type).fragment),
    ', ',
  );
  if (withEmpty) {
    const fragment =
      alike.length === 0
        ? sql`${needle.fragment} is null`
        : sql`(${needle.fragment} is null or ${needle.fragment} in (${list}))`;
    return tools.condition(fragment, [], false);
  }
  if (alike.length === 0) return truth(tools, false);
  return tools.condition(sql`${needle.fragment} in (${list})`, [needle], needle.empty);
}

function inListField(needle: SqlValue, heap: SqlValue, tools: SqlTools): SqlValue | SqlRefusal {
  if (familyOf(needle.type) !== 'text') return familyOf(needle.type) === 'other' ? refusals.types : truth(tools, false);
  return tools.condition(tools.dialect.listContains(tools.sql, heap.fragment, needle.fragment), [needle, heap], true);
}

function inText(needle: SqlValue, heap: SqlValue, tools: SqlTools): SqlValue | SqlRefusal {
  const { sql, dialect } = tools;
  let part = needle.fragment;
  if (needle.constant !== undefined) part = dialect.textParameter(sql, String(needle.constant.value));
  else if (familyOf(needle.type) !== 'text') return refusals.textAsNumber;
  else if (needle.empty) part = sql`coalesce(${part}, 'null')`;
  const found = sql`${dialect.position(sql, part, heap.fragment)} > 0`;
  if (heap.column !== undefined) return tools.condition(found, [heap], heap.empty);
  return tools.condition(sql`(${heap.fragment} <> '' and ${found})`, [], heap.empty);
}
