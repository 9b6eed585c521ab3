import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { AccountForm } from './account-form';
import { askAuthentication } from './ask-authentication';
import { NewPasswordField } from './new-password-field';
import { TextField } from './text-field';
import { keepWayBack } from './way-back';

/** Making an account. Says the same whether or not the address has one. */
export function SignUpPage() {
  const { t, locale } = useReading();
  const [parameters] = useSearchParams();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const submit = async ({ name = '', email = '', password = '' }) => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const outcome = await askAuthentication('/sign-up/email', { name, email, password, lang: locale, timeZone });
    if (outcome.done) {
      keepWayBack(parameters.get('to'));
      setSentTo(email);
    }
    return outcome;
  };
  return (
    <Page title={t('identity.signUp')} invented={false}>
      <p className="soft lead-in">{t('identity.signUpText')}</p>
      {sentTo ? (
        <p className="notice" role="status">
          {t('identity.confirmSent', { email: `\u2068${sentTo}\u2069` })}
        </p>
      ) : (
        <AccountForm action={t('identity.signUp')} submit={submit}>
          <TextField label={t('identity.name')} name="name" autoComplete="name" maxLength={120} />
          <TextField label={t('identity.email')} name="email" type="email" autoComplete="username" maxLength={254} />
          <NewPasswordField />
        </AccountForm>
      )}
      <p className="small">
        <Link to="/sign-in">{t('identity.haveAccount')}</Link>
      </p>
    </Page>
  );
}
