// Who is signed in, and the reader that figures and dates are written for.
import type { endpoints, ResponseOf } from '@keepwell/api';
import type { Reader } from '@keepwell/model';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { client } from '../connection/client.ts';
import { useLanguageState } from '../language/language-state.ts';
import { keys } from './keys.ts';

export type Session = ResponseOf<(typeof endpoints)['getSession']>;
export type Person = NonNullable<Session['person']>;
export type Organisation = NonNullable<Session['organisation']>;

export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: () => client.getSession(),
  staleTime: 5 * 60_000,
});

export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data;
}

/** The signed-in person; only below the shell, which shows nothing without one. */
export function usePerson(): Person {
  const person = useSession()?.person;
  if (person == null) throw new Error('usePerson is used where nobody is signed in');
  return person;
}

export function useOrganisation(): Organisation | null {
  return useSession()?.organisation ?? null;
}

/** Language of the page and the organisation's time zone. */
export function useReader(): Reader {
  const language = useLanguageState((state) => state.language);
  const timeZone = useOrganisation()?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return useMemo(() => ({ language, timeZone }), [language, timeZone]);
}
