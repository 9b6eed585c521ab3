import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { AccountForm } from './account-form';
import { askAuthentication } from './ask-authentication';
import { NewPasswordField } from './new-password-field';
import { TextField } from './text-field';

/** Asks for a link to choose a new password. Says the same whether or not the address has an account. */
export function ForgotPasswordPage() {
  const { t } = useReading();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const submit = async ({ email = '' }) => {
    const outcome = await askAuthentication('/request-password-reset', { email });
    if (outcome.done) setSentTo(email);
    return outcome;
  };
  return (
    <Page title={t('identity.forgot')} invented={false}>
      {sentTo ? (
        <p className="notice" role="status">
          {t('identity.resetSent', { email: `\u2068${sentTo}\u2069` })}
        </p>
      ) : (
        <AccountForm action={t('identity.sendLink')} submit={submit}>
          <TextField label={t('identity.email')} name="email" type="email" autoComplete="username" maxLength={254} />
        </AccountForm>
      )}
    </Page>
  );
}

/** Chooses a new password, by the link of a letter. */
export function ResetPasswordPage() {
  const { t } = useReading();
  const navigate = useNavigate();
  const [parameters] = useSearchParams();
  const submit = async ({ password = '' }) => {
    const token = parameters.get('token') ?? '';
    const outcome = await askAuthentication('/reset-password', { token, newPassword: password });
    if (outcome.done) await navigate('/sign-in');
    return outcome;
  };
  return (
    <Page title={t('identity.newPassword')} invented={false}>
      <AccountForm action={t('identity.newPassword')} submit={submit}>
        <NewPasswordField />
      </AccountForm>
      <p className="small">
        <Link to="/forgot-password">{t('identity.forgot')}</Link>
      </p>
    </Page>
  );
}
