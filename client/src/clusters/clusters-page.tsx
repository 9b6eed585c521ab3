import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { Page } from '../ui/page';
import { QueryState } from '../ui/query-state';
import { Star } from '../ui/star';

const clustersQuery = graphql(`
  query Clusters { clusters(first: 50) { totalCount nodes { id name { text lang dir } summary { text lang dir } country { name { text } } place { id name { text } } facts { id } } } }
`);

/** The clusters of the programme, by number. */
export function ClustersPage() {
  const { t } = useReading();
  const [{ data, fetching, error }, again] = useQuery({ query: clustersQuery });
  return (
    <Page title={t('nav.clusters')} invented={false}>
      <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />
      <ul className="grid section">
        {data?.clusters.nodes.map((cluster) => (
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
    </Page>
  );
}
