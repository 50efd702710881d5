// What the text of one cell looks like, cheaply enough to ask of every cell of a large file.

export type Shape =
  | 'yesNo'
  | 'zeroOne'
  | 'integer'
  | 'wholeDecimal'
  | 'decimal'
  | 'decimalComma'
  | 'grouped'
  | 'percent'
  | 'money'
  | 'code'
  | 'mobile'
  | 'phone'
  | 'dateCompact'
  | 'date'
  | 'dayOrMonthDate'
  | 'dateTime'
  | 'dayOrMonthDateTime'
  | 'email'
  | 'url'
  | 'lines'
  | 'text';

const yesNo = new Set(['yes', 'no', 'y', 'n', 'true', 'false', 't', 'f', '是', '否', '✓', '✗', '✔', '✘', '√', '×']);

/** Ways of writing "nothing here" that are nobody's value in a column of figures, dates or addresses. */
const missingMark = /^(?:[-–—]{1,3}|n\/?a|#n\/a|null|\(null\)|nan|none|nil)$/i;

const integer = /^[+-]?\d+$/;
const wholeDecimal = /^[+-]?\d+\.0+$/;
const decimal = /^[+-]?(?:\d+\.\d*|\.\d+|\d+(?:\.\d*)?e[+-]?\d+)$/i;
const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;
const bracketed = /^\((?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?\)$/;
const decimalComma = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+$/;
const percent = /^[+-]?\d[\d,]*(?:\.\d*)?\s*[%％]$/;
const moneyBefore = /^[+-]?\s*(?:[A-Z]{0,3}[$€£¥￥₩₹฿]|CNY|RMB|USD|EUR|GBP|JPY|HKD|TWD)\s*[+-]?\s*[\d,]*\d(?:\.\d*)?$/;
const moneyAfter = /^[+-]?[\d,]*\d(?:\.\d*)?\s*(?:[$€£¥￥]|元|块|CNY|RMB|USD|EUR|GBP|JPY|HKD|TWD)$/;
const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?:\s*日)?(.*)$/;
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(.*)$/;
const monthNamed =
  /^(?:\d{1,2}[ -](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ ,-]+\d{4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4})$/i;
const timeOfDay =
  /^(?:[ T]\s*|\s*,\s*)(?:上午|下午)?\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]m)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/i;
const mobile = /^(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}$/;
const phone = /^(?:\+\d{1,3}[ -]?)?(?:\(\d{2,4}\)[ -]?|\d{2,4}[ -])(?:\d{3,4}[ -]?)\d{4}$|^\+\d{8,15}$/;
const email = /^[^\s@"'<>,;:()[\]]+@[^\s@]+\.[a-z一-鿿]{2,}$/i;
const url = /^https?:\/\/\S+$/i;
const wideDigits = /[０-９．，％]/;

/** True for texts that say "no value" in a column of figures, dates or addresses: -, N/A, NULL… */
export function isMissingMark(text: string): boolean {
  return text.length <= 6 && missingMark.test(text);
}

/** `text` is trimmed and not empty. */
export function shapeOf(typed: string): Shape {
  const text = wideDigits.test(typed) ? narrow(typed) : typed;
  const first = text.charCodeAt(0);
  const digit = first >= 48 && first <= 57;
  if (digit || first === 43 || first === 45 || first === 46 || first === 40) {
    const figure = figureShape(text);
    if (figure !== undefined) return figure;
  }
  if (text.length <= 5 && yesNo.has(text.toLowerCase())) return 'yesNo';
  if (text.includes('\n') || text.includes('\r')) return 'lines';
  if (text.includes('@') && email.test(text)) return 'email';
  if (first === 104 || first === 72) if (url.test(text)) return 'url';
  if (text.length <= 24 && (moneyBefore.test(text) || moneyAfter.test(text))) return 'money';
  if (text.length <= 24 && monthNamed.test(text)) return 'date';
  return 'text';
}

function figureShape(text: string): Shape | undefined {
  if (text.length > 40) return undefined;
  if (text === '0' || text === '1') return 'zeroOne';
  if (integer.test(text)) {
    const digits = text.replace(/^[+-]/, '');
    if (mobile.test(text)) return 'mobile';
    if (text.startsWith('+') && digits.length >= 8) return 'phone';
    // More digits than a number keeps, or zeros in front that a number would drop.
    if (digits.length > 15 || (digits.length > 1 && digits.startsWith('0'))) return 'code';
    if (digits.length === 8 && isYearMonthDay(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)))
      return 'dateCompact';
    return 'integer';
  }
  if (wholeDecimal.test(text)) return 'wholeDecimal';
  if (decimal.test(text)) return 'decimal';
  if (grouped.test(text)) return 'grouped';
  if (bracketed.test(text)) return 'decimal';
  if (decimalComma.test(text)) return 'decimalComma';
  if (percent.test(text)) return 'percent';
  const ymd = yearFirst.exec(text);
  if (ymd !== null && isYearMonthDay(ymd[1], ymd[2], ymd[3])) return withTime(ymd[4], 'date', 'dateTime');
  const last = yearLast.exec(text);
  if (last !== null) {
    const [, one = '', two = '', year = ''] = last;
    if (isYearMonthDay(year, two, one) || isYearMonthDay(year, one, two)) {
      return withTime(last[4], 'dayOrMonthDate', 'dayOrMonthDateTime');
    }
  }
  if (mobile.test(text)) return 'mobile';
  if (phone.test(text)) return 'phone';
  if (moneyBefore.test(text) || moneyAfter.test(text)) return 'money';
  return undefined;
}

function withTime(rest: string | undefined, date: Shape, dateTime: Shape): Shape | undefined {
  if (rest === undefined || rest.trim() === '') return date;
  return timeOfDay.test(rest) ? dateTime : undefined;
}

function isYearMonthDay(year = '', month = '', day = ''): boolean {
  const y = Number(year);
  const m = Number(month);
  const d = Number(day);
  return y >= 1800 && y <= 2200 && m >= 1 && m <= 12 && d >= 1 && d <= 31;
}

/** Full-width digits, point, comma and percent sign as input methods write them. */
function narrow(text: string): string {
  return text.replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}

/** Shapes that a name of a column hardly ever has. */
export function isTypedShape(shape: Shape): boolean {
  return shape !== 'text' && shape !== 'lines' && shape !== 'code';
}
