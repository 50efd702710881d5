// A person of the organisation as the rest of the program sees them.
import type { Language } from '@keepwell/kernel';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'owner' | 'member';
  readonly language: Language;
}

/** From a row of the account library, whose extra columns are plain text to it. */
export function toPerson(row: {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role?: unknown;
  readonly language?: unknown;
}): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role === 'owner' ? 'owner' : 'member',
    language: row.language === 'zh' ? 'zh' : 'en',
  };
}
