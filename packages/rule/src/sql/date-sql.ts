// Dates in SQL: half-open ranges of constants computed here, so that databases need neither zones nor calendars.
import { dateUnits, formatDayNumber, toDayNumber } from '../calendar/civil-date.ts';
import type { DayRange } from '../calendar/day-range.ts';
import { datesOf, dayNumberOf, instantsOf, isUnitCount } from '../calendar/day-range.ts';
import { isInstant } from '../calendar/time-zone.ts';
import type { SqlRefusal } from '../operators/operator.ts';
import { dateTimeType, dateType, integerType } from '../value-type.ts';
import { truth } from './equality-sql.ts';
import { familyOf, ordered, refusals, refuse } from './families.ts';
import { compared } from './order-sql.ts';
import type { SqlFragment, SqlTools, SqlValue } from './sql-tools.ts';

type Moment = 'before' | 'after' | 'onOrBefore' | 'onOrAfter' | 'onDay';

const mirrored: Readonly<Record<Moment, Moment>> = {
  before: 'after',
  after: 'before',
  onOrBefore: 'onOrAfter',
  onOrAfter: 'onOrBefore',
  onDay: 'onDay',
};

/** The days that stand in this order to one day. */
export function daysFrom(moment: Moment, day: number): DayRange {
  switch (moment) {
    case 'before':
      return { from: null, to: day };
    case 'after':
      return { from: day + 1, to: null };
    case 'onOrBefore':
      return { from: null, to: day + 1 };
    case 'onOrAfter':
      return { from: day, to: null };
    case 'onDay':
      return { from: day, to: day + 1 };
  }
}

/** A date or an instant in a range of days; NULL, which stands for false, where it is empty. */
export function inDays(value: SqlValue, range: DayRange, tools: SqlTools): SqlValue | SqlRefusal {
  const { sql } = tools;
  if (familyOf(value.type) === 'empty') return truth(tools, false);
  if (value.type.kind !== 'date' && value.type.kind !== 'dateTime') return refusals.types;
  const isDate = value.type.kind === 'date';
  const limits = isDate ? datesOf(range) : instantsOf(range, tools.context);
  const x = ordered(value, tools);
  const parts: SqlFragment[] = [];
  if (limits.from !== null) parts.push(sql`${x} >= ${constant(limits.from, isDate, tools)}`);
  if (limits.to !== null) parts.push(sql`${x} < ${constant(limits.to, isDate, tools)}`);
  const fragment = parts.length === 1 ? tools.join(parts, '') : sql`(${tools.join(parts, ' and ')})`;
  return tools.condition(fragment, [value], value.empty);
}

function constant(limit: string | number, isDate: boolean, tools: SqlTools): SqlFragment {
  return tools.value(limit, isDate ? dateType : dateTimeType).fragment;
}

export function momentSql(
  moment: Moment,
  a: SqlValue | undefined,
  b: SqlValue | undefined,
  tools: SqlTools,
): SqlValue | SqlRefusal {
  if (a === undefined || b === undefined) return truth(tools, false);
  if (a.constant !== undefined) return besideConstant(mirrored[moment], b, a.constant.value, tools);
  if (b.constant !== undefined) return besideConstant(moment, a, b.constant.value, tools);
  const kinds = [a.type.kind, b.type.kind];
  if (kinds.some((kind) => kind !== 'date' && kind !== 'dateTime')) return refusals.types;
  if (kinds[0] !== kinds[1] || (moment === 'onDay' && kinds[0] === 'dateTime')) return refusals.zone;
  const { sql } = tools;
  const [left, right] = [ordered(a, tools), ordered(b, tools)];
  const fragment =
    moment === 'onDay'
      ? sql`${left} = ${right}`
      : compared(({ before: '<', after: '>', onOrBefore: '<=', onOrAfter: '>=' } as const)[moment], left, right, tools);
  return tools.condition(fragment, [a, b], a.empty || b.empty);
}

function besideConstant(moment: Moment, value: SqlValue, beside: unknown, tools: SqlTools): SqlValue | SqlRefusal {
  if (value.type.kind === 'dateTime' && isInstant(beside) && moment !== 'onDay') {
    const order = ({ before: '<', after: '>', onOrBefore: '<=', onOrAfter: '>=' } as const)[moment];
    const limit = tools.value(beside, dateTimeType).fragment;
    return tools.condition(compared(order, value.fragment, limit, tools), [value], value.empty);
  }
  const day = dayNumberOf(beside, tools.context);
  return day === undefined ? truth(tools, false) : inDays(value, daysFrom(moment, day), tools);
}

/** A condition on a field whose range is known beforehand; `range` gives undefined for nonsense, which matches nothing. */
export function rangeSql(
  value: SqlValue | undefined,
  constants: readonly (SqlValue | undefined)[],
  tools: SqlTools,
  range: () => DayRange | undefined,
): SqlValue | SqlRefusal {
  if (value === undefined) return truth(tools, false);
  if (constants.some((part) => part !== undefined && part.constant === undefined)) return refusals.computed;
  const days = range();
  return days === undefined ? truth(tools, false) : inDays(value, days, tools);
}

export function daysBetweenSql(
  from: SqlValue | undefined,
  to: SqlValue | undefined,
  tools: SqlTools,
): SqlValue | SqlRefusal {
  if (from === undefined || to === undefined) return tools.value(null, integerType);
  const start = asDate(from, tools);
  const end = asDate(to, tools);
  if (start === 'never' || end === 'never') return tools.value(null, integerType);
  if (start === undefined || end === undefined) return refusals.zone;
  return {
    fragment: tools.dialect.daysBetween(tools.sql, start, end),
    type: integerType,
    empty: from.empty || to.empty,
    bound: 4_000_000,
  };
}

/** The value as a date in SQL; constants are brought to the day they lie on, an instant of a record cannot be. */
function asDate(value: SqlValue, tools: SqlTools): SqlFragment | 'never' | undefined {
  if (value.constant !== undefined) {
    const day = dayNumberOf(value.constant.value, tools.context);
    const text = day === undefined ? null : formatDayNumber(day);
    return text === null ? 'never' : tools.dialect.textParameter(tools.sql, text);
  }
  return value.type.kind === 'date' ? value.fragment : undefined;
}

const minuteMs = 60_000;

export function dateAddSql(
  value: SqlValue | undefined,
  count: SqlValue | undefined,
  unit: SqlValue | undefined,
  tools: SqlTools,
): SqlValue | SqlRefusal {
  if (value === undefined || count?.constant === undefined || unit?.constant === undefined) return refusals.computed;
  const amount = count.constant.value;
  const word = unit.constant.value;
  const type = value.type.kind === 'dateTime' ? dateTimeType : dateType;
  if (!isUnitCount(amount)) return tools.value(null, type);
  const { sql, dialect } = tools;
  if (value.type.kind === 'dateTime') {
    if (word !== 'minute' && word !== 'hour') return refusals.zone;
    const more = dialect.integerParameter(sql, amount * minuteMs * (word === 'hour' ? 60 : 1));
    const sum = sql`(${value.fragment} + ${more})`;
    return { fragment: sql`(case when abs(${sum}) <= 8640000000000000 then ${sum} end)`, type, empty: true };
  }
  if (value.type.kind !== 'date') return refusals.types;
  if (word !== 'day' && word !== 'week') {
    if (!(dateUnits as readonly unknown[]).includes(word)) return tools.value(null, type);
    return refuse('months differ in length', '各月天数不同');
  }
  const days = amount * (word === 'week' ? 7 : 1);
  const first = toDayNumber({ year: 1, month: 1, day: 1 });
  const last = toDayNumber({ year: 9999, month: 12, day: 31 });
  const low = formatDayNumber(Math.max(first, first - days));
  const high = formatDayNumber(Math.min(last, last - days));
  if (low === null || high === null) return tools.value(null, type);
  const moved = dialect.addDays(sql, value.fragment, sql`cast(${days} as integer)`);
  const x = ordered(value, tools);
  const fragment = sql`(case when ${x} >= ${constant(low, true, tools)} and ${x} <= ${constant(high, true, tools)} then ${moved} end)`;
  return { fragment, type, empty: true };
}

export function startOfSql(
  value: SqlValue | undefined,
  unit: SqlValue | undefined,
  tools: SqlTools,
): SqlValue | SqlRefusal {
  if (value === undefined || unit?.constant === undefined) return refusals.computed;
  if (value.type.kind === 'dateTime') return refusals.zone;
  if (value.type.kind !== 'date') return refusals.types;
  const { sql, dialect } = tools;
  const x = value.fragment;
  const fragments: Readonly<Record<string, SqlFragment>> = {
    day: x,
    week: dialect.startOfWeek(sql, x),
    month: sql`(substr(${x}, 1, 7) || '-01')`,
    quarter: sql`(substr(${x}, 1, 4) || case when substr(${x}, 6, 2) < '04' then '-01-01' when substr(${x}, 6, 2) < '07' then '-04-01' when substr(${x}, 6, 2) < '10' then '-07-01' else '-10-01' end)`,
    year: sql`(substr(${x}, 1, 4) || '-01-01')`,
  };
  const fragment = fragments[String(unit.constant.value)];
  if (fragment === undefined) return tools.value(null, dateType);
  return { fragment, type: dateType, empty: value.empty };
}

export function anniversarySql(
  value: SqlValue | undefined,
  constants: readonly (SqlValue | undefined)[],
  tools: SqlTools,
  endings: () => readonly string[],
): SqlValue | SqlRefusal {
  if (value === undefined) return truth(tools, false);
  if (constants.some((part) => part !== undefined && part.constant === undefined)) return refusals.computed;
  if (value.type.kind === 'dateTime') return refusals.zone;
  if (value.type.kind !== 'date') return refusals.types;
  const days = endings();
  if (days.length === 0) return truth(tools, false);
  const { sql } = tools;
  const list = tools.join(
    days.map((day) => sql`${day}`),
    ', ',
  );
  return tools.condition(sql`substr(${value.fragment}, 6, 5) in (${list})`, [value], value.empty);
}
