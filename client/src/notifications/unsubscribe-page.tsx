import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';

/** Ends mail to an account by the address in its letters, without signing in. */
export function UnsubscribePage() {
  const { t } = useReading();
  const { account = '', signature = '' } = useParams();
  const [done, setDone] = useState<boolean | null>(null);
  const end = () =>
    fetch(`/unsubscribe/${encodeURIComponent(account)}/${encodeURIComponent(signature)}`, { method: 'POST' })
      .then((response) => setDone(response.ok))
      .catch(() => setDone(false));
  return (
    <Page title={t('unsubscribe.title')} invented={false}>
      {done === null && (
        <p className="row">
          <button className="btn btn--primary" type="button" onClick={() => void end()}>
            {t('unsubscribe.do')}
          </button>
        </p>
      )}
      {done === true && (
        <p className="notice" role="status">
          {t('unsubscribe.done')} <Link to="/account">{t('identity.account')}</Link>
        </p>
      )}
      {done === false && (
        <p className="notice" role="alert">
          {t('identity.badLink')}
        </p>
      )}
    </Page>
  );
}
