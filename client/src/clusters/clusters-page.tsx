import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { Star } from '../ui/star';
import { TakeAway } from '../ui/take-away';

const clustersQuery = graphql(`
  query Clusters { clusters(first: 100) { nodes { id name { text lang dir } summary { text lang dir } country { code name { text } } place { id name { text } } sectors { id label { text } } facts { id } } } }
`);

/** The clusters of the programme, by number, of one country where the address says so. */
export function ClustersPage() {
  const { t } = useReading();
  const [parameters, setParameters] = useSearchParams();
  const [{ data, fetching, error }, again] = useQuery({ query: clustersQuery });
  const all = data?.clusters.nodes ?? [];
  const countries = new Map(all.map(({ country }) => [country.code, country.name.text]));
  const country = parameters.get('country') ?? '';
  const clusters = countries.has(country) ? all.filter((each) => each.country.code === country) : all;
  const rows = clusters.map((cluster) => ({
    name: cluster.name.text,
    country: cluster.country.name.text,
    place: cluster.place?.name.text ?? '',
    sectors: cluster.sectors.map((each) => each.label.text).join(' | '),
    summary: cluster.summary?.text ?? '',
    address: new URL(`/clusters/${cluster.id}`, window.location.href).href,
  }));
  return (
    <Page title={t('nav.clusters')} invented={false}>
      <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />
      {data && (
        <div className="bar">
          <p role="status">{t('cluster.count', { count: clusters.length })}</p>
          <label className="row small end">
            <span>{t('facet.country')}</span>
            <select
              value={countries.has(country) ? country : ''}
              onChange={({ target }) => setParameters(target.value ? { country: target.value } : {}, { replace: true })}
            >
              <option value="">{t('cluster.anyCountry')}</option>
              {[...countries].map(([code, name]) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      <ul className="grid section">
        {clusters.map((cluster) => (
          <li key={cluster.id} className="stack">
            <Star name={cluster.id} size={56} />
            <h2 className="entry__name">
              <Link to={`/clusters/${cluster.id}`}>
                <Local of={cluster.name} />
              </Link>
            </h2>
            <p className="entry__what">
              {[cluster.place?.name.text, cluster.country.name.text].filter(Boolean).join(t('list.comma'))}
            </p>
            <p>
              <Local of={cluster.summary} />
            </p>
            <p className="tiny muted">{t('cluster.facts', { count: cluster.facts.length })}</p>
          </li>
        ))}
      </ul>
      {rows.length > 0 && <TakeAway name="wasl-clusters" gather={async () => ({ rows, cut: false })} />}
    </Page>
  );
}
