import { AsyncLocalStorage } from 'node:async_hooks';
import { passkey } from '@better-auth/passkey';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { BetterAuthPlugin } from 'better-auth';
import { APIError } from 'better-auth/api';
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
        held();
        const { id } = verification.registrationInfo.credential;
        const [known] = await em.fork().execute('select 1 from passkey where credential_id = ?', [id]);
        if (known)
          throw new APIError('BAD_REQUEST', { code: 'PASSKEY_KNOWN', message: 'This passkey is already kept.' });
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
        held();
        await em.fork().execute('update passkey set last_used_at = now() where credential_id = ?', [credentialID]);
      },
    },
  });
  const { verifyPasskeyRegistration, verifyPasskeyAuthentication } = plugin.endpoints;
  return {
    ...plugin,
    endpoints: {
      ...plugin.endpoints,
      verifyPasskeyRegistration: faultsTold(verifyPasskeyRegistration),
      verifyPasskeyAuthentication: faultsTold(verifyPasskeyAuthentication),
    },
  };
}

/** Whether the passkey of this request has been found to hold: what goes wrong from there on is no fault of the person. */
const ceremony = new AsyncLocalStorage<{ held: boolean }>();
const held = () => {
  const current = ceremony.getStore();
  if (current) current.held = true;
};

/** The library answers one thing for a passkey that does not hold and for a database that does not answer; we tell them apart. */
function faultsTold<Endpoint extends (context: never) => Promise<unknown>>(endpoint: Endpoint): Endpoint {
  const told = (context: never) =>
    ceremony.run({ held: false }, () =>
      endpoint(context).catch((error: unknown) => {
        const { code = '' } = (error instanceof APIError && error.body) || {};
        if (!ofTheLibrary.includes(code)) throw error;
        throw ceremony.getStore()?.held
          ? new APIError('INTERNAL_SERVER_ERROR', { code: 'BUG', message: 'Something went wrong on our side.' })
          : new APIError('BAD_REQUEST', { code: 'NO_PASSKEY', message: 'The passkey does not hold.' });
      }),
    );
  return Object.assign(told as Endpoint, endpoint);
}

/** What the library says of anything that was thrown while it looked at a passkey. */
const ofTheLibrary = ['FAILED_TO_VERIFY_REGISTRATION', 'AUTHENTICATION_FAILED'];

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
