import { passkey } from '@better-auth/passkey';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { BetterAuthPlugin } from 'better-auth';
import { APIError } from 'better-auth/api';
import { audit } from '../foundation/audit.js';
import { Account } from './account.js';
import { mailAccount } from './account-mail.js';
import { nameOf } from './account-words.js';
import { Passkey } from './passkey.js';

const mostPasskeys = 20;

/** What is done through our own API, with its rules and its traces. */
export const passkeyPathsOfOurs = ['/passkey/list-user-passkeys', '/passkey/delete-passkey', '/passkey/update-passkey'];

/**
 * Passkeys: the library's flow on our table. One signs in by nothing else, so the device must have made sure of the person
 * (by finger, face or PIN), which the library itself does not ask for. They are bound to the name under which people reach
 * this installation; where none is set that is `localhost`, since an address in numbers can have none.
 */
export function passkeySignIn(em: EntityManager, publicUrl: string | null): BetterAuthPlugin {
  const plugin = passkey({
    rpName: 'Wasl',
    rpID: publicUrl ? new URL(publicUrl).hostname : 'localhost',
    // Null is the origin that the request names, which `ownPagesOnly` has made sure is ours.
    origin: publicUrl ? new URL(publicUrl).origin : null,
    advanced: { webAuthnChallengeCookie: 'passkey_challenge' },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    schema: {
      passkey: {
        fields: {
          userId: 'account_id',
          publicKey: 'public_key',
          credentialID: 'credential_id',
          deviceType: 'device_type',
          backedUp: 'backed_up',
          createdAt: 'created_at',
        },
      },
    },
    registration: {
      afterVerification: async ({ verification, user }) => {
        if (!verification.registrationInfo?.userVerified) throw personNotVerified();
        const kept = await em.fork().count(Passkey, { accountId: user.id });
        if (kept >= mostPasskeys) {
          throw new APIError('BAD_REQUEST', {
            code: 'TOO_MANY_PASSKEYS',
            message: `An account has at most ${mostPasskeys} passkeys: remove one first.`,
          });
        }
      },
    },
    authentication: {
      afterVerification: async ({ verification }) => {
        const { userVerified, credentialID } = verification.authenticationInfo;
        if (!userVerified) throw personNotVerified();
        await em.fork().execute('update passkey set last_used_at = now() where credential_id = ?', [credentialID]);
      },
    },
  });
  const { verifyPasskeyRegistration: verify } = plugin.endpoints;
  const verifyPasskeyRegistration = Object.assign(
    (context: Parameters<typeof verify>[0]) => verify(context).catch(refusedAsBadInput),
    verify,
  );
  return { ...plugin, endpoints: { ...plugin.endpoints, verifyPasskeyRegistration } };
}

/** A passkey that does not hold is bad input, which the library takes for a fault of its own. */
function refusedAsBadInput(error: unknown): never {
  const failed = error instanceof APIError && error.statusCode === 500;
  throw failed ? new APIError('BAD_REQUEST', { code: 'NO_PASSKEY', message: 'The passkey does not hold.' }) : error;
}

function personNotVerified(): APIError {
  return new APIError('BAD_REQUEST', {
    code: 'PERSON_NOT_VERIFIED',
    message: 'The device did not make sure that it was you: it needs a PIN, a finger or a face.',
  });
}

/** Refuses what cannot be a passkey, or what one cannot be called, before the library looks at it. */
export function requirePasskeyShape(path: string, body: unknown): void {
  if (path !== '/passkey/verify-registration' && path !== '/passkey/verify-authentication') return;
  const { name: given, response } = (body ?? {}) as { name?: unknown; response?: { id?: unknown } | null };
  if (typeof response?.id !== 'string' || response.id.length > 1400) {
    throw new APIError('BAD_REQUEST', { code: 'NO_PASSKEY', message: 'response must be what the device answered.' });
  }
  if (path !== '/passkey/verify-registration') return;
  const name = nameOf(given);
  if (!name || name.length > 80) {
    throw new APIError('BAD_REQUEST', {
      code: 'INVALID_PASSKEY_NAME',
      message: 'name must be one line of 1 to 80 characters.',
    });
  }
}

/** A new passkey leaves a trace, and its owner is told by a letter, since whoever has it signs in. */
export async function afterPasskey(path: string, returned: unknown, em: EntityManager): Promise<void> {
  if (path !== '/passkey/verify-registration' || returned instanceof APIError) return;
  const { id, userId } = returned as { id: string; userId: string };
  const account = await em.findOneOrFail(Account, { id: userId });
  await audit(em, { actor: userId, action: 'passkey made', noun: 'passkey', recordId: id });
  await mailAccount(em, account, 'passkey', '/account');
}
