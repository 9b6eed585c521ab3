import { lazy, Suspense, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { MentorsFor } from '../mentoring/mentors-near';
import { plain } from '../stakeholders/stakeholder-line';
import { MissingWord } from '../terms/missing-word';
import { Icon } from '../ui/icon';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { shownCount, toggled } from '../ui/search-params';
import { Segments } from '../ui/segments';
import { Sheet, useNarrow } from '../ui/sheet';
import { KeepSearch } from './keep-search';
import { SearchCard } from './search-card';
import { SearchExport } from './search-export';
import { SearchFacets, useFacetLabel } from './search-facets';
import { boundsFrom, facetFilters, nearFrom, oneOf, searchFrom, sinceFrom, sorts, views } from './search-parameters';
import { searchQuery } from './search-query';
import { SearchTable } from './search-table';

const SearchMap = lazy(() => import('./search-map').then(({ SearchMap: view }) => ({ default: view })));

/** Search: the query as it was understood, each hit with why it is here, facets with counts. The address is the state. */
export function SearchPage() {
  const { t, number, date } = useReading();
  const [parameters, setParameters] = useSearchParams();
  const search = searchFrom(parameters);
  const view = oneOf(parameters.get('view'), views);
  const first = shownCount(parameters, 20, 50);
  const narrow = useNarrow();
  const labelOf = useFacetLabel();
  const [filtering, setFiltering] = useState(false);
  const [keeping, setKeeping] = useState(false);
  const [{ data, fetching, error }, again] = useQuery({ query: searchQuery, variables: { ...search, first } });
  const change = (edit: (next: URLSearchParams) => void) => {
    const next = new URLSearchParams(parameters);
    edit(next);
    setParameters(next, { replace: true, preventScrollReset: true });
  };
  const set = (name: string, value: string | null) =>
    change((next) => (value === null ? next.delete(name) : next.set(name, value)));
  const toggle = (name: string, value: string) => {
    setParameters(toggled(parameters, name, value), { replace: true, preventScrollReset: true });
  };
  const answer = data?.search;
  const chosen = facetFilters.flatMap((name) => parameters.getAll(name).map((id) => ({ name, id })));
  const near = nearFrom(parameters.get('near'));
  const since = sinceFrom(parameters.get('since'));
  const others = [
    ...(boundsFrom(parameters.get('bounds')) ? [{ name: 'bounds', words: t('search.within') }] : []),
    ...(near?.km ? [{ name: 'near', words: t('search.near', { km: near.km }) }] : []),
    ...(since ? [{ name: 'since', words: t('search.since', { day: date(since) }) }] : []),
  ];
  const facets = <SearchFacets answer={answer} chosen={(name) => parameters.getAll(name)} toggle={toggle} />;
  const also = (name: 'q' | 'step', value: string) => {
    const next = new URLSearchParams(parameters);
    next.delete('step');
    next.set(name, value);
    return `?${next}`;
  };
  const heading = search.query ? (
    <div className="title">
      <p className="label">{t('search.asked')}</p>
      <h1 className="query">
        <bdi dir="auto">{search.query}</bdi>
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
  return (
    <Page title={search.query ? t('search.titleOf', { query: search.query }) : t('nav.all')} heading={heading}>
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
            <span className="end row">
              {narrow && (
                <button className="btn btn--small" type="button" onClick={() => setFiltering(true)}>
                  {t('search.filters')}
                  {chosen.length > 0 && ` · ${number(chosen.length)}`}
                </button>
              )}
              <button
                className="btn btn--small"
                type="button"
                aria-expanded={keeping}
                onClick={() => setKeeping(!keeping)}
              >
                {t('saved.keep')}
              </button>
              <label className="small select">
                <span>{t('search.sort')}</span>
                <select
                  value={oneOf(parameters.get('sort'), sorts)}
                  onChange={(event) => set('sort', event.target.value)}
                >
                  {sorts.map((each) => (
                    <option key={each} value={each}>
                      {t(`search.sort.${each}`)}
                    </option>
                  ))}
                </select>
              </label>
              <Segments
                name="view"
                legend={t('search.view')}
                of={views}
                chosen={view}
                words={(each) => t(`search.view.${each}`)}
                choose={(each) => set('view', each)}
                bare
              />
            </span>
          </div>
          {keeping && <KeepSearch search={search} total={answer?.total} close={() => setKeeping(false)} />}
          {(chosen.length > 0 || others.length > 0) && (
            <div className="under chosen">
              {chosen.map(({ name, id }) => {
                const value = answer?.facets.find((each) => each.name === name)?.values.find((each) => each.id === id);
                const label = labelOf(name, id, value?.label);
                return (
                  <span key={`${name} ${id}`} className="chip">
                    <span className="chip__from">{t(`facet.${name}`)}</span>
                    {label}
                    <button
                      type="button"
                      aria-label={t('search.remove', { what: label })}
                      onClick={() => toggle(name, id)}
                    >
                      <Icon name="close" />
                    </button>
                  </span>
                );
              })}
              {others.map(({ name, words }) => (
                <span key={name} className="chip chip--place">
                  {words}
                  <button
                    type="button"
                    aria-label={t('search.remove', { what: words })}
                    onClick={() => set(name, null)}
                  >
                    <Icon name="close" />
                  </button>
                </span>
              ))}
              <button
                type="button"
                className="link small"
                onClick={() =>
                  change((next) => {
                    for (const name of [...facetFilters, 'bounds', 'near', 'since']) next.delete(name);
                  })
                }
              >
                {t('search.clear')}
              </button>
            </div>
          )}
          {answer?.degraded && <p className="notice">{t('search.degraded')}</p>}
          {answer && answer.leftOut.length > 0 && (
            <p className="notice">{t('search.leftOut', { words: answer.leftOut.join(' · ') })}</p>
          )}
          {answer && answer.step !== 'ASKED' && answer.hits.length > 0 && (
            <p className="notice">{t('search.widened', { step: t(`step.${plain(answer.step)}`) })}</p>
          )}
          {answer?.didYouMean && (
            <p className="notice">
              {t('search.didYouMean')}{' '}
              <Link to={also('q', answer.didYouMean)}>
                <bdi dir="auto">{answer.didYouMean}</bdi>
              </Link>
            </p>
          )}
          <QueryState
            fetching={fetching && !answer}
            error={error}
            retry={() => again({ requestPolicy: 'network-only' })}
          />
          {view === 'map' && (
            <Suspense fallback={<QueryState fetching error={undefined} retry={() => {}} />}>
              <SearchMap search={search} onBounds={(bounds) => set('bounds', bounds)} />
            </Suspense>
          )}
          {view === 'table' && answer && answer.hits.length > 0 && <SearchTable hits={answer.hits} />}
          {view === 'cards' && answer?.hits.map((hit) => <SearchCard key={hit.stakeholder.id} hit={hit} />)}
          {view !== 'map' && answer?.pageInfo.hasNextPage && first < 50 && (
            <p className="section">
              <button className="btn" type="button" onClick={() => set('show', String(Math.min(50, first + 20)))}>
                {t('search.more')}
              </button>
            </p>
          )}
          <MentorsFor
            topics={(answer?.understood ?? [])
              .filter((each) => each.noun === 'concept' && each.active)
              .map((each) => each.id)}
          />
          {answer && answer.hits.length > 0 && <SearchExport search={search} />}
          {answer && (answer.widening.length > 0 || answer.hits.length === 0) && (
            <div className="widen">
              <h2 className="h-3">{t(answer.hits.length === 0 ? 'search.none' : 'search.wider')}</h2>
              <ol>
                {answer.widening.map((each, index) => (
                  <li key={each.step}>
                    <span className="n">{number(index + 1)}</span>
                    <Link to={also('step', plain(each.step))}>{t(`step.${plain(each.step)}`)}</Link>
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
          {answer && search.query && answer.understood.length === 0 && <MissingWord term={search.query} />}
        </section>
      </div>
    </Page>
  );
}
