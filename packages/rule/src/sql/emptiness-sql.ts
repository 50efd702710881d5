// empty, notEmpty, coalesce. A text field is never '' at rest, a computed text may be.
import type { SqlRefusal } from '../operators/operator.ts';
import { isEmptyValue } from '../runtime/values.ts';
import type { ValueType } from '../value-type.ts';
import { emptyType, joinTypes } from '../value-type.ts';
import { truth } from './equality-sql.ts';
import { familyOf, refusals } from './families.ts';
import type { SqlFragment, SqlTools, SqlValue } from './sql-tools.ts';

function mayBeBlank(value: SqlValue): boolean {
  return (
    familyOf(value.type) === 'text' &&
    value.type.kind !== 'date' &&
    value.column === undefined &&
    value.constant === undefined
  );
}

export function emptySql(value: SqlValue | undefined, tools: SqlTools, wanted: boolean): SqlValue | SqlRefusal {
  if (value === undefined) return truth(tools, wanted);
  if (value.constant !== undefined) return truth(tools, isEmptyValue(value.constant.value) === wanted);
  if (familyOf(value.type) === 'other') return refusals.types;
  const { sql } = tools;
  if (mayBeBlank(value)) {
    if (!wanted) return tools.condition(sql`${value.fragment} <> ''`, [], value.empty);
    if (!value.empty) return tools.condition(sql`${value.fragment} = ''`, [], false);
    return tools.condition(sql`(${value.fragment} is null or ${value.fragment} = '')`, [], false);
  }
  if (!value.empty) return truth(tools, !wanted);
  const fragment = wanted ? sql`${value.fragment} is null` : sql`${value.fragment} is not null`;
  return tools.condition(fragment, wanted ? [] : [value], false);
}

export function coalesceSql(args: readonly SqlValue[], tools: SqlTools): SqlValue | SqlRefusal {
  const type = args.map((arg) => arg.type).reduce<ValueType>(joinTypes, emptyType);
  const family = familyOf(type);
  if (family === 'other' || family === 'list') return refusals.types;
  const useful = args.filter((arg) => arg.constant === undefined || !isEmptyValue(arg.constant.value));
  const last = useful.findIndex((arg) => !arg.empty && !mayBeBlank(arg));
  const needed = last < 0 ? useful : useful.slice(0, last + 1);
  const [only] = needed;
  if (only === undefined) return tools.value(null, type);
  const { sql } = tools;
  const parts: SqlFragment[] = needed.map((arg) => {
    if (family === 'boolean') return tools.exact(arg);
    return mayBeBlank(arg) ? sql`nullif(${arg.fragment}, '')` : arg.fragment;
  });
  const empty = last < 0;
  if (needed.length === 1) return { ...only, fragment: parts[0] ?? only.fragment, empty };
  const bound = needed.every((arg) => arg.bound !== undefined)
    ? Math.max(...needed.map((arg) => arg.bound ?? 0))
    : undefined;
  return { fragment: sql`coalesce(${tools.join(parts, ', ')})`, type, empty, bound };
}
