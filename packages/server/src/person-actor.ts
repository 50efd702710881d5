// What a person of the organisation may do with data, as the store wants to know it.
import { type Actor, fullGrants } from '@keepwell/store';
import type { Person } from './accounts/person.ts';

/** Owners and members may do everything with data; roles will narrow the grants here and nowhere else. */
export function toActor(person: Person): Actor {
  return { kind: 'user', id: person.id, grants: fullGrants };
}
