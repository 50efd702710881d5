// useSay: picks the English or the Chinese sample text.
import type { ReactNode } from 'react';
import { useUiLanguage } from '../../src/index.ts';

export function useSay(): <T>(en: T, zh: T) => T {
  const { language } = useUiLanguage();
  return (en, zh) => (language === 'en' ? en : zh);
}

export function Sample({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <p className="meta">{name}</p>
      {children}
    </div>
  );
}
