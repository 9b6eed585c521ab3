import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';

/** Ends mail by the address in a letter, without signing in: to an account, or unasked letters to an address without one. */
export function UnsubscribePage() {
  const { t } = useReading();
  const { account = '', signature = '' } = useParams();
  const of = /^[0-9a-f]{8}-/.test(account) ? 'unsubscribe' : 'unsubscribe.letters';
  const [done, setDone] = useState<boolean | null>(null);
  const end = () =>
    fetch(`/unsubscribe/${encodeURIComponent(account)}/${encodeURIComponent(signature)}`, { method: 'POST' })
      .then((response) => setDone(response.ok))
      .catch(() => setDone(false));
  return (
    <Page title={t(`${of}.title`)} invented={false}>
      {done === null && (
        <div className="form">
          <p>{t(`${of}.what`)}</p>
          <p className="row">
            <button className="btn btn--primary" type="button" onClick={() => void end()}>
              {t(`${of}.do`)}
            </button>
          </p>
        </div>
      )}
      {done === true && (
        <p className="notice" role="status">
          {t(`${of}.done`)} {of === 'unsubscribe' && <Link to="/account">{t('identity.account')}</Link>}
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
