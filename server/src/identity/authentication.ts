import type { EntityManager } from '@mikro-orm/postgresql';
import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { magicLink } from 'better-auth/plugins/magic-link';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { newId } from '../foundation/ids.js';
import { Account } from './account.js';
import { mailAccount } from './account-mail.js';
import { writtenLanguage, writtenName, writtenTimeZone } from './account-words.js';
import { demonstrationSignIn } from './demonstration-sign-in.js';
import { limitAttempts, networkRules } from './limit-attempts.js';
import { passkeyPathsOfOurs, passkeySignIn, requirePasskeyShape } from './passkey-sign-in.js';
import { signingSecret } from './signing-secret.js';
import { createThrottle } from './throttle.js';

/** What signing in depends on beside the database. */
export interface AuthenticationSettings {
  /** Where people reach this installation; null on one's own machine, where the address of the request is taken. */
  publicUrl: string | null;
  /** Signs cookies; null for one kept in the database. */
  secret: string | null;
  demonstration: boolean;
  log: Logger;
}

/** The same as the client says beside its fields. */
export const passwordLength = { min: 10, max: 128 };

const timestamps = { createdAt: 'created_at', updatedAt: 'updated_at' };

/** The library's models on our tables, under our words. */
const models = {
  // Qualified, since the library calls its own table of passwords "account" and would take one for the other.
  user: {
    modelName: 'public.account',
    fields: { emailVerified: 'email_verified', ...timestamps },
    additionalFields: {
      lang: { type: 'string' as const, defaultValue: 'en' },
      timeZone: { type: 'string' as const, fieldName: 'time_zone', defaultValue: 'UTC' },
      demonstration: { type: 'boolean' as const, defaultValue: false, input: false as const },
    },
  },
  account: {
    modelName: 'credential',
    fields: {
      userId: 'account_id',
      accountId: 'provider_account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...timestamps,
    },
    accountLinking: { enabled: false },
  },
  session: {
    modelName: 'session',
    fields: {
      userId: 'account_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      ...timestamps,
    },
    cookieCache: { enabled: false },
  },
  verification: {
    modelName: 'verification',
    fields: { expiresAt: 'expires_at', ...timestamps },
    storeIdentifier: 'hashed' as const,
  },
};

/**
 * Passwords, sessions, links by e-mail: the library's flows. `pool` is one of its own, since the one of our rows gives
 * times as text, which would never expire; by its name the tables know what to leave a trace of (migration 055). The cookie
 * cache stays off, so that signing out is immediate everywhere.
 */
export async function openAuthentication(em: EntityManager, pool: Pool, settings: AuthenticationSettings) {
  const secret = settings.secret ?? (await signingSecret(em.fork()));
  const throttle = createThrottle(pool);
  const person = (email: string) => em.fork().findOne(Account, { email: email.toLowerCase() });
  return betterAuth({
    appName: 'Wasl',
    basePath: '/api/auth',
    baseURL: settings.publicUrl ?? {
      allowedHosts: ['localhost:*', '127.0.0.1:*', '[[]::1]:*'],
      fallback: 'http://localhost:4000',
      protocol: 'http',
    },
    secret,
    database: pool,
    ...models,
    advanced: {
      // Not validated at first use: it looks at every table, and one that search is just swapping made that use fail.
      database: { generateId: () => newId(), validateSchema: false },
      cookiePrefix: 'wasl',
      // Said outright, since the library would switch it off under tests.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      useSecureCookies: settings.publicUrl?.startsWith('https:') ?? false,
      ipAddress: { ipAddressHeaders: ['x-wasl-address'] },
      // Letters are queued after the answer, so that the time it takes does not tell whether an address has an account.
      backgroundTasks: {
        handler: (task: Promise<unknown>) => {
          task.catch((error: unknown) => settings.log.error({ err: error }, 'a letter could not be queued'));
        },
      },
    },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      autoSignIn: false,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3600,
      password: {
        hash: (password) => hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }),
        verify: ({ hash: kept, password }) => verify(kept, password),
      },
      sendResetPassword: async ({ user, token }) => {
        const account = await person(user.email);
        if (account) await mailAccount(em.fork(), account, 'reset', `/reset-password?token=${token}`);
      },
      onExistingUserSignUp: async ({ user }) => {
        const account = await person(user.email);
        if (account?.emailVerified) await mailAccount(em.fork(), account, 'exists', '/sign-in');
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      autoSignInAfterVerification: true,
      expiresIn: 86_400,
      sendVerificationEmail: async ({ user, token }) => {
        const account = await person(user.email);
        if (account) await mailAccount(em.fork(), account, 'confirm', `/confirm?token=${token}`);
      },
    },
    rateLimit: { enabled: true, window: 60, max: 120, customRules: networkRules, customStorage: throttle },
    hooks: {
      before: createAuthMiddleware(async ({ path, body }) => {
        requirePasskeyShape(path, body);
        await limitAttempts(path, body, throttle, settings.log);
      }),
    },
    databaseHooks: {
      user: {
        create: {
          before: async (user) => ({
            data: {
              ...user,
              name: writtenName(user.name),
              timeZone: writtenTimeZone(user.timeZone),
              lang: writtenLanguage(user.lang),
            },
          }),
        },
      },
    },
    // What is done through our own API, with its rules and its traces.
    disabledPaths: [
      '/update-user',
      '/delete-user',
      '/change-email',
      '/link-social',
      '/sign-in/social',
      '/list-accounts',
      ...passkeyPathsOfOurs,
    ],
    plugins: [
      magicLink({
        disableSignUp: true,
        expiresIn: 600,
        storeToken: 'hashed',
        rateLimit: { window: 60, max: 20 },
        sendMagicLink: ({ email, token }) => {
          const send = async () => {
            const account = await person(email);
            if (account) await mailAccount(em.fork(), account, 'link', `/sign-in/link?token=${token}`);
          };
          send().catch((error: unknown) => settings.log.error({ err: error }, 'a letter could not be queued'));
        },
      }),
      passkeySignIn(em, settings.publicUrl),
      ...(settings.demonstration ? [demonstrationSignIn(em)] : []),
    ],
    onAPIError: {
      // Refusals are answers; anything else is a bug for us to read.
      onError: (error) => {
        if (!(error instanceof APIError) || error.statusCode >= 500)
          settings.log.error({ err: error }, 'bug in signing in');
      },
    },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message, ...about) => settings.log.error({ about: about.map(String) }, `sign-in: ${message}`),
    },
  });
}

export type Authentication = Awaited<ReturnType<typeof openAuthentication>>;
