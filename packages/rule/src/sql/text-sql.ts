// contains startsWith endsWith cat substr length trim in SQL: bytewise order, counted in code points by both databases.
import type { SqlRefusal } from '../operators/operator.ts';
import { whiteSpace } from '../runtime/code-points.ts';
import { isEmptyValue, toJoinedText } from '../runtime/values.ts';
import { integerType, textType } from '../value-type.ts';
import { truth } from './equality-sql.ts';
import { familyOf, isWhole, ordered, refusals, refuse } from './families.ts';
import type { SqlFragment, SqlTools, SqlValue } from './sql-tools.ts';

export function containsSql(
  value: SqlValue | undefined,
  part: SqlValue | undefined,
  tools: SqlTools,
): SqlValue | SqlRefusal {
  if (value === undefined || part === undefined) return truth(tools, false);
  if (part.constant !== undefined && isEmptyValue(part.constant.value)) return truth(tools, false);
  const { sql, dialect } = tools;
  const families = [familyOf(value.type), familyOf(part.type)];
  if (families.includes('other')) return refusals.types;
  if (families[1] !== 'text') return truth(tools, false);
  if (families[0] === 'list') {
    return tools.condition(dialect.listContains(sql, value.fragment, part.fragment), [value, part], true);
  }
  if (families[0] !== 'text') return truth(tools, false);
  const found = sql`${dialect.position(sql, part.fragment, value.fragment)} > 0`;
  const isPlain = part.column !== undefined || part.constant !== undefined;
  return tools.condition(
    isPlain ? found : sql`(${part.fragment} <> '' and ${found})`,
    [value, part],
    value.empty || part.empty,
  );
}

export function edgeSql(
  name: 'startsWith' | 'endsWith',
  value: SqlValue | undefined,
  part: SqlValue | undefined,
  tools: SqlTools,
): SqlValue | SqlRefusal {
  if (value === undefined || part === undefined) return truth(tools, false);
  if (part.constant !== undefined && isEmptyValue(part.constant.value)) return truth(tools, false);
  const families = [familyOf(value.type), familyOf(part.type)];
  if (families.includes('other')) return refusals.types;
  if (families[0] !== 'text' || families[1] !== 'text') return truth(tools, false);
  const { sql, dialect } = tools;
  const empty = value.empty || part.empty;
  const text = part.constant?.value;
  if (name === 'startsWith' && typeof text === 'string') {
    const after = textAfterPrefix(text);
    if (after !== undefined) {
      const x = ordered(value, tools);
      return tools.condition(
        sql`(${x} >= ${part.fragment} and ${x} < ${dialect.textParameter(sql, after)})`,
        [value],
        empty,
      );
    }
  }
  const x = value.fragment;
  const p = part.fragment;
  const same =
    name === 'startsWith'
      ? sql`substr(${x}, 1, length(${p})) = ${p}`
      : sql`substr(${x}, length(${x}) - length(${p}) + 1) = ${p}`;
  const isPlain = part.column !== undefined || part.constant !== undefined;
  // Counting from before the first character means something else in each database, so a longer part is ruled out first.
  return tools.condition(
    sql`(length(${x}) >= length(${p}) and ${isPlain ? same : sql`${p} <> '' and ${same}`})`,
    [value, part],
    empty,
  );
}

/** The least text above all that begin with the prefix, so that an index can be used; none above the last code point. */
function textAfterPrefix(prefix: string): string | undefined {
  const points = Array.from(prefix);
  const last = points.pop()?.codePointAt(0);
  if (last === undefined || last === 0x10ffff) return undefined;
  const next = last === 0xd7ff ? 0xe000 : last + 1;
  return points.join('') + String.fromCodePoint(next);
}

export function joinTextSql(args: readonly SqlValue[], tools: SqlTools): SqlValue | SqlRefusal {
  const parts: SqlFragment[] = [];
  const { sql, dialect } = tools;
  for (const arg of args) {
    const text = joinedText(arg, tools);
    if (text === undefined)
      return refuse('numbers with decimals are written differently there', '数据库书写小数的方式不同');
    parts.push(arg.empty && arg.constant === undefined ? sql`coalesce(${text}, '')` : text);
  }
  const [only] = parts;
  if (only === undefined) return tools.value('', textType);
  const fragment =
    parts.length === 1 ? sql`(${only} || ${dialect.textParameter(sql, '')})` : sql`(${tools.join(parts, ' || ')})`;
  return { fragment, type: textType, empty: false };
}

function joinedText(value: SqlValue, { sql, dialect }: SqlTools): SqlFragment | undefined {
  if (value.constant !== undefined) return dialect.textParameter(sql, toJoinedText(value.constant.value));
  const family = familyOf(value.type);
  if (family === 'text') return value.fragment;
  if (family === 'number' && isWhole(value)) return dialect.integerToText(sql, value.fragment);
  if (family !== 'boolean') return undefined;
  return sql`case when ${value.fragment} then 'true' when not ${value.fragment} then 'false' end`;
}

const longest = 1_000_000_000;

export function substrSql(
  value: SqlValue | undefined,
  start: SqlValue | undefined,
  length: SqlValue | undefined,
  tools: SqlTools,
): SqlValue | SqlRefusal {
  if (value === undefined || familyOf(value.type) !== 'text') return refusals.types;
  const from = placeOf(start);
  const count = length === undefined ? undefined : placeOf(length);
  if (from === undefined || (length !== undefined && count === undefined)) return refusals.computed;
  const { sql, dialect } = tools;
  const text = value.empty ? sql`coalesce(${value.fragment}, 'null')` : value.fragment;
  const whole = (number: number): SqlFragment => sql`cast(${number} as integer)`;
  const notNegative = (number: SqlFragment): SqlFragment => dialect.greatest(sql, sql`${number}, 0`);
  const first = from >= 0 ? whole(from) : notNegative(sql`length(${text}) + ${whole(from)}`);
  if (count === undefined) return { fragment: sql`substr(${text}, ${first} + 1)`, type: textType, empty: false };
  const size = count >= 0 ? whole(count) : notNegative(sql`length(${text}) + ${whole(count)} - ${first}`);
  return { fragment: sql`substr(${text}, ${first} + 1, ${size})`, type: textType, empty: false };
}

function placeOf(value: SqlValue | undefined): number | undefined {
  const number = value?.constant === undefined ? undefined : Number(value.constant.value ?? 0);
  if (number === undefined || Number.isNaN(number)) return undefined;
  return Math.max(-longest, Math.min(longest, Math.trunc(number)));
}

export function lengthSql(value: SqlValue | undefined, { sql }: SqlTools): SqlValue | SqlRefusal {
  if (value === undefined || familyOf(value.type) !== 'text') return refusals.types;
  return { fragment: sql`length(${value.fragment})`, type: integerType, empty: value.empty };
}

export function trimSql(value: SqlValue | undefined, { sql, dialect }: SqlTools): SqlValue | SqlRefusal {
  if (value === undefined || familyOf(value.type) !== 'text') return refusals.types;
  return { fragment: dialect.trim(sql, value.fragment, whiteSpace), type: textType, empty: value.empty };
}
