// Reads and writes numbers as people type them: separators, full-width digits, 万 and 亿, a real minus.
export type ReadNumber = { kind: 'empty' } | { kind: 'number'; value: number } | { kind: 'error'; text: string };

const units: Readonly<Record<string, number>> = { 万: 4, 亿: 8, k: 3, K: 3, M: 6 };

/** Moves the decimal point through the decimal text, so that 0.07 becomes 7 and never 7.000000000000001. */
export function shiftDecimal(value: number, places: number): number {
  if (places === 0 || value === 0 || !Number.isFinite(value)) return value;
  const [digits = '0', exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

/** `"1,280.5"`, `"５２.８５"`, `"1.2万"`, `"−3"` → a number; `""` → empty; anything else → an error with the text. */
export function readNumber(text: string): ReadNumber {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[−–—﹣]/gu, '-')
    .replaceAll(/[\s’'_]/gu, '')
    .replaceAll('，', ',')
    .replaceAll('。', '.');
  if (plain === '') return { kind: 'empty' };
  const found = /^([+-]?)[¥$€£]?([+-]?)(\d{1,3}(?:,\d{3})+|\d*)(\.\d*)?([万亿kKM]?)元?%?$/u.exec(plain);
  const whole = found?.[3]?.replaceAll(',', '') ?? '';
  const fraction = found?.[4] ?? '';
  if (!found || (whole === '' && fraction.length < 2) || (found[1] && found[2]))
    return { kind: 'error', text: text.trim() };
  const value = shiftDecimal(Number(`${whole}${fraction}`), units[found[5] ?? ''] ?? 0);
  if (!Number.isFinite(value)) return { kind: 'error', text: text.trim() };
  const negative = found[1] === '-' || found[2] === '-';
  return { kind: 'number', value: negative && value !== 0 ? -value : value };
}

/** The decimal text as one would type it: no grouping, no exponent, at most `decimals` places. */
export function plainNumber(value: number, decimals = 10): string {
  return new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: decimals }).format(value);
}

export interface NumberFormat {
  locale: string;
  /** Most places; rounded half away from zero. */
  decimals?: number | undefined;
  /** Always write all `decimals` places, as for money. */
  fixed?: boolean | undefined;
}

/** With a real minus (U+2212), grouped by the locale. */
export function formatNumber(value: number, { locale, decimals = 10, fixed = false }: NumberFormat): string {
  return new Intl.NumberFormat(locale, {
    maximumFractionDigits: decimals,
    minimumFractionDigits: fixed ? decimals : 0,
  })
    .format(value)
    .replace('-', '−');
}

export function roundTo(value: number, decimals: number): number {
  const rounded = shiftDecimal(Math.round(Math.abs(shiftDecimal(value, decimals))), -decimals);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}
