// UiLanguageProvider: tells every component of the kit which language it speaks.
import { createContext, useContext, useMemo, type ReactElement, type ReactNode } from 'react';
import type { UiLanguage, UiTexts } from './ui-texts.ts';
import { uiTextsEn } from './ui-texts-en.ts';
import { uiTextsZh } from './ui-texts-zh.ts';

export interface UiLanguageState {
  language: UiLanguage;
  /** The value for `lang` attributes; pop-ups carry it because they leave the tree. */
  lang: 'zh-CN' | 'en';
  /** For Intl formats. English is the British kind: day, month, year. */
  locale: 'zh-CN' | 'en-GB';
  texts: UiTexts;
}

const states: Readonly<Record<UiLanguage, UiLanguageState>> = {
  zh: { language: 'zh', lang: 'zh-CN', locale: 'zh-CN', texts: uiTextsZh },
  en: { language: 'en', lang: 'en', locale: 'en-GB', texts: uiTextsEn },
};

const LanguageContext = createContext<UiLanguageState>(states.zh);

export interface UiLanguageProviderProps {
  language: UiLanguage;
  /** Replaces single words of the built-in dictionary. */
  texts?: Partial<UiTexts>;
  children: ReactNode;
}

export function UiLanguageProvider({ language, texts, children }: UiLanguageProviderProps): ReactElement {
  const value = useMemo(() => {
    const state = states[language];
    return texts ? { ...state, texts: { ...state.texts, ...texts } } : state;
  }, [language, texts]);
  return <LanguageContext.Provider value={value}>{children}</LanguageContext.Provider>;
}

export const useUiLanguage = (): UiLanguageState => useContext(LanguageContext);
export const useUiTexts = (): UiTexts => useContext(LanguageContext).texts;
