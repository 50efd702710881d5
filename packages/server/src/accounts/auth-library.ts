// The account library (better-auth) as this product uses it: e-mail and password, sessions in our database, no HTTP of its own.
import { createId, type Random } from '@keepwell/kernel';
import { getMigrations } from 'better-auth/db/migration';
import { betterAuth } from 'better-auth';
import type { AccountsDatabase } from './database.ts';

export interface AuthSettings {
  readonly database: AccountsDatabase;
  readonly secret: string;
  /** Origin that people use; https makes cookies secure. */
  readonly publicUrl: string;
  readonly random: Random;
}

const day = 24 * 60 * 60;

const idPrefixes: Readonly<Record<string, string>> = { user: 'u', session: 's', account: 'k' };

function authOptions({ database, secret, publicUrl, random }: AuthSettings) {
  return {
    appName: 'Keepwell',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: {
      db: database.kysely,
      type: database.type,
      ...(database.schemaName === undefined ? {} : { schemaName: database.schemaName }),
    },
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 200 },
    user: {
      additionalFields: {
        role: { type: 'string', required: true, defaultValue: 'member', input: false },
        language: { type: 'string', required: true, defaultValue: 'en', input: false },
        active: { type: 'boolean', required: true, defaultValue: true, input: false },
      },
    },
    session: { expiresIn: 30 * day, updateAge: day },
    advanced: {
      cookiePrefix: 'keepwell',
      useSecureCookies: publicUrl.startsWith('https:'),
      ipAddress: { disableIpTracking: true },
      database: { generateId: ({ model }: { model: string }) => createId(idPrefixes[model] ?? 'a', random) },
    },
    // Tries are counted by our own limit, which knows the account; the library's HTTP handler is not reachable.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  } as const;
}

function createAuth(settings: AuthSettings) {
  return betterAuth(authOptions(settings));
}
export type Auth = ReturnType<typeof createAuth>;
export type AuthContext = Awaited<Auth['$context']>;

/** Opens the library and brings its tables up to date. */
export async function openAuth(settings: AuthSettings): Promise<{ auth: Auth; context: AuthContext }> {
  await settings.database.exclusively(async () => {
    const migrations = await getMigrations(authOptions(settings));
    const missing = [...migrations.toBeCreated, ...migrations.toBeAdded, ...migrations.toBeAddedIndexes];
    if (missing.length > 0) await migrations.runMigrations();
  });
  const auth = createAuth(settings);
  return { auth, context: await auth.$context };
}
