// Reading figures as people and files write them, exactly: the result is a decimal text, never a rounded double.
import { shiftPoint, toDecimalText } from './decimal.ts';
import { toHalfWidth } from './fold.ts';

export interface Figure {
  /** Plain decimal text, for example `-1234.5`. */
  readonly text: string;
  /** Marks that stood around the figure, such as `¥`, `元`, `USD`. */
  readonly marks: readonly string[];
  readonly percent: boolean;
}

const plain = String.raw`\d+(?:\.\d*)?|\.\d+`;
const grouped = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d*)?|\d{1,3}(?: \d{3})+(?:\.\d*)?|\d{1,3}(?:['’]\d{3})+(?:\.\d*)?`;
const mark = String.raw`[A-Za-z]{0,3}\p{Sc}|[A-Za-z]{2,3}|\p{Script=Han}{1,5}`;
const figure = new RegExp(
  String.raw`^(?<front>${mark})?\s*(?<sign>[+-])?\s*(?<inner>${mark})?\s*(?<digits>${grouped}|${plain})(?:[eE](?<exponent>[+-]?\d{1,3}))?` +
    String.raw`\s*(?<unit>[万萬亿億])?(?<percent>%)?\s*(?<back>${mark})?(?<after>-)?$`,
  'u',
);

const units: Readonly<Record<string, number>> = { 万: 4, 萬: 4, 亿: 8, 億: 8 };

/**
 * Reads `1,234.5`, `１２３`, `¥ 52.85`, `1,889.5 元`, `(1,234)`, `1234-`, `3.5万`, `30%`, `1.5e3`. The comma separates thousands and the
 * point decimals, as both languages write; anything else (`12,34`, `49.95/季`) is undefined.
 */
export function parseFigure(typed: string): Figure | undefined {
  let text = toHalfWidth(typed).trim();
  // The longest double has 309 digits and 102 commas; the bound keeps the pattern's work small on a pasted page.
  if (text.length > 500) return undefined;
  let negative = false;
  if (/^\(.*\)$/.test(text)) {
    negative = true;
    text = text.slice(1, -1).trim();
  }
  const groups = figure.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const signs = [groups.sign === '-', groups.after === '-', negative].filter(Boolean).length;
  if (signs > 1 || (groups.sign === '+' && signs > 0)) return undefined;
  const places = Number(groups.exponent ?? 0) + (units[groups.unit ?? ''] ?? 0);
  const digits = (groups.digits ?? '')
    .replace(/[, '’]/g, '')
    .replace(/^\./, '0.')
    .replace(/\.$/, '');
  const unsigned = shiftPoint(digits, places);
  return {
    text: signs === 1 && unsigned !== '0' ? `-${unsigned}` : unsigned,
    marks: [groups.front, groups.inner, groups.back].filter(
      (found): found is string => found !== undefined && found !== '',
    ),
    percent: groups.percent === '%',
  };
}

/**
 * The double nearest to a decimal text; undefined when its whole part would lose digits (18-digit ids) or it is not finite. Digits
 * after the point beyond a double's precision are noise of other programs and are rounded to the nearest double.
 */
export function toExactNumber(text: string): number | undefined {
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  const whole = text.split('.')[0] ?? '';
  if (whole.length > 15 && toDecimalText(Number(whole)) !== whole) return undefined;
  return value === 0 ? 0 : value;
}
