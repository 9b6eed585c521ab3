import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { StakeholderLine, StakeholderName, WomenLed } from '../stakeholders/stakeholder-line';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { Star } from '../ui/star';

const listQuery = graphql(`
  query StakeholderList($first: Int!, $countries: [String!]) {
    countries(region: "southern-mediterranean") { code name { text } }
    stakeholders(first: $first, countries: $countries) {
      totalCount
      pageInfo { hasNextPage }
      nodes { id slug name nameLang kind demonstration otherNames { lang name } summary { text lang dir } country { name { text } } place { id name { text } } sectors { id label { text } } womenLed { form evidence } languages }
    }
  }
`);

/** All stakeholders the reader may see, filtered by country; the address is the state. */
export function SearchPage() {
  const { t, languages } = useReading();
  const [parameters, setParameters] = useSearchParams();
  const countries = parameters.getAll('country');
  const first = Math.min(100, Number(parameters.get('show')) || 20);
  const [{ data, fetching, error }, again] = useQuery({
    query: listQuery,
    variables: { first, countries: countries.length > 0 ? countries : null },
  });
  const toggle = (code: string) => {
    const next = new URLSearchParams(parameters);
    next.delete('country');
    for (const each of countries.includes(code) ? countries.filter((kept) => kept !== code) : [...countries, code])
      next.append('country', each);
    setParameters(next, { replace: true, preventScrollReset: true });
  };
  const list = data?.stakeholders;
  return (
    <Page title={t('nav.all')}>
      <div className="layout">
        <aside className="facets" aria-label={t('search.filters')}>
          <fieldset>
            <legend>{t('facet.country')}</legend>
            {data?.countries.map((country) => (
              <label className="check" key={country.code}>
                <input
                  type="checkbox"
                  checked={countries.includes(country.code)}
                  onChange={() => toggle(country.code)}
                />
                <span>{country.name.text}</span>
              </label>
            ))}
          </fieldset>
        </aside>
        <section aria-label={t('search.title')}>
          <div className="bar">
            <span className="small soft">{list ? t('search.results', { count: list.totalCount }) : ''}</span>
          </div>
          <QueryState
            fetching={fetching && !list}
            error={error}
            retry={() => again({ requestPolicy: 'network-only' })}
          />
          {list?.nodes.map((each) => (
            <article className="card" key={each.id}>
              <Star name={each.name} size={72} />
              <div className="card__main">
                <h2 className="entry__name">
                  <StakeholderName of={each} />
                </h2>
                <StakeholderLine of={each} />
                <p className="card__quote">
                  <Local of={each.summary} />
                </p>
                <div className="card__meta">
                  <WomenLed claims={each.womenLed} />
                  <span>{languages(each.languages)}</span>
                </div>
              </div>
            </article>
          ))}
          {list?.pageInfo.hasNextPage && first < 100 && (
            <p className="section">
              <button
                className="btn"
                type="button"
                onClick={() => {
                  const next = new URLSearchParams(parameters);
                  next.set('show', String(Math.min(100, first + 20)));
                  setParameters(next, { replace: true, preventScrollReset: true });
                }}
              >
                {t('search.more')}
              </button>
            </p>
          )}
        </section>
      </div>
    </Page>
  );
}
