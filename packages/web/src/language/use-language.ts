// useLanguage: which language is spoken, and the switch, remembered on the device and with the person.
import type { Language } from '@keepwell/kernel';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { client } from '../connection/client.ts';
import { keys } from '../data/keys.ts';
import type { Session } from '../data/use-session.ts';
import { rememberLanguage, useLanguageState } from './language-state.ts';

export function useLanguage(): { language: Language; setLanguage: (language: Language) => void } {
  const language = useLanguageState((state) => state.language);
  const queries = useQueryClient();
  const setLanguage = useCallback(
    (next: Language) => {
      rememberLanguage(next);
      const session = queries.getQueryData<Session>(keys.session);
      if (session?.person == null) return;
      queries.setQueryData<Session>(keys.session, { ...session, person: { ...session.person, language: next } });
      // The device already speaks it; if the server cannot be told now, the next switch tells it.
      client.updateMe({ body: { language: next } }).catch(() => undefined);
    },
    [queries],
  );
  return { language, setLanguage };
}
