// Which of the product's languages a request is answered in.
import type { Language } from '@keepwell/kernel';

/** The first of 中文 and English that an Accept-Language header prefers, or null when it names neither. */
export function preferredLanguage(header: string | undefined): Language | null {
  if (header === undefined) return null;
  const wishes = header.split(',').flatMap((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
    const weight = quality === undefined ? 1 : Number(quality);
    const language = tag.startsWith('zh') ? 'zh' : tag.startsWith('en') ? 'en' : null;
    return language === null || !(weight > 0) ? [] : [{ language, weight } as const];
  });
  const best = wishes.toSorted((a, b) => b.weight - a.weight)[0];
  return best?.language ?? null;
}
