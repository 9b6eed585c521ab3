import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { askAuthentication, askForOptions, type Outcome } from './ask-authentication';

/** Loaded when it is needed: most people never do. */
const library = () => import('@simplewebauthn/browser');

/**
 * Whether this browser, at this address, can have passkeys: they are bound to a name, so an address in numbers has none,
 * and none is to be had where others could read along.
 */
export function passkeysPossible(): boolean {
  const numbers = /^[\d.]+$|:/.test(window.location.hostname.replace(/^\[|\]$/g, ''));
  return window.isSecureContext && 'PublicKeyCredential' in window && !numbers;
}

/** Makes a passkey on this device, or one that it reaches, and keeps it under a name. */
export async function makePasskey(name: string): Promise<Outcome> {
  const asked = await askForOptions<PublicKeyCredentialCreationOptionsJSON>('/passkey/generate-register-options');
  if (!asked.options) return asked.outcome;
  const { startRegistration } = await library();
  try {
    const response = await startRegistration({ optionsJSON: asked.options });
    return await askAuthentication('/passkey/verify-registration', { response, name });
  } catch (error) {
    return whyNot(error);
  }
}

/** Signs in by a passkey that the person chooses. */
export function signInByPasskey(): Promise<Outcome> {
  return enter(false, () => true);
}

/**
 * Offers passkeys among what the browser fills in, without a window of its own; answers when one was chosen, which may be
 * never. Null where the browser cannot, or where the offer was taken back. It is asked again, last, whether the offer is
 * still wanted: one made late would end what a person has begun by the button.
 */
export async function offerPasskeys(isWanted: () => boolean): Promise<Outcome | null> {
  if (!passkeysPossible()) return null;
  const { browserSupportsWebAuthnAutofill } = await library();
  if (!(await browserSupportsWebAuthnAutofill())) return null;
  const outcome = await enter(true, isWanted);
  return outcome.code === 'PASSKEY_CANCELLED' ? null : outcome;
}

/** Takes the quiet offer back. */
export async function takeBackOffer(): Promise<void> {
  if (passkeysPossible()) (await library()).WebAuthnAbortService.cancelCeremony();
}

async function enter(useBrowserAutofill: boolean, isWanted: () => boolean): Promise<Outcome> {
  const asked = await askForOptions<PublicKeyCredentialRequestOptionsJSON>('/passkey/generate-authenticate-options');
  if (!asked.options) return asked.outcome;
  const { startAuthentication } = await library();
  if (!isWanted()) return { done: false, code: 'PASSKEY_CANCELLED', waitSeconds: null };
  try {
    // The server takes nothing less: one signs in by nothing else.
    const optionsJSON = { ...asked.options, userVerification: 'required' as const };
    const response = await startAuthentication({ optionsJSON, useBrowserAutofill });
    return await askAuthentication('/passkey/verify-authentication', { response });
  } catch (error) {
    return whyNot(error);
  }
}

/** What the browser says when nothing came of it. It does not tell a refusal from patience that ran out. */
function whyNot(error: unknown): Outcome {
  const name = error instanceof Error ? error.name : '';
  const code = name === 'InvalidStateError' ? 'PASSKEY_KNOWN' : 'PASSKEY_CANCELLED';
  return { done: false, code, waitSeconds: null };
}
