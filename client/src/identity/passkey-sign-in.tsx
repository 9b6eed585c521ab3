import { useEffect, useRef, useState } from 'react';
import { useReading } from '../ui/locale';
import type { Outcome } from './ask-authentication';
import { offerPasskeys, passkeysPossible, signInByPasskey, takeBackOffer } from './passkey';
import { SignInTrouble } from './sign-in-trouble';

/** Signing in by a passkey: by the button, or by choosing one where the browser offers them beside the address. */
export function PasskeySignIn({ entered }: { entered: () => Promise<void> }) {
  const { t } = useReading();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const latest = useRef(entered);
  latest.current = entered;
  const offering = useRef(false);
  useEffect(() => {
    let here = true;
    offering.current = true;
    const offered = async () => {
      const chosen = await offerPasskeys(() => offering.current);
      if (!here || !chosen) return;
      setOutcome(chosen);
      if (chosen.done) await latest.current();
    };
    void offered();
    return () => {
      here = false;
      offering.current = false;
      void takeBackOffer();
    };
  }, []);
  if (!passkeysPossible()) return null;
  const choose = async () => {
    setBusy(true);
    offering.current = false;
    const chosen = await signInByPasskey().finally(() => setBusy(false));
    setOutcome(chosen);
    if (chosen.done) await entered();
  };
  return (
    <div className="account-form account-ways">
      <SignInTrouble outcome={outcome} />
      <button className="btn" type="button" disabled={busy} onClick={() => void choose()}>
        {t('identity.byPasskey')}
      </button>
    </div>
  );
}
