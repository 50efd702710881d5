// `daysBetween` a field and a known day, compared with a number: the range of the field itself, which an index can answer.
import type { Order } from './order-sql.ts';
import { answerOf } from './order-sql.ts';
import type { DayRange } from '../calendar/day-range.ts';
import type { SqlRefusal } from '../operators/operator.ts';
import { isLooselyEqual } from '../runtime/values.ts';
import { inDays } from './date-sql.ts';
import { isRefusal } from './families.ts';
import type { SqlTools, SqlValue } from './sql-tools.ts';

export interface DaysComparison {
  readonly field: SqlValue;
  readonly day: number;
  /** Days = field − day; otherwise day − field. */
  readonly fromDay: boolean;
  readonly operator: Order | '==' | '!=';
  readonly limit: number;
}

export const flippedOrder = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==', '!=': '!=' } as const;

export function daysComparisonSql(comparison: DaysComparison, tools: SqlTools): SqlValue | SqlRefusal {
  const { field, limit, operator } = comparison;
  const negated = operator === '!=';
  const range = rangeOf(comparison);
  const inside = range === undefined ? tools.value(false, { kind: 'boolean' }) : inDays(field, range, tools);
  if (isRefusal(inside)) return inside;
  const { sql } = tools;
  const onEmpty =
    field.empty &&
    (operator === '==' || operator === '!='
      ? isLooselyEqual(null, limit) !== negated
      : answerOf(operator, null, limit));
  if (negated) {
    const outside = sql`not ${inside.fragment}`;
    if (!field.empty) return tools.condition(outside, [], false);
    return tools.condition(onEmpty ? sql`(${field.fragment} is null or ${outside})` : outside, [], !onEmpty);
  }
  if (!onEmpty) return inside;
  return tools.condition(sql`(${field.fragment} is null or ${inside.fragment})`, [], false);
}

/** The days on which the field makes the comparison true; for `!=`, false. Undefined when there are none. */
function rangeOf({ day, fromDay, operator, limit }: DaysComparison): DayRange | undefined {
  if (operator === '==' || operator === '!=') {
    if (!Number.isInteger(limit)) return undefined;
    const at = fromDay ? day + limit : day - limit;
    return { from: at, to: at + 1 };
  }
  // With days = day − field, "fewer" days mean a later field.
  const order = fromDay ? operator : flippedOrder[operator];
  const edge = fromDay ? day + limit : day - limit;
  switch (order) {
    case '<':
      return { from: null, to: Math.ceil(edge) };
    case '<=':
      return { from: null, to: Math.floor(edge) + 1 };
    case '>':
      return { from: Math.floor(edge) + 1, to: null };
    case '>=':
      return { from: Math.ceil(edge), to: null };
  }
}
