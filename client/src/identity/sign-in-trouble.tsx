import { useReading } from '../ui/locale';
import type { Outcome } from './ask-authentication';

/** Why signing in did not go through, in words one can act on; nothing when it did. */
export function SignInTrouble({ outcome }: { outcome: Outcome | null }) {
  const { t } = useReading();
  if (!outcome || outcome.done) return null;
  const words = () => {
    switch (outcome.code) {
      case 'OFFLINE':
        return t('state.offline');
      case 'TOO_MANY':
        return t('identity.tooMany', { minutes: Math.ceil((outcome.waitSeconds ?? 60) / 60) });
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
