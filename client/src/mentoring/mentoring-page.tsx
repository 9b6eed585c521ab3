import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import type { MenteePreference, MentorFiltersInput } from '../gql/graphql';
import { useMe } from '../identity/me';
import { plain } from '../stakeholders/stakeholder-line';
import { Check } from '../ui/check';
import { FacetList } from '../ui/facet-list';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { shownCount, toggled } from '../ui/search-params';
import { Sheet, useNarrow } from '../ui/sheet';
import { MentorExport } from './mentor-export';
import { MentorCard } from './mentor-parts';

const mentorsQuery = graphql(`
  query Mentors($filters: MentorFiltersInput, $first: Int!) {
    mentors(filters: $filters, first: $first) { totalCount pageInfo { hasNextPage } nodes { id ...MentorCard } }
    topic: mentorFacet(name: TOPIC, filters: $filters) { value count label { text } }
    language: mentorFacet(name: LANGUAGE, filters: $filters) { value count label { text } }
    country: mentorFacet(name: COUNTRY, filters: $filters) { value count label { text } }
    prefers: mentorFacet(name: PREFERS, filters: $filters) { value count label { text } }
  }
`);

const facetNames = ['topic', 'language', 'country', 'prefers'] as const;

/** The filters that an address asks for. */
function filtersFrom(parameters: URLSearchParams): MentorFiltersInput {
  return {
    topic: parameters.getAll('topic'),
    language: parameters.getAll('language'),
    country: parameters.getAll('country'),
    prefers: parameters.getAll('prefers').map((each) => each.toUpperCase().replaceAll('-', '_') as MenteePreference),
    free: parameters.has('free') || null,
  };
}

/** Mentors by topic, language, country and whom they prefer, each with an honest word on time. The address is the state. */
export function MentoringPage() {
  const { t, languages, number } = useReading();
  const [parameters, setParameters] = useSearchParams();
  const me = useMe();
  const narrow = useNarrow();
  const [filtering, setFiltering] = useState(false);
  const filters = filtersFrom(parameters);
  const first = shownCount(parameters, 20, 100);
  const [{ data, fetching, error }, again] = useQuery({ query: mentorsQuery, variables: { filters, first } });
  const change = (next: URLSearchParams) => setParameters(next, { replace: true, preventScrollReset: true });
  const labelOf = {
    topic: (_: string, label?: string) => label ?? '',
    language: (id: string) => languages([id]),
    country: (_: string, label?: string) => label ?? '',
    prefers: (id: string) => t(`prefers.${plain(id)}`),
  };
  const chosenCount = facetNames.flatMap((name) => parameters.getAll(name)).length + (filters.free ? 1 : 0);
  const facets = (
    <>
      <fieldset>
        <legend>{t('mentor.time')}</legend>
        <Check checked={filters.free === true} onChange={() => change(toggled(parameters, 'free', 'yes'))}>
          <span>{t('mentor.onlyFree')}</span>
        </Check>
      </fieldset>
      {facetNames.map((name) => (
        <FacetList
          key={name}
          legend={t(`mentor.facet.${name}`)}
          values={(data?.[name] ?? []).map(({ value, count, label }) => ({
            id: value,
            label: labelOf[name](value, label?.text) || value,
            count,
          }))}
          chosen={parameters.getAll(name)}
          toggle={(id) => change(toggled(parameters, name, id))}
        />
      ))}
    </>
  );
  const total = data?.mentors.totalCount;
  return (
    <Page
      title={t('nav.mentoring')}
      heading={
        <div className="title">
          <h1 className="h-1">{t('nav.mentoring')}</h1>
          <p className="lead-in">{t('mentor.lead')}</p>
          {me?.mentor && (
            <p>
              <Link className="btn" to="/mentoring/mine">
                {t('ownMentor.title')}
              </Link>
            </p>
          )}
        </div>
      }
    >
      <div className="layout">
        {narrow ? (
          <Sheet
            open={filtering}
            close={() => setFiltering(false)}
            title={t('search.filters')}
            done={total === undefined ? t('state.loading') : t('mentor.show', { count: total })}
          >
            <div className="facets">{facets}</div>
          </Sheet>
        ) : (
          <aside className="facets" aria-label={t('search.filters')}>
            {facets}
          </aside>
        )}
        <section aria-label={t('nav.mentoring')}>
          <div className="bar">
            <span className="small soft" role="status">
              {total === undefined ? '' : t('mentor.count', { count: total })}
            </span>
            <span className="end row">
              {narrow && (
                <button className="btn btn--small" type="button" onClick={() => setFiltering(true)}>
                  {t('search.filters')}
                  {chosenCount > 0 && ` · ${number(chosenCount)}`}
                </button>
              )}
              {chosenCount > 0 && (
                <button type="button" className="link small" onClick={() => change(new URLSearchParams())}>
                  {t('search.clear')}
                </button>
              )}
            </span>
          </div>
          <QueryState
            fetching={fetching && !data}
            error={error}
            retry={() => again({ requestPolicy: 'network-only' })}
          />
          {data?.mentors.nodes.map((mentor) => (
            <MentorCard key={mentor.id} of={mentor} />
          ))}
          {total === 0 && (
            <div className="widen">
              <h2 className="h-3">{t('mentor.none')}</h2>
              <p>{t('mentor.noneHint')}</p>
            </div>
          )}
          {data?.mentors.pageInfo.hasNextPage && first < 100 && (
            <p className="section">
              <button
                className="btn"
                type="button"
                onClick={() => {
                  const next = new URLSearchParams(parameters);
                  next.set('show', String(Math.min(100, first + 20)));
                  change(next);
                }}
              >
                {t('search.more')}
              </button>
            </p>
          )}
          {total !== undefined && total > 0 && <MentorExport filters={filters} />}
        </section>
      </div>
    </Page>
  );
}
