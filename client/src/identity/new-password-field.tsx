import { useReading } from '../ui/locale';
import { TextField } from './text-field';

/** A password to be made up, with the server's bounds. */
export function NewPasswordField() {
  const { t } = useReading();
  return (
    <TextField
      label={t('identity.password')}
      hint={t('identity.passwordHint')}
      name="password"
      type="password"
      autoComplete="new-password"
      minLength={10}
      maxLength={128}
    />
  );
}
