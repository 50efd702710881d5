// Handlers of accounts: first run, sign-in, my account, members.
import type { sessionEndpoints } from '@keepwell/api';
import { AppError } from '@keepwell/kernel';
import type { Accounts } from '../accounts/accounts.ts';
import type { HandlersOf } from './handler.ts';

export function createSessionHandlers(parts: {
  readonly accounts: Accounts;
  readonly version: string;
  readonly database: 'sqlite' | 'postgres';
}): HandlersOf<typeof sessionEndpoints> {
  const { accounts, version, database } = parts;
  const { members } = accounts;
  return {
    async getSession(_request, visit) {
      const organisation = accounts.organisation();
      const found = organisation === null ? null : await accounts.session(visit.cookieHeader);
      if (found !== null) visit.setCookies(found.cookies);
      const person = found?.session.person ?? null;
      return {
        state: organisation === null ? 'setup' : person === null ? 'signedOut' : 'signedIn',
        person,
        // Strangers learn the name and language for the sign-in page; nothing there is secret.
        organisation,
        version,
        database,
      };
    },
    async setUp({ body }, visit) {
      const { person, cookies } = await accounts.setUp(body.token, body.organisation, body.owner, visit.address);
      visit.setCookies(cookies);
      return { person };
    },
    async signIn({ body }, visit) {
      const { person, cookies } = await accounts.signIn(body.email, body.password, visit.address);
      visit.setCookies(cookies);
      return { person };
    },
    async signOut(_request, visit) {
      visit.setCookies(await accounts.signOut(visit.cookieHeader ?? '', visit.person));
    },
    async updateMe({ body }, visit) {
      const { person, cookies } = await accounts.updateMe(visit.person, body);
      visit.setCookies(cookies);
      return { person };
    },
    async updateOrganisation({ body }) {
      await accounts.replaceOrganisation(body);
      return body;
    },
    async listMembers(_request, visit) {
      const invitations = visit.person.role === 'owner' ? await members.invitations() : [];
      return { members: await members.list(), invitations };
    },
    async invite({ body }, visit) {
      const { id, token, expiresAt } = await members.invite(body.email, body.role);
      return { id, link: `${visit.origin}/invite/${token}`, expiresAt };
    },
    withdrawInvitation: ({ params }) => members.withdraw(params.id),
    async getInvitation({ params }) {
      const { email, expiresAt } = await members.findInvitation(params.token);
      const organisation = accounts.organisation();
      if (organisation === null) throw new AppError('server.invitation_gone');
      return { email, expiresAt, organisation: organisation.name };
    },
    async acceptInvitation({ params, body }, visit) {
      const { person, cookies } = await accounts.acceptInvitation(params.token, body, visit.address);
      visit.setCookies(cookies);
      return { person };
    },
    deactivateMember: ({ params }) => members.deactivate(params.id),
    reactivateMember: ({ params }) => members.reactivate(params.id),
    async makeResetLink({ params }, visit) {
      const { token, expiresAt } = await members.makeReset(params.id);
      return { link: `${visit.origin}/reset/${token}`, expiresAt };
    },
    setMemberRole: ({ params, body }) => members.setRole(params.id, body.role),
    getReset: ({ params }, visit) => accounts.findReset(params.token, visit.address),
    async resetPassword({ params, body }, visit) {
      const { person, cookies } = await accounts.resetPassword(params.token, body.password, visit.address);
      visit.setCookies(cookies);
      return { person };
    },
  };
}
