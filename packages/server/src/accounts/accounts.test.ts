import { createManualClock, type Random } from '@keepwell/kernel';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createDatabase, databaseKinds } from '../../test/databases.ts';
import { connectPostgresBus, createLocalBus } from '../bus.ts';
import { type Accounts, openAccounts, type Opened } from './accounts.ts';

const random: Random = (bytes) => randomBytes(bytes);
const organisation = { name: 'Ningbo Tea', language: 'zh', timeZone: 'Asia/Shanghai', currency: 'CNY' } as const;
const owner = { name: 'Lin', email: 'Lin@Example.com', password: 'violet-anchor-93-mud' };
const here = '127.0.0.1';

const closings: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});

type Database =
  | { readonly kind: 'sqlite'; readonly folder: string }
  | { readonly kind: 'postgres'; readonly url: string };

function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keepwell-accounts-'));
  closings.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe.each(databaseKinds)('accounts on %s', (kind) => {
  async function prepare(): Promise<Database> {
    const { url, drop } = await createDatabase(kind);
    closings.push(drop);
    return url === null ? { kind: 'sqlite', folder: createFolder() } : { kind: 'postgres', url };
  }

  async function open(given?: Database) {
    const database = given ?? (await prepare());
    const clock = createManualClock(Date.now());
    const bus = database.kind === 'sqlite' ? createLocalBus() : await connectPostgresBus(database.url);
    closings.push(() => bus.close());
    const publicUrl = 'http://127.0.0.1:4400';
    const accounts = await openAccounts({ database, bus, publicUrl, secret: null, clock, random });
    closings.push(() => accounts.close());
    return { accounts, clock, database, bus };
  }

  async function openSetUp() {
    const opened = await open();
    const token = (await opened.accounts.createSetupToken()) ?? '';
    const first = await opened.accounts.setUp(token, organisation, owner, here);
    return { ...opened, first, token };
  }

  const cookieOf = ({ cookies }: Opened): string => cookies.map((cookie) => cookie.split(';')[0]).join('; ');
  const personBehind = async (accounts: Accounts, cookie: string) =>
    (await accounts.session(cookie))?.session.person ?? null;

  test('the first run makes the owner, signs in, and its link works once', async () => {
    const { accounts, first, token } = await openSetUp();
    expect(first.person).toMatchObject({ name: 'Lin', email: 'lin@example.com', role: 'owner', language: 'zh' });
    expect(first.cookies[0]).toMatch(/HttpOnly; SameSite=Lax/);
    expect(first.cookies[0]).not.toMatch(/Secure/);
    expect(await personBehind(accounts, cookieOf(first))).toMatchObject({ role: 'owner' });
    await expect(accounts.setUp(token, organisation, owner, here)).rejects.toMatchObject({ code: 'server.setup_done' });
    expect(await accounts.createSetupToken()).toBeNull();
  });

  test('of two first runs at once one wins', async () => {
    const { accounts } = await open();
    const token = (await accounts.createSetupToken()) ?? '';
    const runs = await Promise.allSettled([1, 2].map(() => accounts.setUp(token, organisation, owner, here)));
    expect(runs.map((run) => run.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('a first run with an unknown time zone or a common password keeps its link usable', async () => {
    const { accounts } = await open();
    const token = (await accounts.createSetupToken()) ?? '';
    await expect(
      accounts.setUp(token, { ...organisation, timeZone: 'Asia/Nowhere' }, owner, here),
    ).rejects.toMatchObject({ code: 'server.time_zone_unknown' });
    await expect(
      accounts.setUp(token, organisation, { ...owner, password: 'password123' }, here),
    ).rejects.toMatchObject({
      code: 'server.password_common',
    });
    await expect(accounts.setUp('wrong', organisation, owner, here)).rejects.toMatchObject({
      code: 'server.setup_token_wrong',
    });
    await accounts.setUp(token, organisation, owner, here);
  });

  test('accounts, organisation and sessions are there for the next process', async () => {
    const { database, first } = await openSetUp();
    const again = await open(database);
    expect(again.accounts.organisation()).toEqual(organisation);
    expect(await personBehind(again.accounts, cookieOf(first))).toMatchObject({ email: 'lin@example.com' });
  });

  test('unknown address, wrong password and a deactivated person are answered alike', async () => {
    const { accounts } = await openSetUp();
    const refused = { code: 'server.sign_in_failed' };
    await expect(accounts.signIn('nobody@example.com', owner.password, here)).rejects.toMatchObject(refused);
    await expect(accounts.signIn('not an address', owner.password, here)).rejects.toMatchObject(refused);
    await expect(accounts.signIn(owner.email, 'wrong password', here)).rejects.toMatchObject(refused);
    expect((await accounts.signIn(' LIN@example.com ', owner.password, here)).person.name).toBe('Lin');
  });

  test('the eleventh wrong password in a quarter of an hour is not even looked at, nor the right one after it', async () => {
    const { accounts, clock } = await openSetUp();
    const wrong = () => accounts.signIn(owner.email, 'wrong password', here);
    await Promise.allSettled(Array.from({ length: 10 }, wrong));
    await expect(wrong()).rejects.toMatchObject({ code: 'server.too_many_tries' });
    await expect(accounts.signIn(owner.email, owner.password, here)).rejects.toMatchObject({
      code: 'server.too_many_tries',
    });
    clock.advance(15 * 60_000);
    await accounts.signIn(owner.email, owner.password, here);
  });

  test('signing out ends this session only, at once', async () => {
    const { accounts, first } = await openSetUp();
    const second = await accounts.signIn(owner.email, owner.password, here);
    for (const opened of [first, second]) expect(await personBehind(accounts, cookieOf(opened))).not.toBeNull();
    await accounts.signOut(cookieOf(first), first.person);
    expect(await personBehind(accounts, cookieOf(first))).toBeNull();
    expect(await personBehind(accounts, cookieOf(second))).not.toBeNull();
  });

  test('a forged or foreign cookie is nobody', async () => {
    const { accounts, first } = await openSetUp();
    const other = await openSetUp();
    expect(await personBehind(accounts, cookieOf(other.first))).toBeNull();
    expect(await personBehind(accounts, `${cookieOf(first)}x`)).toBeNull();
    expect(await personBehind(accounts, 'keepwell.session_token=abc.def')).toBeNull();
  });

  test('an invited colleague joins once, and deactivating ends the access at once', async () => {
    const { accounts, clock, bus } = await openSetUp();
    const heard: unknown[] = [];
    bus.listen((notice) => heard.push(notice));
    const { token } = await accounts.members.invite('Mei@example.com', 'member');
    expect(await accounts.members.findInvitation(token)).toMatchObject({ email: 'mei@example.com' });
    const mei = await accounts.acceptInvitation(
      token,
      { name: 'Mei', password: 'nebula passing tram', language: 'en' },
      here,
    );
    expect(mei.person).toMatchObject({ role: 'member', language: 'en' });
    await expect(accounts.members.findInvitation(token)).rejects.toMatchObject({ code: 'server.invitation_gone' });
    await expect(accounts.members.invite('mei@example.com', 'member')).rejects.toMatchObject({
      code: 'server.member_exists',
    });
    expect(await personBehind(accounts, cookieOf(mei))).not.toBeNull();
    await accounts.members.deactivate(mei.person.id);
    expect(heard).toContainEqual({ topic: 'access', person: mei.person.id });
    expect(await personBehind(accounts, cookieOf(mei))).toBeNull();
    await expect(accounts.signIn('mei@example.com', 'nebula passing tram', here)).rejects.toMatchObject({
      code: 'server.sign_in_failed',
    });
    expect(await accounts.createResetToken('mei@example.com')).toBeNull();
    await expect(accounts.members.makeReset(mei.person.id)).rejects.toMatchObject({ code: 'server.member_unknown' });
    await accounts.members.reactivate(mei.person.id);
    await accounts.signIn('mei@example.com', 'nebula passing tram', here);
    const late = await accounts.members.invite('late@example.com', 'member');
    clock.advance(8 * 24 * 60 * 60_000);
    await expect(accounts.members.findInvitation(late.token)).rejects.toMatchObject({ code: 'server.invitation_gone' });
  });

  test('a new invitation for the same address replaces the old link, and a withdrawn one is worthless', async () => {
    const { accounts } = await openSetUp();
    const first = await accounts.members.invite('mei@example.com', 'member');
    const second = await accounts.members.invite('mei@example.com', 'owner');
    await expect(accounts.members.findInvitation(first.token)).rejects.toMatchObject({
      code: 'server.invitation_gone',
    });
    await accounts.members.withdraw(second.id);
    await expect(accounts.members.findInvitation(second.token)).rejects.toMatchObject({
      code: 'server.invitation_gone',
    });
    expect(await accounts.members.invitations()).toEqual([]);
  });

  test('the last owner can neither be deactivated nor made a member', async () => {
    const { accounts, first } = await openSetUp();
    await expect(accounts.members.deactivate(first.person.id)).rejects.toMatchObject({ code: 'server.last_owner' });
    await expect(accounts.members.setRole(first.person.id, 'member')).rejects.toMatchObject({
      code: 'server.last_owner',
    });
    await expect(accounts.members.deactivate('u_nobody')).rejects.toMatchObject({ code: 'server.member_unknown' });
  });

  test('a new password needs the old one and ends the other sessions', async () => {
    const { accounts, first } = await openSetUp();
    const other = await accounts.signIn(owner.email, owner.password, here);
    const next = 'nebula passing tram';
    await expect(accounts.updateMe(first.person, { password: { current: 'wrong', next } })).rejects.toMatchObject({
      code: 'server.password_wrong',
    });
    const changed = await accounts.updateMe(first.person, {
      name: 'Lin L.',
      password: { current: owner.password, next },
    });
    expect(changed.person.name).toBe('Lin L.');
    expect(await personBehind(accounts, cookieOf(other))).toBeNull();
    expect(await personBehind(accounts, cookieOf(changed))).toMatchObject({ name: 'Lin L.' });
    await accounts.signIn(owner.email, next, here);
  });

  test('a reset link changes the password once and signs in', async () => {
    const { accounts, first } = await openSetUp();
    const token = (await accounts.createResetToken('LIN@example.com')) ?? '';
    expect(await accounts.findReset(token, here)).toMatchObject({ email: 'lin@example.com' });
    const opened = await accounts.resetPassword(token, 'nebula passing tram', here);
    expect(await personBehind(accounts, cookieOf(opened))).not.toBeNull();
    expect(await personBehind(accounts, cookieOf(first))).toBeNull();
    await expect(accounts.resetPassword(token, 'another nebula tram', here)).rejects.toMatchObject({
      code: 'server.reset_gone',
    });
    expect(await accounts.createResetToken('nobody@example.com')).toBeNull();
  });

  test('changing my language is seen by the next request', async () => {
    const { accounts, first } = await openSetUp();
    expect(await personBehind(accounts, cookieOf(first))).toMatchObject({ language: 'zh' });
    await accounts.updateMe(first.person, { language: 'en' });
    expect(await personBehind(accounts, cookieOf(first))).toMatchObject({ language: 'en' });
  });
});
