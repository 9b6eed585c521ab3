import { Link } from 'react-router';
import { useQuery } from 'urql';
import { useMe } from '../identity/me';
import { useReading } from '../ui/locale';
import { introductionQuery, introductionsQuery } from './introduction-query';
import { IntroductionTimeline } from './introduction-timeline';

/** Beside the recommendations: the introduction that moved last, as far as it is. */
export function UnderWay() {
  const { t } = useReading();
  const me = useMe();
  const [{ data }] = useQuery({
    query: introductionsQuery,
    variables: { stage: 'WAITING', first: 1, after: null },
    pause: !me?.actsFor,
  });
  const id = data?.introductions.nodes[0]?.id ?? '';
  const [{ data: found }] = useQuery({ query: introductionQuery, variables: { id }, pause: id === '' });
  const of = found?.introduction;
  if (!me?.actsFor || !of) return null;
  return (
    <section>
      <div className="section__head">
        <h2 className="h-3">{t('introduction.underWay')}</h2>
      </div>
      <p className="small">
        <Link to={`/introductions/${of.id}`}>
          {t('introduction.yours', { name: of.part === 'ASKING' ? of.askedName : of.askingName })}
        </Link>
      </p>
      <IntroductionTimeline of={of} />
    </section>
  );
}
