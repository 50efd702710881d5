// Values as a reader of the language writes them: options by label, money with its sign, dates in words.
import type { Language } from '@keepwell/kernel';
import { localeOf, textIn } from '@keepwell/kernel';
import { parseDate } from '../calendar/civil-date.ts';
import type { ValueType } from '../value-type.ts';

const yesNo = { en: { true: 'yes', false: 'no' }, zh: { true: '是', false: '否' } } as const;
export const nothing = { en: 'empty', zh: '空' } as const;

/** The text of a value of this type; `timeZone` is needed for instants only. Texts stand in quotation marks. */
export function formatValue(value: unknown, type: ValueType, language: Language, timeZone = 'UTC'): string {
  if (value === null || value === undefined || value === '') return nothing[language];
  if (typeof value === 'boolean') return yesNo[language][value ? 'true' : 'false'];
  if (typeof value === 'number') return formatNumber(value, type, language, timeZone);
  if (typeof value === 'string') return formatText(value, type, language);
  if (!Array.isArray(value)) return JSON.stringify(value);
  const item = type.kind === 'list' ? type.of : type;
  if (value.length === 0) return nothing[language];
  return value.map((inner) => formatValue(inner, item, language, timeZone)).join(language === 'zh' ? '、' : ', ');
}

function formatNumber(value: number, type: ValueType, language: Language, timeZone: string): string {
  const locale = localeOf(language);
  if (type.kind === 'money') {
    const amount = value / 10 ** type.digits;
    const digits = Number.isInteger(amount) ? 0 : type.digits;
    return currencyFormat(locale, type.currency, digits).format(amount);
  }
  if (type.kind === 'dateTime') {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(value);
  }
  if (type.kind === 'record') return `#${value}`;
  if (type.kind === 'number' && type.percent === true) {
    return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(value);
  }
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 10 }).format(value);
}

function currencyFormat(locale: string, currency: string, digits: number): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  } catch {
    // A currency code that Intl does not know is written as it stands.
    return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }
}

function formatText(value: string, type: ValueType, language: Language): string {
  if (type.kind === 'choice') {
    const option = type.options.find((known) => known.id === value);
    return option === undefined ? value : textIn(option.labels, language, value);
  }
  const date = type.kind === 'date' || type.kind === 'dateTime' ? parseDate(value) : undefined;
  if (date === undefined) return `“${value}”`;
  const instant = Date.UTC(2000, date.month - 1, date.day);
  const shown = new Date(instant);
  shown.setUTCFullYear(date.year);
  return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(shown);
}
