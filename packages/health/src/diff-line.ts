// One line of a diff of health models, and the texts that are the same in both languages.
import type { Text } from '@keepwell/kernel';
import type { DiffLine } from '@keepwell/model';

export const same = (text: string): Text => ({ zh: text, en: text });
/** `weight`: hundredths of a percent. */
export const percent = (weight: number): Text => same(`${weight / 100} %`);

export function line(
  path: DiffLine['path'],
  change: DiffLine['change'],
  zh: string,
  en: string,
  was?: Text,
  now?: Text,
): DiffLine {
  return {
    path,
    change,
    sentence: { zh, en },
    ...(was === undefined ? {} : { was }),
    ...(now === undefined ? {} : { now }),
  };
}
