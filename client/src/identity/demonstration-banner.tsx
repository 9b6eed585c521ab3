import { useReading } from '../ui/locale';
import { useMe } from './me';

/** Above every page while one is signed in as someone invented. */
export function DemonstrationBanner() {
  const { t } = useReading();
  const me = useMe();
  if (!me?.demonstration) return null;
  return (
    <p className="banner">
      <span className="wrap">{t('identity.banner', { name: `\u2068${me.name}\u2069` })}</span>
    </p>
  );
}
