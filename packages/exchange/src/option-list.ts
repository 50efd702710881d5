// Options of a choice made from the texts of a column.
import { foldWords, type Option } from '@keepwell/model';
import { hash64 } from './value-index.ts';

/** Colour is kept for state; an option gets one when somebody chooses it. */
const uncoloured: Option['colour'] = 'grey';

/** Texts that fold to the same words (case, width, accents) are one option, labelled by the first of them. */
export function choiceOptions(texts: readonly string[]): Option[] {
  const byWord = new Map<string, string>();
  for (const text of texts) {
    const word = foldWords(text);
    if (word !== '' && !byWord.has(word)) byWord.set(word, text.trim());
  }
  return [...byWord].map(([word, text]) => ({
    id: optionId(word),
    labels: labelOf(text),
    colour: uncoloured,
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
