// One-time links: for the first owner, for invited colleagues, for a new password. Only a hash of each is kept.
import { type Clock, createId, type Random } from '@keepwell/kernel';
import { createHash } from 'node:crypto';
import type { AccountsDatabase } from './database.ts';

export type Purpose = 'setup' | 'invitation' | 'reset';

export interface OneTimeLink {
  readonly id: string;
  readonly email: string;
  readonly role: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export interface OneTimeLinks {
  create(purpose: Purpose, email: string, role: string, milliseconds: number): Promise<OneTimeLink & { token: string }>;
  /** The link of a token that is neither used nor expired. */
  find(purpose: Purpose, token: string): Promise<OneTimeLink | null>;
  /** Uses the link up; of two callers at once only one gets it. */
  consume(purpose: Purpose, token: string): Promise<OneTimeLink | null>;
  /** Makes a consumed link usable again, when what it was for failed. */
  giveBack(id: string): Promise<void>;
  list(purpose: Purpose): Promise<OneTimeLink[]>;
  withdraw(purpose: Purpose, by: { id: string } | { email: string } | 'all'): Promise<void>;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export function createOneTimeLinks(database: AccountsDatabase, clock: Clock, random: Random): OneTimeLinks {
  const db = database.kysely;
  const open = (purpose: Purpose) =>
    db
      .selectFrom('one_time_link')
      .select(['id', 'email', 'role', 'created_at as createdAt', 'expires_at as expiresAt'])
      .where('purpose', '=', purpose)
      .where('used_at', 'is', null)
      .where('expires_at', '>', clock.now());
  const find = async (purpose: Purpose, token: string): Promise<OneTimeLink | null> =>
    (await open(purpose).where('token_hash', '=', hashOf(token)).executeTakeFirst()) ?? null;
  return {
    find,
    list: (purpose) => open(purpose).orderBy('created_at').execute(),
    async create(purpose, email, role, milliseconds) {
      // 192 random bits: cannot be guessed however many are tried.
      const token = Buffer.from(random(24)).toString('base64url');
      const createdAt = clock.now();
      const link = { id: createId('l', random), email, role, createdAt, expiresAt: createdAt + milliseconds };
      await db
        .insertInto('one_time_link')
        .values({
          id: link.id,
          purpose,
          token_hash: hashOf(token),
          email,
          role,
          created_at: createdAt,
          expires_at: link.expiresAt,
          used_at: null,
        })
        .execute();
      return { ...link, token };
    },
    async consume(purpose, token) {
      const link = await find(purpose, token);
      if (link === null) return null;
      const { numUpdatedRows } = await db
        .updateTable('one_time_link')
        .set({ used_at: clock.now() })
        .where('id', '=', link.id)
        .where('used_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n ? link : null;
    },
    async giveBack(id) {
      await db.updateTable('one_time_link').set({ used_at: null }).where('id', '=', id).execute();
    },
    async withdraw(purpose, by) {
      let deletion = db.deleteFrom('one_time_link').where('purpose', '=', purpose).where('used_at', 'is', null);
      if (by !== 'all') {
        deletion = 'id' in by ? deletion.where('id', '=', by.id) : deletion.where('email', '=', by.email);
      }
      await deletion.execute();
    },
  };
}
