import { APIError } from 'better-auth/api';
import type { Logger } from 'pino';
import type { Throttle, ThrottleRule } from './throttle.js';

interface Attempt {
  rule: ThrottleRule;
  /** What is tried: an address, or a passkey. Null where the request names none. */
  of(body: Record<string, unknown>): unknown;
}

const address = (body: Record<string, unknown>) => body.email;
const hourly = { rule: { window: 3600, max: 5 }, of: address };

/** What one can try by knowing an address or a passkey: so often for each of them, whoever asks. */
const attempts: Record<string, Attempt> = {
  '/sign-in/email': { rule: { window: 900, max: 10 }, of: address },
  '/sign-in/magic-link': hourly,
  '/request-password-reset': hourly,
  '/send-verification-email': hourly,
  '/sign-up/email': hourly,
  '/passkey/verify-authentication': {
    rule: { window: 900, max: 10 },
    of: (body) => (body.response as { id?: unknown } | null | undefined)?.id,
  },
};

/** By the address of the network; a cluster's workshop may share one. */
export const networkRules: Record<string, ThrottleRule> = {
  ...Object.fromEntries(Object.keys(attempts).map((path) => [path, { window: 60, max: 20 }])),
  '/passkey/verify-registration': { window: 60, max: 20 },
  // No secret to guess there; the library’s own three in ten seconds would stop who looks around.
  '/sign-in/demonstration': { window: 60, max: 120 },
};

/** Refuses what was tried too often for one address or one passkey, and says how long to wait. */
export async function limitAttempts(path: string, body: unknown, throttle: Throttle, log: Logger): Promise<void> {
  const attempt = attempts[path];
  const subject = attempt?.of((body ?? {}) as Record<string, unknown>);
  if (!attempt || typeof subject !== 'string') return;
  const { allowed, retryAfter } = await throttle.consume(`${path} ${subject.trim().toLowerCase()}`, attempt.rule);
  if (allowed) return;
  log.warn({ path }, 'too many attempts for one address or passkey');
  throw new APIError('TOO_MANY_REQUESTS', { message: 'Too many attempts.' }, { 'x-retry-after': String(retryAfter) });
}
