// What every text must be to enter: storable on both databases and within its length.
import type { Accepted } from '../field-type.ts';
import { accepted, empty, refused } from './refuse.ts';

const lineBreak = /[\n\r\u0085\u2028\u2029]/;

export interface TextLimits {
  /** UTF-16 units, what an input's maxlength counts. */
  readonly max: number;
  readonly lines: boolean;
}

/** PostgreSQL cannot store NUL, and no database stores half a surrogate pair. */
function brokenAt(text: string): number {
  const nul = text.indexOf('\0');
  if (nul >= 0) return nul;
  if (text.isWellFormed()) return -1;
  const whole = text.toWellFormed();
  for (let index = 0; index < text.length; index += 1) if (text[index] !== whole[index]) return index;
  return -1;
}

export function acceptText(value: unknown, limits: TextLimits): Accepted {
  if (value == null || value === '') return empty;
  if (typeof value !== 'string') return refused('model.not_text');
  const broken = brokenAt(value);
  if (broken >= 0) return refused('model.character_refused', { position: broken + 1 });
  if (value.length > limits.max) return refused('model.text_too_long', { length: value.length, max: limits.max });
  if (!limits.lines && lineBreak.test(value)) return refused('model.text_has_lines');
  return accepted(value);
}
