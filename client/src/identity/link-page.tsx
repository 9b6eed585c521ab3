import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useRenewSession } from '../app/session';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { type Outcome, useLink } from './ask-authentication';
import { SignInTrouble } from './sign-in-trouble';
import { takeWayBack } from './way-back';

const uses = {
  confirm: { path: '/verify-email', title: 'identity.confirm', text: 'identity.confirmText' },
  signIn: { path: '/magic-link/verify', title: 'identity.signIn', text: 'identity.linkText' },
} as const;

/**
 * Where a link from a letter leads. It is used by a click, not by opening the page, since programs that look through mail
 * open pages too, and would use it up.
 */
export function LinkPage({ use }: { use: keyof typeof uses }) {
  const { t } = useReading();
  const navigate = useNavigate();
  const renew = useRenewSession();
  const [parameters] = useSearchParams();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { path, title, text } = uses[use];
  const go = async () => {
    const answer = await useLink(path, parameters.get('token') ?? '');
    setOutcome(answer);
    if (!answer.done) return;
    renew();
    await navigate(takeWayBack());
  };
  return (
    <Page title={t(title)} invented={false}>
      <SignInTrouble outcome={outcome} />
      <p className="lead-in">{t(text)}</p>
      <p className="row">
        <button className="btn btn--primary" type="button" onClick={() => void go()}>
          {t(title)}
        </button>
        {outcome && !outcome.done && <Link to="/sign-in?by=link">{t('identity.byLink')}</Link>}
      </p>
    </Page>
  );
}

export function ConfirmPage() {
  return <LinkPage use="confirm" />;
}

export function SignInLinkPage() {
  return <LinkPage use="signIn" />;
}
