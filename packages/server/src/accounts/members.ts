// The people of the organisation: who they are, who is invited, whose access ends.
import { AppError } from '@keepwell/kernel';
import type { AuthContext } from './auth-library.ts';
import type { AccountsDatabase } from './database.ts';
import type { OneTimeLink, OneTimeLinks } from './one-time-links.ts';
import { type Person, toPerson } from './person.ts';

export interface Member extends Person {
  readonly active: boolean;
}

export interface Members {
  list(): Promise<Member[]>;
  invitations(): Promise<OneTimeLink[]>;
  invite(email: string, role: 'owner' | 'member'): Promise<OneTimeLink & { token: string }>;
  withdraw(id: string): Promise<void>;
  findInvitation(token: string): Promise<OneTimeLink>;
  /** Ends a person's sessions and streams at once. */
  deactivate(id: string): Promise<void>;
  reactivate(id: string): Promise<void>;
  /** A link for a new password; it makes an earlier one worthless. Not for whoever has no access any more. */
  makeReset(id: string): Promise<OneTimeLink & { token: string }>;
  setRole(id: string, role: 'owner' | 'member'): Promise<Person>;
}

const day = 24 * 60 * 60 * 1000;
const invitationLife = 7 * day;
const resetLife = day;

export function createMembers(parts: {
  readonly database: AccountsDatabase;
  readonly context: AuthContext;
  readonly links: OneTimeLinks;
  endSessions(person: string): Promise<void>;
  /** Says that what is remembered of this person is old. */
  announce(person: string): Promise<void>;
}): Members {
  const { database, context, links } = parts;
  const list = async (): Promise<Member[]> => {
    const rows = await database.kysely.selectFrom('user').selectAll().orderBy('createdAt').orderBy('id').execute();
    return rows.map((row) => ({ ...toPerson(row), active: Boolean(row.active) }));
  };
  const need = async (id: string): Promise<Member> => {
    const member = (await list()).find((candidate) => candidate.id === id);
    if (member === undefined) throw new AppError('server.member_unknown');
    return member;
  };
  const keepAnOwner = async (member: Member): Promise<void> => {
    if (member.role !== 'owner') return;
    const others = (await list()).filter((other) => other.role === 'owner' && other.active && other.id !== member.id);
    if (others.length === 0) throw new AppError('server.last_owner');
  };
  return {
    list,
    invitations: () => links.list('invitation'),
    async invite(email, role) {
      const address = email.trim().toLowerCase();
      const existing = (await list()).find((member) => member.email === address);
      if (existing !== undefined) throw new AppError('server.member_exists', { email: address });
      // A new link for the same address replaces the old one.
      await links.withdraw('invitation', { email: address });
      return links.create('invitation', address, role, invitationLife);
    },
    withdraw: (id) => links.withdraw('invitation', { id }),
    async findInvitation(token) {
      const link = await links.find('invitation', token);
      if (link === null) throw new AppError('server.invitation_gone');
      return link;
    },
    async deactivate(id) {
      const member = await need(id);
      await keepAnOwner(member);
      await context.internalAdapter.updateUser(id, { active: false });
      await links.withdraw('reset', { email: member.email });
      await parts.endSessions(id);
    },
    async reactivate(id) {
      await need(id);
      await context.internalAdapter.updateUser(id, { active: true });
    },
    async makeReset(id) {
      const member = await need(id);
      if (!member.active) throw new AppError('server.member_unknown');
      await links.withdraw('reset', { email: member.email });
      return links.create('reset', member.email, member.role, resetLife);
    },
    async setRole(id, role) {
      const member = await need(id);
      if (role === 'member') await keepAnOwner(member);
      await context.internalAdapter.updateUser(id, { role });
      await parts.announce(id);
      return toPerson({ ...member, role });
    },
  };
}
