// Numbers as plain decimal texts: shifting the point and grouping without a binary error.

/** `-1234.5`: no exponent, no separators, no leading zeros but one; the shortest text that reads back as the same number. */
export function toDecimalText(value: number): string {
  const text = String(value === 0 ? 0 : value);
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction = '', exponent = ''] = match;
  return sign + shiftPoint(fraction === '' ? whole : `${whole}.${fraction}`, Number(exponent));
}

/** Multiplies an unsigned or signed decimal text by 10^places. */
export function shiftPoint(text: string, places: number): string {
  const sign = text.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = text.slice(sign.length).split('.');
  let digits = whole + fraction;
  let point = whole.length + places;
  if (point <= 0) {
    digits = '0'.repeat(1 - point) + digits;
    point = 1;
  } else if (point > digits.length) digits += '0'.repeat(point - digits.length);
  return tidy(sign, digits.slice(0, point), digits.slice(point));
}

function tidy(sign: string, whole: string, fraction: string): string {
  const front = whole.replace(/^0+(?=\d)/, '');
  const back = fraction.replace(/0+$/, '');
  const text = back === '' ? front : `${front}.${back}`;
  return text === '0' ? '0' : sign + text;
}

/** Digits after the point. */
export function fractionLength(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

/** Adds zeros so that at least `digits` stand after the point. */
export function padFraction(text: string, digits: number): string {
  const missing = digits - fractionLength(text);
  if (missing <= 0) return text;
  return `${text}${text.includes('.') ? '' : '.'}${'0'.repeat(missing)}`;
}

/** Thousands separated by commas, as both languages write them. */
export function groupThousands(text: string): string {
  const point = text.indexOf('.');
  const whole = point < 0 ? text : text.slice(0, point);
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (point < 0 ? '' : text.slice(point));
}
