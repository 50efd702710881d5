// Currencies by ISO 4217: minor digits, symbols and the marks people write, all from Intl.
import { type Language, languages, localeOf } from '@keepwell/kernel';

interface Currency {
  readonly digits: number;
  readonly symbol: Readonly<Record<Language, string>>;
  readonly marks: ReadonlySet<string>;
}

const known = new Map<string, Currency | undefined>();
const listed: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Bare 元 and 块 mean the currency of the place; these are the places that say so. */
const yuan: ReadonlySet<string> = new Set(['CNY', 'HKD', 'TWD', 'MOP', 'SGD']);

function partOf(code: string, language: Language, display: 'symbol' | 'narrowSymbol'): string {
  const format = new Intl.NumberFormat(localeOf(language), {
    style: 'currency',
    currency: code,
    currencyDisplay: display,
  });
  return format.formatToParts(0).find((part) => part.type === 'currency')?.value ?? code;
}

function read(code: string): Currency | undefined {
  if (!listed.has(code)) return undefined;
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions();
  const marks = new Set([code.toLowerCase()]);
  for (const language of languages) {
    marks.add(partOf(code, language, 'symbol').toLowerCase());
    marks.add(partOf(code, language, 'narrowSymbol').toLowerCase());
  }
  const name = new Intl.DisplayNames('zh-CN', { type: 'currency' }).of(code);
  if (name !== undefined) marks.add(name.toLowerCase());
  if (yuan.has(code)) for (const bare of ['元', '圆', '块', '元整']) marks.add(bare);
  if (code === 'CNY') marks.add('rmb');
  return {
    digits: digits.maximumFractionDigits ?? 2,
    symbol: { zh: partOf(code, 'zh', 'symbol'), en: partOf(code, 'en', 'symbol') },
    marks,
  };
}

/** What Intl knows of a currency code; undefined when there is no such currency. */
export function currencyOf(code: string): Currency | undefined {
  if (!known.has(code)) known.set(code, read(code));
  return known.get(code);
}

/** Decimals of the currency: 2 for CNY, 0 for JPY, 3 for KWD; 2 for a code nobody knows. */
export function currencyDigits(code: string): number {
  return currencyOf(code)?.digits ?? 2;
}

/** Whether the mark can mean this currency: ¥ is CNY and JPY, $ is every dollar, 元 is CNY and its neighbours. */
export function isMarkOf(mark: string, code: string): boolean {
  return currencyOf(code)?.marks.has(mark.toLowerCase()) ?? false;
}

/** Whether the mark is money at all, so that `5 kg` is no amount and no number. */
export function isCurrencyMark(mark: string): boolean {
  if (/\p{Sc}/u.test(mark) || yuanMarks.has(mark) || listed.has(mark.toUpperCase()) || mark.toLowerCase() === 'rmb')
    return true;
  return chineseNames().has(mark);
}

const yuanMarks: ReadonlySet<string> = new Set(['元', '圆', '块', '元整']);
let names: ReadonlySet<string> | undefined;

function chineseNames(): ReadonlySet<string> {
  if (names === undefined) {
    const display = new Intl.DisplayNames('zh-CN', { type: 'currency' });
    names = new Set([...listed].map((code) => display.of(code) ?? code));
  }
  return names;
}
