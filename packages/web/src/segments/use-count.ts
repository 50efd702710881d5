// Whole numbers with the separators of the reader's language.
import { localeOf } from '@keepwell/kernel';
import { useCallback } from 'react';
import { useReader } from '../data/use-session.ts';

export function useCount(): (number: number) => string {
  const { language } = useReader();
  return useCallback((number) => number.toLocaleString(localeOf(language)), [language]);
}
