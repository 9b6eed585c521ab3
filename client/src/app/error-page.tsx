import { Link } from 'react-router';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';

/** What one sees where there is no page, or where a page broke. */
export function ErrorPage({ missing = false }: { missing?: boolean }) {
  const { t } = useReading();
  return (
    <Page invented={false} title={t(missing ? 'error.missing' : 'error.broken')}>
      <p className="notice">
        {t(missing ? 'error.missingText' : 'error.brokenText')} <Link to="/">{t('nav.home')}</Link>
      </p>
    </Page>
  );
}
