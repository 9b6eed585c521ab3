import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useRenewSession } from '../app/session';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { AccountForm } from './account-form';
import { askAuthentication } from './ask-authentication';
import { DemonstrationAccounts } from './demonstration-accounts';
import { PasskeySignIn } from './passkey-sign-in';
import { TextField } from './text-field';
import { keepWayBack, wayBack } from './way-back';

/** Signing in: by password, by a link that comes by mail, or as someone invented where that is offered. */
export function SignInPage() {
  const { t } = useReading();
  const navigate = useNavigate();
  const renew = useRenewSession();
  const [parameters, setParameters] = useSearchParams();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const byLink = parameters.get('by') === 'link';
  const entered = async () => {
    renew();
    keepWayBack(null);
    await navigate(wayBack(parameters.get('to')));
  };
  const enter = async (path: string, body: object) => {
    const outcome = await askAuthentication(path, body);
    if (outcome.done) await entered();
    return outcome;
  };
  const askForLink = async (email: string) => {
    const outcome = await askAuthentication('/sign-in/magic-link', { email });
    if (outcome.done) {
      keepWayBack(parameters.get('to'));
      setSentTo(email);
    }
    return outcome;
  };
  const other = () => {
    const next = new URLSearchParams(parameters);
    if (byLink) next.delete('by');
    else next.set('by', 'link');
    setParameters(next, { replace: true });
  };
  return (
    <Page title={t('identity.signIn')} invented={false}>
      {sentTo ? (
        <p className="notice" role="status">
          {t('identity.linkSent', { email: `\u2068${sentTo}\u2069` })}
        </p>
      ) : (
        <AccountForm
          key={byLink ? 'link' : 'password'}
          action={byLink ? t('identity.sendLink') : t('identity.signIn')}
          submit={({ email = '', password = '' }) =>
            byLink ? askForLink(email) : enter('/sign-in/email', { email, password })
          }
        >
          <TextField
            label={t('identity.email')}
            name="email"
            type="email"
            autoComplete="username webauthn"
            maxLength={254}
          />
          {!byLink && (
            <TextField
              label={t('identity.password')}
              name="password"
              type="password"
              autoComplete="current-password"
              maxLength={128}
            />
          )}
        </AccountForm>
      )}
      <PasskeySignIn entered={entered} />
      <p className="row row--wide small account-ways">
        <button className="linklike" type="button" onClick={other}>
          {byLink ? t('identity.byPassword') : t('identity.byLink')}
        </button>
        <Link to="/forgot-password">{t('identity.forgot')}</Link>
        <Link to={{ pathname: '/sign-up', search: `${parameters}` }}>{t('identity.signUp')}</Link>
      </p>
      <DemonstrationAccounts choose={(account) => enter('/sign-in/demonstration', { account })} />
    </Page>
  );
}
