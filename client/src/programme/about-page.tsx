import { Fragment } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { Cited } from '../ui/cited';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { Section } from '../ui/section';

const aboutQuery = graphql(`
  query About {
    programmeFacts { id topic figure date verified statement { text lang dir } country { code name { text } } sources { key url title } conflictsWith { id figure statement { text lang dir } sources { key url title } } }
  }
`);

const topics = ['frame', 'ufm', 'sibling'];

/** What Wasl is, what sources say of the programme and where they differ, what is invented, and the licence. */
export function AboutPage() {
  const { t, number } = useReading();
  const [{ data, fetching, error }, again] = useQuery({ query: aboutQuery });
  const facts = data?.programmeFacts ?? [];
  const mapped = facts.filter((fact) => fact.topic === 'mapped-per-country');
  return (
    <Page title={t('about.title')} invented={false}>
      <p className="lead-in">{t('about.what')}</p>
      <p className="lead-in">{t('about.word')}</p>
      <section className="section" id="programme" aria-labelledby="programme-title">
        <div className="section__head">
          <h2 className="h-2" id="programme-title">
            {t('about.programme')}
          </h2>
          <p className="small">
            <Link to="/clusters">{t('home.allClusters')}</Link>
          </p>
        </div>
        <p className="soft lead-in">{t('about.sourced')}</p>
        <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />
        {topics.map((topic) => (
          <Fragment key={topic}>
            <h3 className="h-3 section">{t(`about.topic.${topic}`)}</h3>
            <dl className="facts">
              {facts
                .filter((fact) => fact.topic === topic)
                .map((fact) => (
                  <div key={fact.id} id={fact.id}>
                    <dt className={fact.figure == null ? undefined : 'fact__n'}>
                      {fact.figure == null ? (fact.date ?? t('fact.undated')) : figure(number, fact.figure)}
                    </dt>
                    <dd>
                      <Local of={fact.statement} />
                      {!fact.verified && <span className="muted"> ({t('about.weak')})</span>}
                      <Cited of={fact.sources} />
                      {fact.conflictsWith.map((other) => (
                        <cite key={other.id} className="conflict">
                          {t('fact.otherwise')} {other.figure != null && figure(number, other.figure)}{' '}
                          <Local of={other.statement} />
                        </cite>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </Fragment>
        ))}
      </section>
      {mapped.length > 0 && (
        <section className="section">
          <table className="table table--narrow">
            <caption className="h-3">{t('about.mapped')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('facet.country')}</th>
                <th scope="col">{t('nav.clusters')}</th>
              </tr>
            </thead>
            <tbody>
              {mapped.map((fact) => (
                <tr key={fact.id}>
                  <td>{fact.country?.name.text}</td>
                  <td>{number(fact.figure ?? 0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {mapped[0] && (
            <p className="small facts">
              <Cited of={mapped[0].sources} />
            </p>
          )}
        </section>
      )}
      <Section title={t('about.demo')} beside={<span className="demo">{t('demo.mark')}</span>}>
        <p className="lead-in">{t('about.demoText')}</p>
      </Section>
      <Section title={t('about.licence')}>
        <p className="lead-in">
          {t('about.licenceText')} <Link to="/api">{t('api.guide')}</Link>
        </p>
      </Section>
    </Page>
  );
}

/** A figure with as many places as it has: 141, 5.6. */
function figure(number: (value: number, places?: number) => string, value: number): string {
  return number(value, Number.isInteger(value) ? 0 : 1);
}
