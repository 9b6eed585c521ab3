import { useReading } from '../ui/locale';
import type { Outcome } from './ask-authentication';

/** Why something about one's account did not go through, in words one can act on; nothing when it did. */
export function SignInTrouble({ outcome }: { outcome: Outcome | null }) {
  const { t } = useReading();
  if (!outcome || outcome.done) return null;
  const words = () => {
    switch (outcome.code) {
      case 'OFFLINE':
        return t('state.offline');
      case 'TOO_MANY':
        return t('identity.tooMany', { minutes: Math.ceil((outcome.waitSeconds ?? 60) / 60) });
      case 'INVALID_EMAIL_OR_PASSWORD':
        return t('identity.wrong');
      case 'EMAIL_NOT_VERIFIED':
        return t('identity.notConfirmed');
      case 'INVALID_EMAIL':
        return t('identity.badEmail');
      case 'INVALID_NAME':
        return t('identity.badName');
      case 'PASSWORD_TOO_SHORT':
      case 'PASSWORD_TOO_LONG':
        return t('identity.badPassword');
      case 'INVALID_TOKEN':
      case 'TOKEN_EXPIRED':
      case 'LINK':
        return t('identity.badLink');
      case 'PASSKEY_CANCELLED':
        return t('identity.passkeyCancelled');
      case 'PASSKEY_KNOWN':
        return t('identity.passkeyKnown');
      case 'PASSKEY_NOT_FOUND':
        return t('identity.passkeyGone');
      case 'PERSON_NOT_VERIFIED':
        return t('identity.passkeyPerson');
      case 'INVALID_PASSKEY_NAME':
        return t('identity.badPasskeyName');
      case 'TOO_MANY_PASSKEYS':
        return t('identity.tooManyPasskeys');
      case 'CHALLENGE_NOT_FOUND':
        return t('identity.passkeyLate');
      case 'VALIDATION_ERROR':
        return t('state.badInput');
      case 'SESSION_NOT_FRESH':
        return t('identity.signInAgain');
      default:
        return t('state.failed');
    }
  };
  return (
    <div className="notice" role="alert">
      <p>{words()}</p>
    </div>
  );
}
