import { Link, useLocation } from 'react-router';
import { useLiveInbox, useUnread } from '../notifications/live-inbox';
import { Icon } from '../ui/icon';
import { useReading } from '../ui/locale';
import { useMe } from './me';

/** In the header: who is signed in and what waits for them, or the way to sign in and back. */
export function AccountMenu() {
  const { t, number } = useReading();
  const me = useMe();
  useLiveInbox(me?.id);
  const unread = useUnread(me?.unread ?? 0);
  const { pathname, search } = useLocation();
  if (me === undefined) return null;
  if (me === null) {
    const to = pathname.startsWith('/sign-') ? '/sign-in' : `/sign-in?to=${encodeURIComponent(pathname + search)}`;
    return (
      <Link className="account" to={to}>
        <Icon name="person" />
        <span className="wide">{t('identity.signIn')}</span>
        <span className="sr-only narrow">{t('identity.signIn')}</span>
      </Link>
    );
  }
  return (
    <>
      <Link className="inbox" to="/inbox" aria-label={t('identity.inboxCount', { count: unread })}>
        <Icon name="inbox" />
        {unread > 0 && <b aria-hidden="true">{number(unread)}</b>}
      </Link>
      <Link className="account" to="/account">
        <Icon name="person" />
        <bdi className="wide">{me.name}</bdi>
        <span className="sr-only narrow">{t('identity.account')}</span>
      </Link>
    </>
  );
}
