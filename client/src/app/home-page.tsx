import { type FormEvent, Fragment, lazy, Suspense, useEffect, useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { countCorridors } from '../cooperation/count-corridors';
import { Shore } from '../cooperation/shore';
import { graphql } from '../gql';
import { isStaff, type Me, useMe } from '../identity/me';
import { Cited } from '../ui/cited';
import { Icon } from '../ui/icon';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { QueryState } from '../ui/query-state';
import { Section } from '../ui/section';
import { useSlashKey } from '../ui/slash-key';
import { starPoints } from '../ui/star';

const SignedInHome = lazy(async () => ({ default: (await import('./signed-in-home')).SignedInHome }));

const StaffHome = lazy(async () => ({ default: (await import('./staff-home')).StaffHome }));

const homeQuery = graphql(`
  query Home {
    programmeFacts { id topic figure statement { text lang dir } country { code name { text } } sources { key url title } conflictsWith { id figure } }
    goodPractices(first: 3) { nodes { id text { text lang dir } countries { code name { text } } sources { key url title } answers { id text { text } } } }
    corridors { from { code } to { code } links }
    clusters(first: 50) { nodes { id name { text lang dir } country { code } } }
    stakeholders(first: 1) { totalCount }
  }
`);

const shore = ['MA', 'DZ', 'TN', 'EG', 'PS', 'JO', 'LB'];
const examples = [
  { lang: 'ar', dir: 'rtl', words: 'نحاسيات منقوشة في تونس' },
  { lang: 'fr', dir: 'ltr', words: 'teinture végétale, Maroc' },
  { lang: 'en', dir: 'ltr', words: 'furniture designer, Nablus' },
];

/** The first page: what waits for somebody who acts for a stakeholder or is of the staff, the cover for everyone else. */
export function HomePage() {
  const { t } = useReading();
  const me = useMe();
  useEffect(() => {
    document.title = `${t('home.title')} · Wasl`;
  }, [t]);
  // Nothing until it is known who reads, so that the cover does not flash past those who are signed in.
  if (me === undefined) return null;
  const own = me && homeOf(me);
  if (!own) return <Cover />;
  // Loaded for those who are signed in alone: visitors on slow lines do not wait for it.
  return <Suspense fallback={<QueryState fetching retry={() => {}} />}>{own}</Suspense>;
}

/** The first page of somebody signed in; null for who is neither staff nor acts for anybody yet. */
function homeOf(me: Me) {
  if (me.actsFor) return <SignedInHome me={me} own={me.actsFor} />;
  return isStaff(me) ? <StaffHome me={me} /> : null;
}

/** The cover: what Wasl is, the search box, figures with their sources, what worked elsewhere. */
function Cover() {
  const { t, number } = useReading();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  useSlashKey(field);
  const [{ data, fetching, error }, again] = useQuery({ query: homeQuery });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const words = String(new FormData(event.currentTarget).get('q') ?? '').trim();
    void navigate(`/search?q=${encodeURIComponent(words)}`);
  };
  const facts = data?.programmeFacts ?? [];
  const figures = ['clusters-mapped', 'clusters-selected'].flatMap((id) => facts.filter((fact) => fact.id === id));
  const mapped = facts.filter((fact) => fact.topic === 'mapped-per-country');
  const mappedSource = mapped[0]?.sources[0];
  const countries = shore.flatMap((code) => {
    const fact = mapped.find((each) => each.country?.code === code);
    const count = fact?.figure ?? 0;
    return fact?.country
      ? [{ code, name: fact.country.name.text, below: t('home.mapped', { count }), weight: count }]
      : [];
  });
  const { links, across } = countCorridors(data?.corridors ?? []);
  return (
    <>
      <section className="cover">
        <svg className="cover__art" aria-hidden="true">
          <defs>
            <pattern id="lattice" width="76" height="76" patternUnits="userSpaceOnUse">
              <g fill="none" stroke="currentColor">
                <polygon points={starPoints(8, 38, 29, 0, 38)} />
                <polygon points={starPoints(8, 18, 13.8, 0, 38)} />
              </g>
            </pattern>
          </defs>
          <rect width="100%" height="100%" fill="url(#lattice)" />
        </svg>
        <div className="wrap cover__in">
          <div>
            <h1 className="h-1">{t('home.title')}</h1>
            <p className="lead">{t('home.lead')}</p>
            <form className="search search--big" role="search" onSubmit={submit}>
              <Icon name="search" />
              <input
                ref={field}
                name="q"
                type="search"
                dir="auto"
                maxLength={300}
                aria-label={t('search.label')}
                placeholder={t('home.placeholder')}
              />
              <button className="btn btn--primary" type="submit">
                {t('search.do')}
              </button>
            </form>
            <div className="row cover__try">
              <span className="label">{t('home.try')}</span>
              {examples.map((each) => (
                <Link
                  key={each.words}
                  className="chip"
                  to={`/search?q=${encodeURIComponent(each.words)}`}
                  lang={each.lang}
                  dir={each.dir}
                >
                  {each.words}
                </Link>
              ))}
            </div>
          </div>
          <div className="cover__word" aria-hidden="true">
            <span lang="ar" dir="rtl">
              وصل
            </span>
            <small>{t('home.word')}</small>
          </div>
        </div>
      </section>
      <div className="wrap">
        <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />
        {data && (
          <>
            <Section
              title={t('home.shore')}
              beside={
                <>
                  <p className="small soft">{t('home.links', { count: links, across })}</p>
                  <span className="demo">{t('home.linksDemo')}</span>
                </>
              }
            >
              <Shore countries={countries} corridors={data.corridors} />
              <p className="small">
                {t('home.thicker')}{' '}
                {mappedSource && (
                  <>
                    {t('home.mappedSource')} <a href={mappedSource.url}>{mappedSource.title}</a>.{' '}
                  </>
                )}
                <Link to="/network">{t('home.seeNetwork')}</Link> {t('home.or')}{' '}
                <Link to="/network?view=table">{t('home.asTable')}</Link>.
              </p>
            </Section>
            <Section title={t('home.figures')}>
              <div className="stats">
                {figures.map((fact) => (
                  <div className="stat" key={fact.id}>
                    <p className="stat__n">{number(fact.figure ?? 0)}</p>
                    <p>
                      <Local of={fact.statement} />
                    </p>
                    <cite>
                      {fact.sources.map((source, index) => (
                        <Fragment key={source.key}>
                          {index > 0 && t('list.comma')}
                          <a href={source.url} rel="noreferrer">
                            <bdi>{source.title}</bdi>
                          </a>
                        </Fragment>
                      ))}{' '}
                      {fact.conflictsWith.length > 0 && (
                        <span className="conflict">
                          {t('fact.conflict', {
                            figures: fact.conflictsWith.map((other) => number(other.figure ?? 0)).join(' · '),
                          })}
                        </span>
                      )}
                    </cite>
                  </div>
                ))}
                <div className="stat">
                  <p className="stat__n">
                    {number(across)} <small>{t('home.of', { count: links })}</small>
                  </p>
                  <p>{t('home.across')}</p>
                  <cite>{t('demo.mark')}</cite>
                </div>
                <div className="stat">
                  <p className="stat__n">{number(data.stakeholders.totalCount)}</p>
                  <p>{t('home.stakeholders')}</p>
                  <cite>{t('demo.mark')}</cite>
                </div>
              </div>
            </Section>
            <Section
              title={t('home.clusters')}
              beside={
                <p className="small">
                  <Link to="/clusters">{t('home.allClusters')}</Link>
                </p>
              }
            >
              <dl className="by-country">
                {countries.map(({ code, name }) => (
                  <div key={code}>
                    <dt>{name}</dt>
                    {data.clusters.nodes
                      .filter((cluster) => cluster.country.code === code)
                      .map((cluster) => (
                        <dd key={cluster.id}>
                          <Link to={`/clusters/${cluster.id}`}>
                            <Local of={cluster.name} />
                          </Link>
                        </dd>
                      ))}
                  </div>
                ))}
              </dl>
            </Section>
            <Section title={t('home.practices')}>
              <div className="gp">
                {data.goodPractices.nodes.map((practice) => (
                  <article key={practice.id}>
                    <p className="label">{practice.countries.map((country) => country.name.text).join(' · ')}</p>
                    <h3>
                      <Local of={practice.text} />
                    </h3>
                    {practice.answers.length > 0 && (
                      <p>{t('practice.answers', { what: practice.answers.map((each) => each.text.text).join(' ') })}</p>
                    )}
                    <Cited of={practice.sources} />
                  </article>
                ))}
              </div>
            </Section>
          </>
        )}
      </div>
    </>
  );
}
