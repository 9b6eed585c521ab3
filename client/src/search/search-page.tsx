import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import type { StakeholderKind, WomenLedForm } from '../gql/graphql';
import { plain, StakeholderLine, StakeholderName, WomenLed } from '../stakeholders/stakeholder-line';
import { Check } from '../ui/check';
import { Icon } from '../ui/icon';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { shownCount, toggled } from '../ui/search-params';
import { Sheet, useNarrow } from '../ui/sheet';
import { Star } from '../ui/star';

const searchQuery = graphql(`
  query Search($query: String!, $filters: SearchFiltersInput, $without: [String!]!, $first: Int!) {
    search(query: $query, filters: $filters, without: $without, first: $first) {
      total step degraded
      pageInfo { hasNextPage }
      understood { noun id label { text lang dir } words active }
      facets { name values { id label { text } count } }
      widening { step count }
      clusters { id name { text } }
      hits {
        reasons { kind id label { text lang dir } words lang }
        highlights { field lang dir segments { text hit } }
        stakeholder { id slug name nameLang kind demonstration languages otherNames { lang name } summary { text lang dir } country { name { text } } place { id name { text } } sectors { id label { text } } womenLed { form evidence } }
      }
    }
  }
`);

const shown = ['kind', 'country', 'womenLed', 'language'] as const;

/** GraphQL spelling of a stored value, as enumerations want it. */
function enumName(value: string): string {
  return value.toUpperCase().replaceAll('-', '_');
}

/** Search: the query as it was understood, each hit with why it is here, facets with counts. The address is the state. */
export function SearchPage() {
  const { t, number, languages } = useReading();
  const [parameters, setParameters] = useSearchParams();
  const query = (parameters.get('q') ?? '').slice(0, 300);
  const first = shownCount(parameters, 20, 50);
  const narrow = useNarrow();
  const [filtering, setFiltering] = useState(false);
  const values = (name: string) => parameters.getAll(name);
  const [{ data, fetching, error }, again] = useQuery({
    query: searchQuery,
    variables: {
      query,
      first,
      without: values('without'),
      filters: {
        kind: values('kind').map(enumName) as StakeholderKind[],
        country: values('country'),
        womenLed: values('womenLed').map(enumName) as WomenLedForm[],
        language: values('language'),
      },
    },
  });
  const toggle = (name: string, value: string) => {
    setParameters(toggled(parameters, name, value), { replace: true, preventScrollReset: true });
  };
  const valueLabel = (name: (typeof shown)[number], id: string, label: { text: string } | null | undefined) => {
    if (label) return label.text;
    if (name === 'kind') return t(`kind.${plain(id)}`);
    if (name === 'womenLed') return t(`womenLed.${plain(id)}`);
    return languages([id]);
  };
  const answer = data?.search;
  const title = query ? t('search.titleOf', { query }) : t('nav.all');
  const heading = query ? (
    <div className="title">
      <p className="label">{t('search.asked')}</p>
      <h1 className="query">
        <bdi dir="auto">{query}</bdi>
      </h1>
      {answer && answer.understood.length > 0 && (
        <div className="under">
          <span className="small soft">{t('search.understood')}</span>
          {answer.understood.map((each) => (
            <span
              key={each.noun + each.id}
              className={each.noun === 'concept' ? 'chip chip--concept' : 'chip chip--place'}
            >
              <Icon name={each.noun === 'concept' || each.noun === 'sector' ? 'concept' : 'place'} />
              <span className="chip__from">
                <bdi dir="auto">{each.words}</bdi>
              </span>
              {each.active ? <Local of={each.label} /> : <s>{each.label.text}</s>}
              <button
                type="button"
                aria-pressed={!each.active}
                aria-label={t('search.remove', { what: each.label.text })}
                onClick={() => toggle('without', each.id)}
              >
                <Icon name="close" />
              </button>
            </span>
          ))}
        </div>
      )}
    </div>
  ) : undefined;
  const facets = shown.map((name) => {
    const facet = answer?.facets.find((each) => each.name === name);
    return facet && facet.values.length > 0 ? (
      <fieldset key={name}>
        <legend>{t(`facet.${name}`)}</legend>
        {facet.values.slice(0, 10).map((value) => (
          <Check key={value.id} checked={values(name).includes(value.id)} onChange={() => toggle(name, value.id)}>
            <span>{valueLabel(name, value.id, value.label)}</span>
            <span className="n">{number(value.count)}</span>
          </Check>
        ))}
        {name === 'womenLed' && <p className="tiny muted">{t('womenLed.unknown')}</p>}
      </fieldset>
    ) : null;
  });
  const chosen = shown.reduce((sum, name) => sum + values(name).length, 0);
  return (
    <Page title={title} heading={heading}>
      <div className="layout">
        {narrow ? (
          <Sheet
            open={filtering}
            close={() => setFiltering(false)}
            title={t('search.filters')}
            done={answer ? t('search.showResults', { count: answer.total }) : t('state.loading')}
          >
            <div className="facets">{facets}</div>
          </Sheet>
        ) : (
          <aside className="facets" aria-label={t('search.filters')}>
            {facets}
          </aside>
        )}
        <section aria-label={t('search.title')}>
          <div className="bar">
            <span className="small soft" role="status">
              {answer ? t('search.results', { count: answer.total }) : ''}
            </span>
            <span className="end">
              {narrow && (
                <button className="btn btn--small" type="button" onClick={() => setFiltering(true)}>
                  {t('search.filters')}
                  {chosen > 0 && ` · ${number(chosen)}`}
                </button>
              )}
            </span>
          </div>
          {answer?.degraded && <p className="notice">{t('search.degraded')}</p>}
          {answer && answer.step !== 'ASKED' && answer.hits.length > 0 && (
            <p className="notice">{t('search.widened', { step: t(`step.${plain(answer.step)}`) })}</p>
          )}
          <QueryState
            fetching={fetching && !answer}
            error={error}
            retry={() => again({ requestPolicy: 'network-only' })}
          />
          {answer?.hits.map(({ stakeholder, reasons, highlights }) => {
            const quote = highlights.find((each) => !['name', 'otherName'].includes(each.field)) ?? null;
            return (
              <article className="card" key={stakeholder.id}>
                <Star name={stakeholder.name} size={72} />
                <div className="card__main">
                  <h2 className="entry__name">
                    <StakeholderName of={stakeholder} />
                  </h2>
                  <StakeholderLine of={stakeholder} />
                  <p className="card__quote">
                    {quote ? (
                      <bdi lang={quote.lang} dir={quote.dir}>
                        {quote.segments.map((piece, index) =>
                          piece.hit ? <mark key={index}>{piece.text}</mark> : piece.text,
                        )}
                      </bdi>
                    ) : (
                      <Local of={stakeholder.summary} />
                    )}
                  </p>
                  <div className="card__meta">
                    <WomenLed claims={stakeholder.womenLed} />
                    <span>{languages(stakeholder.languages)}</span>
                  </div>
                </div>
                {reasons.length > 0 && (
                  <div className="card__why">
                    <p className="label">{t('search.why')}</p>
                    <ul className="why">
                      {reasons.slice(0, 5).map((reason) => (
                        <li
                          key={`${reason.kind}${reason.id}${reason.words}`}
                          className={reason.kind === 'NEAR_CONCEPT' ? 'why--near' : undefined}
                        >
                          <Icon
                            name={
                              reason.kind === 'PLACE' ? 'place' : reason.kind === 'NEAR_CONCEPT' ? 'near' : 'concept'
                            }
                          />
                          <span>
                            {reason.label && (
                              <b>
                                <Local of={reason.label} />
                              </b>
                            )}{' '}
                            {reason.words && <q lang={reason.lang ?? undefined}>{reason.words}</q>}
                          </span>
                        </li>
                      ))}
                    </ul>
                  </div>
                )}
              </article>
            );
          })}
          {answer?.pageInfo.hasNextPage && first < 50 && (
            <p className="section">
              <button
                className="btn"
                type="button"
                onClick={() => {
                  const next = new URLSearchParams(parameters);
                  next.set('show', String(Math.min(50, first + 20)));
                  setParameters(next, { replace: true, preventScrollReset: true });
                }}
              >
                {t('search.more')}
              </button>
            </p>
          )}
          {answer && (answer.widening.length > 0 || answer.hits.length === 0) && (
            <div className="widen">
              <h2 className="h-3">{t(answer.hits.length === 0 ? 'search.none' : 'search.wider')}</h2>
              <ol>
                {answer.widening.map((each, index) => (
                  <li key={each.step}>
                    <span className="n">{number(index + 1)}</span>
                    <span>{t(`step.${plain(each.step)}`)}</span>
                    <span className="muted">{number(each.count)}</span>
                  </li>
                ))}
                {answer.clusters.slice(0, 2).map((cluster) => (
                  <li key={cluster.id}>
                    <span className="n">·</span>
                    <Link to={`/clusters/${cluster.id}`}>{cluster.name.text}</Link>
                    <span />
                  </li>
                ))}
              </ol>
            </div>
          )}
        </section>
      </div>
    </Page>
  );
}
