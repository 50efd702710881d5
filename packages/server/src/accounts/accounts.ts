// Accounts as the handlers use them: first run, sign-in, my account, and the end of somebody's access.
import { AppError, type Clock, type Language, type Random } from '@keepwell/kernel';
import { APIError } from 'better-auth/api';
import type { Bus } from '../bus.ts';
import { openAuth } from './auth-library.ts';
import { claimSetting, openAccountsDatabase } from './database.ts';
import { createMembers, type Members } from './members.ts';
import { createOneTimeLinks } from './one-time-links.ts';
import { checkTimeZone, type Organisation, openOrganisation } from './organisation.ts';
import { judgePassword } from './password-check.ts';
import { type Person, toPerson } from './person.ts';
import { createSessions, type Session } from './sessions.ts';
import { createTryLimit } from './try-limit.ts';

export interface AccountsOptions {
  readonly database:
    | { readonly kind: 'sqlite'; readonly folder: string }
    | { readonly kind: 'postgres'; readonly url: string };
  readonly bus: Bus;
  readonly publicUrl: string;
  /** Signs cookies; null: one is made and kept in the database. */
  readonly secret: string | null;
  readonly clock: Clock;
  readonly random: Random;
}

/** A session that has just been opened, with the cookies that carry it. */
export interface Opened {
  readonly person: Person;
  readonly cookies: readonly string[];
}

export interface Accounts {
  organisation(): Organisation | null;
  replaceOrganisation(organisation: Organisation): Promise<void>;
  session(cookieHeader: string | undefined): Promise<{ session: Session; cookies: readonly string[] } | null>;
  /** A token for the first-run link; null once the organisation exists. */
  createSetupToken(): Promise<string | null>;
  setUp(
    token: string,
    organisation: Organisation,
    owner: { name: string; email: string; password: string },
    address: string,
  ): Promise<Opened>;
  signIn(email: string, password: string, address: string): Promise<Opened>;
  signOut(cookieHeader: string, person: Person): Promise<readonly string[]>;
  updateMe(
    person: Person,
    change: { name?: string; language?: Language; password?: { current: string; next: string } },
  ): Promise<Opened>;
  acceptInvitation(
    token: string,
    account: { name: string; password: string; language: Language },
    address: string,
  ): Promise<Opened>;
  /** A token for a link on which this person chooses a new password; null when there is no such active person. */
  createResetToken(email: string): Promise<string | null>;
  findReset(token: string, address: string): Promise<{ email: string; expiresAt: number }>;
  resetPassword(token: string, password: string, address: string): Promise<Opened>;
  readonly members: Members;
  close(): Promise<void>;
}

const minute = 60_000;
const hour = 60 * minute;

export async function openAccounts(options: AccountsOptions): Promise<Accounts> {
  const { bus, clock, random } = options;
  const database = await openAccountsDatabase(options.database);
  const secret =
    options.secret ??
    (await claimSetting(database.kysely, 'cookie_secret', Buffer.from(random(32)).toString('base64url')));
  const { auth, context } = await openAuth({ database, secret, publicUrl: options.publicUrl, random });
  const organisation = await openOrganisation(database);
  const links = createOneTimeLinks(database, clock, random);
  const sessions = createSessions(auth, clock);
  const perAccount = createTryLimit(clock, 10, 15 * minute);
  const perAddress = createTryLimit(clock, 300, 15 * minute);
  const perToken = createTryLimit(clock, 60, 15 * minute);

  const announce = (person: string | null): Promise<void> => bus.announce({ topic: 'access', person });

  bus.listen((notice) => {
    if (notice.topic !== 'access') return;
    sessions.forget(notice.person);
    if (notice.person === null) void organisation.reload().catch(() => undefined);
  });

  const checkPassword = (password: string, own: readonly string[]): void => {
    const reason = judgePassword(password, own);
    if (reason !== null) throw new AppError('server.password_common', { reason });
  };

  const open = async (email: string, password: string): Promise<Opened | null> => {
    try {
      const { headers, response } = await auth.api.signInEmail({
        body: { email, password },
        headers: new Headers(),
        returnHeaders: true,
      });
      const user = await context.internalAdapter.findUserById(response.user.id);
      if (user === null || (user as { active?: boolean }).active === false) {
        await context.internalAdapter.deleteSession(response.token);
        return null;
      }
      return { person: toPerson(user), cookies: headers.getSetCookie() };
    } catch (thrown) {
      // Unknown address, wrong password and malformed address answer alike.
      if (thrown instanceof APIError && Number(thrown.statusCode) < 500) return null;
      throw thrown;
    }
  };

  const openSurely = async (email: string, password: string): Promise<Opened> => {
    const opened = await open(email, password);
    if (opened === null) throw new AppError('server.sign_in_failed');
    return opened;
  };

  /** Creates the account, or gives an existing one of that address this password: a first run may have been cut off. */
  const createPerson = async (account: {
    name: string;
    email: string;
    password: string;
    role: string;
    language: Language;
  }): Promise<void> => {
    const email = account.email.toLowerCase();
    const hash = await context.password.hash(account.password);
    const details = { name: account.name, role: account.role, language: account.language, active: true };
    const existing = await context.internalAdapter.findUserByEmail(email, { includeAccounts: true });
    const user =
      existing === null
        ? await context.internalAdapter.createUser(
            { email, emailVerified: true, ...details },
            { method: 'email-password' },
          )
        : await context.internalAdapter.updateUser(existing.user.id, details);
    if (existing !== null && existing.accounts.length > 0) {
      await context.internalAdapter.updatePassword(existing.user.id, hash);
    } else {
      await context.internalAdapter.linkAccount({
        userId: user.id,
        accountId: user.id,
        providerId: 'credential',
        password: hash,
      });
    }
  };

  const endSessions = async (person: string): Promise<void> => {
    await context.internalAdapter.deleteUserSessions(person);
    await announce(person);
  };

  /** Tokens have 192 bits; the limit keeps a guessing machine from costing anything. */
  const limitTokens = (address: string): void => {
    perToken.check(address);
    perToken.failed(address);
  };

  const members = createMembers({ database, context, links, endSessions, announce });

  return {
    organisation: organisation.current,
    async replaceOrganisation(next) {
      checkTimeZone(next.timeZone);
      await organisation.replace(next);
      await announce(null);
    },
    session: sessions.find,
    async createSetupToken() {
      if (organisation.current() !== null) return null;
      return (await links.create('setup', '', 'owner', 7 * 24 * hour)).token;
    },
    async setUp(token, first, owner, address) {
      if (organisation.current() !== null) throw new AppError('server.setup_done');
      limitTokens(address);
      checkTimeZone(first.timeZone);
      checkPassword(owner.password, [owner.name, owner.email, first.name]);
      const link = await links.consume('setup', token);
      if (link === null) throw new AppError('server.setup_token_wrong');
      try {
        await createPerson({ ...owner, role: 'owner', language: first.language });
        if (!(await organisation.claim(first))) throw new AppError('server.setup_done');
      } catch (thrown) {
        await links.giveBack(link.id);
        throw thrown;
      }
      await links.withdraw('setup', 'all');
      await announce(null);
      return openSurely(owner.email, owner.password);
    },
    async signIn(email, password, address) {
      const account = email.trim().toLowerCase();
      perAccount.check(account);
      perAddress.check(address);
      // Counted before the look-up, so that tries sent all at once are counted, too.
      perAccount.failed(account);
      perAddress.failed(address);
      const opened = await openSurely(account, password);
      perAccount.succeeded(account);
      return opened;
    },
    async signOut(cookieHeader, person) {
      const { headers } = await auth.api.signOut({
        headers: new Headers({ cookie: cookieHeader }),
        returnHeaders: true,
      });
      await announce(person.id);
      return headers.getSetCookie();
    },
    async updateMe(person, change) {
      let cookies: readonly string[] = [];
      if (change.password !== undefined) {
        perAccount.check(person.email);
        perAccount.failed(person.email);
        const credential = await context.internalAdapter.findCredentialAccount(person.id);
        const isRight =
          typeof credential?.password === 'string' &&
          (await context.password.verify({ password: change.password.current, hash: credential.password }));
        if (!isRight) throw new AppError('server.password_wrong');
        perAccount.succeeded(person.email);
        checkPassword(change.password.next, [person.name, person.email, organisation.current()?.name ?? '']);
      }
      const details = {
        ...(change.name === undefined ? {} : { name: change.name }),
        ...(change.language === undefined ? {} : { language: change.language }),
      };
      if (Object.keys(details).length > 0) await context.internalAdapter.updateUser(person.id, details);
      if (change.password !== undefined) {
        await context.internalAdapter.updatePassword(person.id, await context.password.hash(change.password.next));
        // A new password ends every other session; this one goes on with a new cookie.
        await endSessions(person.id);
        cookies = (await openSurely(person.email, change.password.next)).cookies;
      } else {
        await announce(person.id);
      }
      const user = await context.internalAdapter.findUserById(person.id);
      return { person: user === null ? person : toPerson(user), cookies };
    },
    async acceptInvitation(token, account, address) {
      limitTokens(address);
      const found = await links.find('invitation', token);
      if (found === null) throw new AppError('server.invitation_gone');
      checkPassword(account.password, [account.name, found.email, organisation.current()?.name ?? '']);
      const link = await links.consume('invitation', token);
      if (link === null) throw new AppError('server.invitation_gone');
      try {
        await createPerson({ ...account, email: link.email, role: link.role });
      } catch (thrown) {
        await links.giveBack(link.id);
        throw thrown;
      }
      return openSurely(link.email, account.password);
    },
    async createResetToken(email) {
      const member = (await members.list()).find((found) => found.email === email.trim().toLowerCase() && found.active);
      return member === undefined ? null : (await members.makeReset(member.id)).token;
    },
    async findReset(token, address) {
      limitTokens(address);
      const link = await links.find('reset', token);
      if (link === null) throw new AppError('server.reset_gone');
      return { email: link.email, expiresAt: link.expiresAt };
    },
    async resetPassword(token, password, address) {
      limitTokens(address);
      const found = await links.find('reset', token);
      const user = found === null ? null : await context.internalAdapter.findUserByEmail(found.email);
      if (found === null || user === null) throw new AppError('server.reset_gone');
      checkPassword(password, [user.user.name, found.email, organisation.current()?.name ?? '']);
      if ((await links.consume('reset', token)) === null) throw new AppError('server.reset_gone');
      await context.internalAdapter.updatePassword(user.user.id, await context.password.hash(password));
      await endSessions(user.user.id);
      perAccount.succeeded(found.email);
      return openSurely(found.email, password);
    },
    members,
    close: () => database.close(),
  };
}
