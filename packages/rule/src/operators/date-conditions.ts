// before after onDay inLast inNext inPeriod …: conditions on dates and instants. An empty or invalid date never matches.
import { isTextLess } from '../runtime/values.ts';
import type { DateUnit } from '../calendar/civil-date.ts';
import { parseDate } from '../calendar/civil-date.ts';
import type { DayRange } from '../calendar/day-range.ts';
import {
  afterNextUnits,
  beforeLastUnits,
  dayNumberOf,
  isDateUnit,
  isInRange,
  isUnitCount,
  lastUnits,
  nextUnits,
  periodOf,
} from '../calendar/day-range.ts';
import { isInstant } from '../calendar/time-zone.ts';
import type { RuleContext } from '../scope.ts';
import { momentSql, rangeSql } from '../sql/date-sql.ts';
import { booleanType } from '../value-type.ts';
import type { Operator, Phrase } from './operator.ts';
import { dates, defineOperator, takes } from './operator.ts';

const boolean = () => ({ type: booleanType, empty: false });
const kinds = ['date', 'dateTime'] as const;
const units = ['day', 'week', 'month', 'quarter', 'year'] as const;

/**
 * Order of two moments: dates by day, instants by millisecond, a date and an instant by the day the instant lies on.
 * Undefined when one of them is no moment.
 */
export function compareMoments(a: unknown, b: unknown, context: RuleContext): number | undefined {
  if (typeof a === 'string' && typeof b === 'string') {
    if (parseDate(a) === undefined || parseDate(b) === undefined) return undefined;
    return a === b ? 0 : isTextLess(a, b) ? -1 : 1;
  }
  if (isInstant(a) && isInstant(b)) return a - b;
  const left = dayNumberOf(a, context);
  const right = dayNumberOf(b, context);
  return left === undefined || right === undefined ? undefined : left - right;
}

export type MomentOrder = 'before' | 'after' | 'onOrBefore' | 'onOrAfter';

const momentTests: Readonly<Record<MomentOrder, (order: number) => boolean>> = {
  before: (order) => order < 0,
  after: (order) => order > 0,
  onOrBefore: (order) => order <= 0,
  onOrAfter: (order) => order >= 0,
};

function moment(name: MomentOrder, labels: Phrase, is: Phrase, not: Phrase): Operator {
  const holds = momentTests[name];
  return defineOperator({
    name,
    labels,
    group: 'date',
    parameters: [dates, { ...dates, like: 0 }],
    result: boolean,
    evaluate: ([a, b], context) => {
      const order = compareMoments(a, b, context);
      return order !== undefined && holds(order);
    },
    sql: { toSql: ([a, b], tools) => momentSql(name, a, b, tools) },
    sentence: { is, not },
    editor: { kinds, predicate: true },
    sample: { [name]: [{ var: 'f_signed' }, '2026-01-31'] },
  });
}

type Range = (count: number, unit: DateUnit, context: RuleContext) => DayRange;

/** The days that `count` units mean, undefined when count or unit are nonsense; then nothing matches. */
function rangeOf(range: Range, count: unknown, unit: unknown, context: RuleContext): DayRange | undefined {
  return isUnitCount(count) && isDateUnit(unit) ? range(count, unit, context) : undefined;
}

function relative(name: string, labels: Phrase, is: Phrase, not: Phrase, range: Range): Operator {
  return defineOperator({
    name,
    labels,
    group: 'date',
    parameters: [dates, { ...takes('number'), constant: true }, { ...takes('text'), words: units }],
    result: boolean,
    dependsOn: 'time',
    evaluate: ([value, count, unit], context) => {
      const days = rangeOf(range, count, unit, context);
      return days !== undefined && isInRange(value, days, context);
    },
    sql: {
      toSql: ([value, count, unit], tools) =>
        rangeSql(value, [count, unit], tools, () =>
          rangeOf(range, count?.constant?.value, unit?.constant?.value, tools.context),
        ),
    },
    sentence: { is, not },
    editor: { kinds, predicate: true },
    sample: { [name]: [{ var: 'f_signed' }, 30, 'day'] },
  });
}

function inPeriodRange(unit: unknown, offset: unknown, context: RuleContext): DayRange | undefined {
  return isDateUnit(unit) && isUnitCount(offset) ? periodOf(unit, offset, context) : undefined;
}

export const dateConditionOperators: readonly Operator[] = [
  moment(
    'before',
    { en: 'is before', zh: '早于' },
    { en: '{0} is before {1}', zh: '{0}早于 {1}' },
    { en: '{0} is not before {1}', zh: '{0}不早于 {1}' },
  ),
  moment(
    'after',
    { en: 'is after', zh: '晚于' },
    { en: '{0} is after {1}', zh: '{0}晚于 {1}' },
    { en: '{0} is not after {1}', zh: '{0}不晚于 {1}' },
  ),
  moment(
    'onOrBefore',
    { en: 'is on or before', zh: '不晚于' },
    { en: '{0} is on or before {1}', zh: '{0}不晚于 {1}' },
    { en: '{0} is not on or before {1}', zh: '{0}并非不晚于 {1}' },
  ),
  moment(
    'onOrAfter',
    { en: 'is on or after', zh: '不早于' },
    { en: '{0} is on or after {1}', zh: '{0}不早于 {1}' },
    { en: '{0} is not on or after {1}', zh: '{0}并非不早于 {1}' },
  ),
  defineOperator({
    name: 'onDay',
    labels: { en: 'is on the day', zh: '在同一天' },
    group: 'date',
    parameters: [dates, { ...dates, like: 0 }],
    result: boolean,
    evaluate: ([a, b], context) => {
      const day = dayNumberOf(a, context);
      return day !== undefined && day === dayNumberOf(b, context);
    },
    sql: { toSql: ([a, b], tools) => momentSql('onDay', a, b, tools) },
    sentence: {
      is: { en: '{0} is on {1}', zh: '{0}在 {1} 当天' },
      not: { en: '{0} is not on {1}', zh: '{0}不在 {1} 当天' },
    },
    editor: { kinds, predicate: true },
    sample: { onDay: [{ var: 'f_created' }, '2026-01-31'] },
  }),
  relative(
    'inLast',
    { en: 'is in the last', zh: '在最近' },
    { en: '{0} is in the last {1} {2}', zh: '{0}在最近 {1} {2}内' },
    { en: '{0} is not in the last {1} {2}', zh: '{0}不在最近 {1} {2}内' },
    lastUnits,
  ),
  relative(
    'inNext',
    { en: 'is within the next', zh: '在未来' },
    { en: '{0} is within the next {1} {2}', zh: '{0}在未来 {1} {2}内' },
    { en: '{0} is not within the next {1} {2}', zh: '{0}不在未来 {1} {2}内' },
    nextUnits,
  ),
  relative(
    'moreThanAgo',
    { en: 'was more than … ago', zh: '早于…之前' },
    { en: '{0} was more than {1} {2} ago', zh: '{0}在 {1} {2}以前' },
    { en: '{0} was not more than {1} {2} ago', zh: '{0}不在 {1} {2}以前' },
    beforeLastUnits,
  ),
  relative(
    'moreThanAhead',
    { en: 'is more than … ahead', zh: '晚于…之后' },
    { en: '{0} is more than {1} {2} ahead', zh: '{0}在 {1} {2}以后' },
    { en: '{0} is not more than {1} {2} ahead', zh: '{0}不在 {1} {2}以后' },
    afterNextUnits,
  ),
  defineOperator({
    name: 'inPeriod',
    labels: { en: 'is in this', zh: '在本期' },
    group: 'date',
    parameters: [dates, { ...takes('text'), words: units }, { ...takes('number'), optional: true, constant: true }],
    result: boolean,
    dependsOn: 'time',
    evaluate: ([value, unit, offset = 0], context) => {
      const days = inPeriodRange(unit, offset, context);
      return days !== undefined && isInRange(value, days, context);
    },
    sql: {
      toSql: ([value, unit, offset], tools) =>
        rangeSql(value, [unit, offset], tools, () =>
          inPeriodRange(unit?.constant?.value, offset === undefined ? 0 : offset.constant?.value, tools.context),
        ),
    },
    sentence: {
      is: { en: '{0} is {period}', zh: '{0}在{period}' },
      not: { en: '{0} is not {period}', zh: '{0}不在{period}' },
    },
    editor: { kinds, predicate: true },
    sample: { inPeriod: [{ var: 'f_signed' }, 'month', -1] },
  }),
];
