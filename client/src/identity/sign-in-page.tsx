import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useRenewSession } from '../app/session';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { askAuthentication, type Outcome } from './ask-authentication';
import { DemonstrationAccounts } from './demonstration-accounts';
import { SignInTrouble } from './sign-in-trouble';

/** Where to go after signing in: a page of ours, never another site. */
function wayBack(wanted: string | null): string {
  return wanted && /^\/(?![/\\])/.test(wanted) ? wanted : '/';
}

/** Signing in. */
export function SignInPage() {
  const { t } = useReading();
  const navigate = useNavigate();
  const renew = useRenewSession();
  const [parameters] = useSearchParams();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const enter = async (path: string, body: object) => {
    const answer = await askAuthentication(path, body);
    setOutcome(answer);
    if (!answer.done) return;
    renew();
    await navigate(wayBack(parameters.get('to')));
  };
  return (
    <Page title={t('identity.signIn')} invented={false}>
      <SignInTrouble outcome={outcome} />
      <DemonstrationAccounts choose={(account) => enter('/sign-in/demonstration', { account })} />
    </Page>
  );
}
