import { Link } from 'react-router';
import { useReading } from '../ui/locale';
import { useMe } from './me';

/** In the header: who is signed in, or the way to sign in. */
export function AccountMenu() {
  const { t } = useReading();
  const me = useMe();
  if (me === undefined) return null;
  if (me === null) {
    return (
      <Link className="account" to="/sign-in">
        {t('identity.signIn')}
      </Link>
    );
  }
  return (
    <Link className="account" to="/account">
      <bdi>{me.name}</bdi>
    </Link>
  );
}
