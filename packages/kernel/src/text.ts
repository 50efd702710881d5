// A text that a person reads, in each language the product speaks.

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** Text by language. User content may lack a language; product text never does. */
export type Text = Readonly<Record<Language, string>>;
export type PartialText = Readonly<Partial<Record<Language, string>>>;

/** The text in `language`, else in the other language, else the fallback. */
export function textIn(text: PartialText | undefined, language: Language, fallback = ''): string {
  if (text === undefined) return fallback;
  const own = text[language];
  if (own !== undefined && own !== '') return own;
  for (const other of languages) {
    const found = text[other];
    if (found !== undefined && found !== '') return found;
  }
  return fallback;
}

/** A BCP 47 tag for `Intl`: figures and dates are written as readers of the language expect. */
export function localeOf(language: Language): string {
  return language === 'zh' ? 'zh-CN' : 'en-GB';
}
