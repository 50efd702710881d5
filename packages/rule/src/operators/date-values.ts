// today now daysBetween dateAdd startOf dateOf sameDayOfYear anniversaryWithin: computing with dates and anniversaries.
import { endingsFrom, isAnniversary, leapRuleOf, leapRules, monthAndDay } from '../calendar/anniversary.ts';
import {
  addToDate,
  dateUnits,
  formatDate,
  formatDayNumber,
  fromDayNumber,
  parseDate,
  startOfUnit,
  timeUnits,
  toDayNumber,
} from '../calendar/civil-date.ts';
import { dayNumberOf, isDateUnit, isUnitCount, today } from '../calendar/day-range.ts';
import { dayNumberAt, instantOf, isInstant, startOfDay, timeOfDayAt } from '../calendar/time-zone.ts';
import type { RuleContext } from '../scope.ts';
import { anniversarySql, dateAddSql, daysBetweenSql, startOfSql } from '../sql/date-sql.ts';
import type { Static } from '../value-type.ts';
import { booleanType, dateTimeType, dateType, integerType } from '../value-type.ts';
import type { Operator } from './operator.ts';
import { dates, defineOperator, takes } from './operator.ts';

const kinds = ['date', 'dateTime'] as const;
const zoneReason = { en: 'databases do not know the time zone’s rules', zh: '数据库不掌握时区规则' };
const contextReason = { en: 'it is computed before the statement runs', zh: '在查询之前就已算出' };

const sameMoment = ([value]: readonly Static[]): Static => ({
  type: value?.type.kind === 'dateTime' ? dateTimeType : dateType,
  empty: value === undefined || value.empty || (value.type.kind !== 'date' && value.type.kind !== 'dateTime'),
});
const minuteMs = 60_000;
const units = [...timeUnits, ...dateUnits];

function add(value: unknown, count: unknown, unit: unknown, context: RuleContext): string | number | null {
  if (!isUnitCount(count)) return null;
  if (typeof value === 'string') {
    const date = parseDate(value);
    return date !== undefined && isDateUnit(unit) ? formatDate(addToDate(date, count, unit)) : null;
  }
  if (!isInstant(value)) return null;
  if (unit === 'minute' || unit === 'hour') return within(value + count * minuteMs * (unit === 'hour' ? 60 : 1));
  if (!isDateUnit(unit)) return null;
  // Civil units keep the time of day: one day later is the same o'clock, also across a change of the clock.
  const date = addToDate(fromDayNumber(dayNumberAt(value, context.timeZone)), count, unit);
  return within(instantOf(toDayNumber(date), timeOfDayAt(value, context.timeZone), context.timeZone));
}

function within(instant: number): number | null {
  return isInstant(instant) ? instant : null;
}

export const dateValueOperators: readonly Operator[] = [
  defineOperator({
    name: 'today',
    labels: { en: 'today', zh: '今天' },
    group: 'date',
    parameters: [],
    result: () => ({ type: dateType, empty: false }),
    dependsOn: 'time',
    evaluate: (_args, context) => formatDate(today(context)),
    sql: { toSql: () => ({ refused: contextReason }) },
    sentence: { is: { en: 'today', zh: '今天' } },
    sample: { '<=': [{ var: 'f_signed' }, { today: [] }] },
  }),
  defineOperator({
    name: 'now',
    labels: { en: 'now', zh: '现在' },
    group: 'date',
    parameters: [],
    result: () => ({ type: dateTimeType, empty: false }),
    dependsOn: 'time',
    evaluate: (_args, context) => context.now,
    sql: { toSql: () => ({ refused: contextReason }) },
    sentence: { is: { en: 'now', zh: '现在' } },
    sample: { '<=': [{ var: 'f_created' }, { now: [] }] },
  }),
  defineOperator({
    name: 'daysBetween',
    labels: { en: 'days between', zh: '相隔天数' },
    group: 'date',
    parameters: [dates, { ...dates }],
    result: (args) => ({
      type: integerType,
      empty: args.some((arg) => arg.empty || !['date', 'dateTime'].includes(arg.type.kind)),
    }),
    evaluate: ([from, to], context) => {
      const start = dayNumberOf(from, context);
      const end = dayNumberOf(to, context);
      return start === undefined || end === undefined ? null : end - start;
    },
    sql: { toSql: ([from, to], tools) => daysBetweenSql(from, to, tools) },
    sentence: { is: { en: 'the days from {0} to {1}', zh: '{0}到{1}的天数' } },
    editor: { kinds, predicate: false },
    sample: { daysBetween: [{ var: 'f_signed' }, { today: [] }] },
  }),
  defineOperator({
    name: 'dateAdd',
    labels: { en: 'later by', zh: '之后' },
    group: 'date',
    parameters: [dates, takes('number'), { ...takes('text'), words: units }],
    result: (args) => ({ type: sameMoment(args).type, empty: true }),
    evaluate: ([value, count, unit], context) => add(value, count, unit, context),
    sql: { toSql: ([value, count, unit], tools) => dateAddSql(value, count, unit, tools) },
    sentence: { is: { en: '{1} {2} after {0}', zh: '{0}之后 {1} {2}' } },
    editor: { kinds, predicate: false },
    sample: { dateAdd: [{ var: 'f_signed' }, 14, 'day'] },
  }),
  defineOperator({
    name: 'startOf',
    labels: { en: 'start of', zh: '期初' },
    group: 'date',
    parameters: [dates, { ...takes('text'), words: dateUnits }],
    result: sameMoment,
    evaluate: ([value, unit], context) => {
      const day = dayNumberOf(value, context);
      if (day === undefined || !isDateUnit(unit)) return null;
      const start = startOfUnit(fromDayNumber(day), unit);
      return typeof value === 'string' ? formatDate(start) : startOfDay(toDayNumber(start), context.timeZone);
    },
    sql: { toSql: ([value, unit], tools) => startOfSql(value, unit, tools) },
    sentence: { is: { en: 'the start of the {1} of {0}', zh: '{0}所在{1}的第一天' } },
    editor: { kinds, predicate: false },
    sample: { startOf: [{ var: 'f_signed' }, 'month'] },
  }),
  defineOperator({
    name: 'dateOf',
    labels: { en: 'the day of', zh: '日期部分' },
    group: 'date',
    parameters: [dates],
    result: ([value]) => ({
      type: dateType,
      empty: value === undefined || value.empty || (value.type.kind !== 'date' && value.type.kind !== 'dateTime'),
    }),
    evaluate: ([value], context) => {
      const day = dayNumberOf(value, context);
      return day === undefined ? null : formatDayNumber(day);
    },
    sql: { notInSql: zoneReason },
    sentence: { is: { en: 'the day of {0}', zh: '{0}的日期' } },
    editor: { kinds: ['dateTime'], predicate: false },
    sample: { dateOf: [{ var: 'f_created' }] },
  }),
  defineOperator({
    name: 'sameDayOfYear',
    labels: { en: 'is the anniversary of', zh: '是周年日' },
    group: 'date',
    parameters: [dates, { ...dates, optional: true }, { ...takes('text'), optional: true, words: leapRules }],
    result: () => ({ type: booleanType, empty: false }),
    dependsOn: 'time',
    evaluate: ([value, day, rule], context) => {
      const own = dayNumberOf(value, context);
      const at = day === undefined ? toDayNumber(today(context)) : dayNumberOf(day, context);
      if (own === undefined || at === undefined) return false;
      return isAnniversary(fromDayNumber(own), fromDayNumber(at), leapRuleOf(rule));
    },
    sql: {
      toSql: ([value, day, rule], tools) =>
        anniversarySql(value, [day, rule], tools, () => {
          const at =
            day === undefined ? toDayNumber(today(tools.context)) : dayNumberOf(day.constant?.value, tools.context);
          return at === undefined ? [] : endingsFrom(at, 0, leapRuleOf(rule?.constant?.value));
        }),
    },
    sentence: {
      is: { en: '{0} and {1} are the same day of the year', zh: '{0}与 {1}同月同日' },
      not: { en: '{0} and {1} are not the same day of the year', zh: '{0}与 {1}不同月同日' },
      byCount: { 1: { en: '{0} has its anniversary today', zh: '{0}的周年日是今天' } },
    },
    editor: { kinds, predicate: true },
    sample: { sameDayOfYear: [{ var: 'f_signed' }, { today: [] }, 'feb28'] },
  }),
  defineOperator({
    name: 'anniversaryWithin',
    labels: { en: 'has its anniversary within', zh: '周年日在未来' },
    group: 'date',
    parameters: [dates, { ...takes('number'), constant: true }, { ...takes('text'), optional: true, words: leapRules }],
    result: () => ({ type: booleanType, empty: false }),
    dependsOn: 'time',
    evaluate: ([value, count, rule], context) => {
      const own = dayNumberOf(value, context);
      if (own === undefined || !isUnitCount(count) || count < 0) return false;
      return endingsFrom(toDayNumber(today(context)), count, leapRuleOf(rule)).includes(
        monthAndDay(fromDayNumber(own)),
      );
    },
    sql: {
      toSql: ([value, count, rule], tools) =>
        anniversarySql(value, [count, rule], tools, () => {
          const days = count?.constant?.value;
          if (!isUnitCount(days) || days < 0) return [];
          return endingsFrom(toDayNumber(today(tools.context)), days, leapRuleOf(rule?.constant?.value));
        }),
    },
    sentence: {
      is: { en: '{0} has its anniversary within the next {1} days', zh: '{0}的周年日在未来 {1} 天内' },
      not: { en: '{0} does not have its anniversary within the next {1} days', zh: '{0}的周年日不在未来 {1} 天内' },
    },
    editor: { kinds, predicate: true },
    sample: { anniversaryWithin: [{ var: 'f_signed' }, 7] },
  }),
];
