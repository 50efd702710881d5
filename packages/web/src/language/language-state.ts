// The language of the page: kept on this device, and with the person once signed in.
import type { Language } from '@keepwell/kernel';
import { create } from 'zustand';

const storageKey = 'keepwell.language';

function readStored(): Language | null {
  try {
    const stored = localStorage.getItem(storageKey);
    return stored === 'zh' || stored === 'en' ? stored : null;
  } catch {
    return null;
  }
}

function initialLanguage(): Language {
  return readStored() ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');
}

export const useLanguageState = create<{ readonly language: Language }>(() => ({ language: initialLanguage() }));

export function currentLanguage(): Language {
  return useLanguageState.getState().language;
}

/** True when this device was told which language to speak. */
export function hasChosenLanguage(): boolean {
  return readStored() !== null;
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Without storage the choice holds until the page is closed.
  }
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  useLanguageState.setState({ language });
}
