// Options of a choice made from the texts of a column.
import { hash64 } from './value-index.ts';

export interface ListedOption {
  id: string;
  labels: { zh?: string; en?: string };
  colour: string;
}

/** Names of the palette's colours, in the order in which options take them. */
const colours = ['blue', 'green', 'amber', 'purple', 'teal', 'pink', 'orange', 'indigo', 'lime', 'cyan', 'red', 'gray'];

/** `already`: how many options the field has, so that colours go on where they stopped. */
export function choiceOptions(texts: readonly string[], already = 0): ListedOption[] {
  return texts.map((text, at) => ({
    id: optionId(text),
    labels: labelOf(text),
    colour: colours[(already + at) % colours.length] ?? 'gray',
  }));
}

/** The same text has the same id in every run, so that reading a file again changes nothing. */
export function optionId(text: string): string {
  const [a, b] = hash64(text);
  return `o_${a.toString(36).padStart(7, '0')}${(b % 46656).toString(36).padStart(3, '0')}`;
}

/** Text with Chinese characters is a Chinese label, other text an English one; readers of either see it. */
export function labelOf(text: string): { zh?: string; en?: string } {
  return /\p{Script=Han}/u.test(text) ? { zh: text } : { en: text };
}
