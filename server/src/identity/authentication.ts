import type { EntityManager } from '@mikro-orm/postgresql';
import { betterAuth } from 'better-auth';
import type { Pool } from 'pg';
import { newId } from '../foundation/ids.js';
import { demonstrationSignIn } from './demonstration-sign-in.js';
import { signingSecret } from './signing-secret.js';

/** What signing in depends on beside the database. */
export interface AuthenticationSettings {
  /** Where people reach this installation; null on one's own machine, where the address of the request is taken. */
  publicUrl: string | null;
  /** Signs cookies; null for one kept in the database. */
  secret: string | null;
  demonstration: boolean;
}

/**
 * Passwords, sessions, links by e-mail: the library's flows on our tables, under our words. `pool` is one of its own,
 * since the one of our rows gives times as text, which would never expire. The cookie cache stays off, so that signing
 * out is immediate everywhere.
 */
export async function openAuthentication(em: EntityManager, pool: Pool, settings: AuthenticationSettings) {
  const secret = settings.secret ?? (await signingSecret(em));
  const timestamps = { createdAt: 'created_at', updatedAt: 'updated_at' };
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
    // Qualified, since the library calls its own table of passwords "account" and would take one for the other.
    user: {
      modelName: 'public.account',
      fields: { emailVerified: 'email_verified', ...timestamps },
      additionalFields: {
        lang: { type: 'string', defaultValue: 'en' },
        timeZone: { type: 'string', fieldName: 'time_zone', defaultValue: 'UTC' },
        demonstration: { type: 'boolean', defaultValue: false, input: false },
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
    verification: { modelName: 'verification', fields: { expiresAt: 'expires_at', ...timestamps } },
    advanced: {
      database: { generateId: () => newId() },
      cookiePrefix: 'wasl',
      useSecureCookies: settings.publicUrl?.startsWith('https:') ?? false,
      ipAddress: { ipAddressHeaders: ['x-wasl-address'] },
    },
    plugins: settings.demonstration ? [demonstrationSignIn(em)] : [],
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

export type Authentication = Awaited<ReturnType<typeof openAuthentication>>;
