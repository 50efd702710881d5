// Starts i18next: texts are loaded a namespace at a time, in the language that is spoken.
import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { currentLanguage, useLanguageState } from './language-state.ts';

const files = import.meta.glob<{ default: Record<string, string> }>('./{zh,en}/*.json');

const filesBackend: BackendModule = {
  type: 'backend',
  init() {},
  read(language, namespace, done) {
    const load = files[`./${language}/${namespace}.json`];
    if (load === undefined) {
      done(new Error(`No texts named ${namespace} in ${language}`), null);
      return;
    }
    load().then(
      (module) => done(null, module.default),
      (failure: unknown) => done(failure instanceof Error ? failure : new Error(String(failure)), null),
    );
  },
};

/** Resolves when the common texts are there. */
export async function startI18n(): Promise<void> {
  await i18next
    .use(filesBackend)
    .use(initReactI18next)
    .init({
      lng: currentLanguage(),
      supportedLngs: ['zh', 'en'],
      fallbackLng: false,
      ns: ['common', 'problem'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      // A dot in a key is a dot: problem codes are keys.
      keySeparator: false,
      nsSeparator: false,
      react: { useSuspense: true },
    });
  useLanguageState.subscribe((state) => void i18next.changeLanguage(state.language));
}
