import { Link } from 'react-router';
import { useMe } from '../identity/me';
import { useReading } from '../ui/locale';

/** No word of the thesaurus is longer: what is, is a sentence. */
export const mostLetters = 80;

/** Where a word that was typed suits nothing: the way to propose it, for visitors by way of signing in. */
export function MissingWord({
  term,
  aside = false,
}: {
  term: string;
  /** Beside what is still being written: it opens by itself, so that nothing of that is lost. */
  aside?: boolean;
}) {
  const { t } = useReading();
  const me = useMe();
  const words = term.trim();
  if (me === undefined || words.length < 2 || words.length > mostLetters) return null;
  const form = `/terms/new?term=${encodeURIComponent(words)}`;
  return (
    <p className="small missing">
      <span className="soft">{t('terms.missing')}</span>{' '}
      <Link
        to={me ? form : `/sign-in?to=${encodeURIComponent(form)}`}
        target={aside ? '_blank' : undefined}
        rel={aside ? 'noopener' : undefined}
      >
        {t(me ? 'terms.proposeIt' : 'terms.signInToPropose', { term: `\u2068${words}\u2069` })}
        {aside && <span className="sr-only"> {t('terms.newTab')}</span>}
      </Link>
    </p>
  );
}
