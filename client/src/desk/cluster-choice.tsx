import { useQuery } from 'urql';
import { graphql } from '../gql';
import { useMe } from '../identity/me';
import { useReading } from '../ui/locale';

const clustersQuery = graphql(`
  query DeskClusters { clusters(first: 100) { nodes { id name { text lang dir } } } }
`);

export interface ClusterName {
  id: string;
  name: { text: string; lang: string; dir: string };
}

/** The clusters that the reader looks after: those one facilitates, and all there are for the secretariat. */
export function useClusters(): { clusters: readonly ClusterName[]; secretariat: boolean; ready: boolean } {
  const me = useMe();
  const secretariat = me?.roles.some((role) => role === 'SECRETARIAT' || role === 'ADMINISTRATOR') ?? false;
  const [{ data }] = useQuery({ query: clustersQuery, pause: !secretariat });
  const clusters = secretariat ? (data?.clusters.nodes ?? []) : (me?.facilitates ?? []);
  return { clusters, secretariat, ready: me !== undefined && (!secretariat || data !== undefined) };
}

/** Which cluster it is about; `all` where it may be about all of them at once. Nothing where there is one to choose. */
export function ClusterChoice({
  clusters,
  value,
  all,
  look,
  choose,
}: {
  clusters: readonly ClusterName[];
  value: string;
  all?: boolean;
  /** As a filter above a list, or as a field of a form. */
  look: 'filter' | 'field';
  choose: (id: string) => void;
}) {
  const { t } = useReading();
  if (clusters.length < 2) return null;
  return (
    <label className={look === 'field' ? 'field' : 'small select'}>
      <span>{t('worth.cluster')}</span>{' '}
      <select value={value} onChange={(event) => choose(event.target.value)}>
        {all && <option value="">{t('desk.filter.all')}</option>}
        {clusters.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name.text}
          </option>
        ))}
      </select>
    </label>
  );
}
