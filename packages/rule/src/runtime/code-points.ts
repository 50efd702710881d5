// Texts as sequences of code points, so that an emoji is one character here and in both databases.

/** What `trim` takes away: Unicode White_Space and the byte order mark, as JavaScript's own trim does. */
export const whiteSpace =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

export function trimText(text: string): string {
  return text.trim();
}

function hasPairs(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 0xd800 && unit < 0xe000) return true;
  }
  return false;
}

export function codePointLength(text: string): number {
  if (!hasPairs(text)) return text.length;
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** `substr` of json-logic-js (a negative length leaves out the end), by code point. */
export function cutText(text: string, start: number, length: number | undefined): string {
  const points = hasPairs(text) ? Array.from(text) : undefined;
  const size = points === undefined ? text.length : points.length;
  const from = clampStart(start, size);
  const wanted = length === undefined ? size : Number.isNaN(length) ? 0 : Math.trunc(length);
  const to = wanted < 0 ? size + wanted : Math.min(size, from + wanted);
  if (to <= from) return '';
  return points === undefined ? text.slice(from, to) : points.slice(from, to).join('');
}

function clampStart(start: number, size: number): number {
  if (Number.isNaN(start)) return 0;
  const whole = Math.trunc(start);
  return whole < 0 ? Math.max(0, size + whole) : Math.min(whole, size);
}
