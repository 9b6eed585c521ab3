import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useMe } from '../identity/me';
import { plain } from '../stakeholders/stakeholder-line';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { Star } from '../ui/star';
import { introductionsQuery } from './introduction-query';
import { daysLeft } from './introduction-timeline';

const stages = ['WAITING', 'UNDER_WAY', 'CLOSED'] as const;

/** Introductions of the stakeholder one acts for, by how far they are. */
export function IntroductionsPage() {
  const { t, date } = useReading();
  const me = useMe();
  const [parameters, setParameters] = useSearchParams();
  const stage = stages.find((each) => plain(each) === parameters.get('stage')) ?? 'WAITING';
  const after = parameters.get('after');
  const [{ data, fetching, error }, again] = useQuery({
    query: introductionsQuery,
    variables: { stage, first: 20, after },
    pause: !me,
  });
  const list = data?.introductions;
  return (
    <Page title={t('introductions.title')} invented={me?.demonstration ?? false}>
      {me === null && (
        <p className="notice">
          <Link to="/sign-in">{t('identity.signIn')}</Link>
        </p>
      )}
      {me && !me.actsFor && list?.totalCount === 0 && stage === 'WAITING' && (
        <p className="notice">{t('introductions.noStakeholder')}</p>
      )}
      {me && (
        <>
          <p className="tabs">
            {stages.map((each) => (
              <Link
                key={each}
                aria-current={each === stage ? 'page' : undefined}
                to={`/introductions?stage=${plain(each)}`}
              >
                {t(`introductions.stage.${plain(each)}`)}
              </Link>
            ))}
          </p>
          {!list && (
            <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />
          )}
          {list?.nodes.length === 0 && (me.actsFor || stage !== 'WAITING') && (
            <p className="notice">
              {t('introductions.none')} <Link to="/matches">{t('nav.partners')}</Link>
            </p>
          )}
          {list?.nodes.map((each) => (
            <article key={each.id} className="card">
              <Star name={each.part === 'ASKING' ? each.askedName : each.askingName} size={72} />
              <div className="card__main">
                <h2 className="entry__name">
                  <Link to={`/introductions/${each.id}`}>
                    <bdi>{each.part === 'ASKING' ? each.askedName : each.askingName}</bdi>
                  </Link>
                </h2>
                <p className="card__quote">
                  <Local of={each.reason} />
                </p>
                <p className="card__meta">
                  <span className="status">{t(`introduction.state.${plain(each.state)}`)}</span>
                  {each.waitsFor.length > 0 && each.until && (
                    <span>
                      {each.waitsFor
                        .map((who) => t(who === each.part ? 'introduction.who.you' : `introduction.who.${plain(who)}`))
                        .join(t('list.comma'))}{' '}
                      · {t('introduction.until', { date: date(each.until), days: daysLeft(each.until) })}
                    </span>
                  )}
                </p>
              </div>
            </article>
          ))}
          {list?.pageInfo.hasNextPage && (
            <button
              className="btn"
              type="button"
              onClick={() => setParameters({ stage: plain(stage), after: list.pageInfo.endCursor ?? '' })}
            >
              {t('search.more')}
            </button>
          )}
        </>
      )}
    </Page>
  );
}
