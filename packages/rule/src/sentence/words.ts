// Units, periods and punctuation of sentences, in both languages.
import type { Language } from '@keepwell/kernel';

const unitNames: Readonly<Record<string, { one: string; many: string; zh: string; of: string }>> = {
  minute: { one: 'minute', many: 'minutes', zh: '分钟', of: '分钟' },
  hour: { one: 'hour', many: 'hours', zh: '小时', of: '小时' },
  day: { one: 'day', many: 'days', zh: '天', of: '日' },
  week: { one: 'week', many: 'weeks', zh: '周', of: '周' },
  month: { one: 'month', many: 'months', zh: '个月', of: '月' },
  quarter: { one: 'quarter', many: 'quarters', zh: '个季度', of: '季度' },
  year: { one: 'year', many: 'years', zh: '年', of: '年' },
};

const otherWords: Readonly<Record<string, { en: string; zh: string }>> = {
  feb28: { en: '28 February in common years', zh: '平年按 2 月 28 日' },
  mar1: { en: '1 March in common years', zh: '平年按 3 月 1 日' },
  empty: { en: 'empty when the base is 0', zh: '基数为 0 时为空' },
  zero: { en: '0 when the base is 0', zh: '基数为 0 时为 0' },
  full: { en: '100% when the base is 0', zh: '基数为 0 时为 100%' },
};

/** A unit after a count, or the name of the unit itself when there is none. */
export function unitWord(word: string, count: number | undefined, language: Language): string {
  const unit = unitNames[word];
  if (unit === undefined) return otherWords[word]?.[language] ?? word;
  if (language === 'zh') return count === undefined ? unit.of : unit.zh;
  return count === undefined || Math.abs(count) === 1 ? unit.one : unit.many;
}

const periods: Readonly<Record<string, Readonly<Record<string, { en: string; zh: string }>>>> = {
  day: { '-1': { en: 'yesterday', zh: '昨天' }, '0': { en: 'today', zh: '今天' }, '1': { en: 'tomorrow', zh: '明天' } },
  week: {
    '-1': { en: 'last week', zh: '上周' },
    '0': { en: 'this week', zh: '本周' },
    '1': { en: 'next week', zh: '下周' },
  },
  month: {
    '-1': { en: 'last month', zh: '上月' },
    '0': { en: 'this month', zh: '本月' },
    '1': { en: 'next month', zh: '下月' },
  },
  quarter: {
    '-1': { en: 'last quarter', zh: '上季度' },
    '0': { en: 'this quarter', zh: '本季度' },
    '1': { en: 'next quarter', zh: '下季度' },
  },
  year: {
    '-1': { en: 'last year', zh: '去年' },
    '0': { en: 'this year', zh: '今年' },
    '1': { en: 'next year', zh: '明年' },
  },
};

/** The period some units away from the present one: "last month", "本季度". */
export function periodWords(unit: string, offset: number, language: Language): string {
  const named = periods[unit]?.[String(offset)];
  if (named !== undefined) return named[language];
  const count = Math.abs(offset);
  const words = unitWord(unit, count, language);
  const whole = unitWord(unit, undefined, language);
  if (language === 'zh') return `${count} ${words}${offset < 0 ? '前' : '后'}的那一${whole}`;
  return `the ${whole} ${count} ${words} ${offset < 0 ? 'ago' : 'ahead'}`;
}

export const punctuation = {
  en: { open: '(', close: ')', item: ', ', or: ' or ', and: ' and ', because: '; ' },
  zh: { open: '（', close: '）', item: '、', or: '或 ', and: ' 且 ', because: '；' },
} as const;
