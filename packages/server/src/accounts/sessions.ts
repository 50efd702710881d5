// Who a request's cookie belongs to, remembered for a short while: the library needs 3 ms to look a session up.
import type { Clock } from '@keepwell/kernel';
import type { Auth } from './auth-library.ts';
import { type Person, toPerson } from './person.ts';

export interface Session {
  readonly id: string;
  readonly person: Person;
}

export interface Sessions {
  /** The session of a request's Cookie header; `cookies` are to be set when the library prolonged it. */
  find(cookieHeader: string | undefined): Promise<{ session: Session; cookies: readonly string[] } | null>;
  /** Forgets what is remembered of a person, or of everybody. */
  forget(person: string | null): void;
}

const cookiePattern = /(?:^|;\s*)(?:__Secure-)?keepwell\.session_token=([^;]+)/;

interface Remembered {
  readonly session: Session;
  readonly expiresAt: number;
}

/** `milliseconds`: how long an answer is remembered; an ended session is forgotten at once by `forget`. */
export function createSessions(auth: Auth, clock: Clock, milliseconds = 60_000): Sessions {
  const remembered = new Map<string, Remembered>();
  // A look-up that was under way while its person was forgotten must not be remembered.
  let generation = 0;
  return {
    async find(cookieHeader) {
      const token = cookieHeader === undefined ? undefined : cookiePattern.exec(cookieHeader)?.[1];
      if (cookieHeader === undefined || token === undefined) return null;
      const known = remembered.get(token);
      if (known !== undefined && known.expiresAt > clock.now()) return { session: known.session, cookies: [] };
      const startedIn = generation;
      const { headers, response } = await auth.api.getSession({
        headers: new Headers({ cookie: cookieHeader }),
        returnHeaders: true,
      });
      if (response === null || response.user.active === false) {
        remembered.delete(token);
        return null;
      }
      const session = { id: response.session.id, person: toPerson(response.user) };
      if (generation === startedIn) {
        if (remembered.size >= 10_000) remembered.clear();
        remembered.set(token, { session, expiresAt: clock.now() + milliseconds });
      }
      return { session, cookies: headers.getSetCookie() };
    },
    forget(person) {
      generation += 1;
      if (person === null) remembered.clear();
      for (const [token, { session }] of remembered) if (session.person.id === person) remembered.delete(token);
    },
  };
}
