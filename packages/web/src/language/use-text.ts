// useText: the words of one screen in the reader's language.
import { textIn, type PartialText } from '@keepwell/kernel';
import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguageState } from './language-state.ts';
import type { Namespace } from './resources.ts';

/** `const t = useText('grid'); t('newRecord', { entity })`. Suspends until the namespace is loaded. */
export function useText<N extends Namespace>(namespace: N): TFunction<N> {
  return useTranslation(namespace).t as unknown as TFunction<N>;
}

/** Words that authors wrote, in the reader's language or else the other one. */
export function useLabel(): (labels: PartialText | undefined, fallback?: string) => string {
  const language = useLanguageState((state) => state.language);
  return useCallback((labels, fallback = '') => textIn(labels, language, fallback), [language]);
}
