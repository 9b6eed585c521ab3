import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { StakeholderName } from '../stakeholders/stakeholder-line';
import { Local } from '../ui/local-text';
import { useReading } from '../ui/locale';
import { QueryState } from '../ui/query-state';

const membersQuery = graphql(`
  query DeskMembers($id: String!) {
    cluster(id: $id) {
      id name { text lang dir }
      members(first: 100) {
        role stakeholder { id slug name nameLang demonstration completeness updatedAt womenLed { form evidence } }
      }
    }
  }
`);

/** Members of the clusters one facilitates, with how complete each profile is and when it last changed. */
export function DeskMembers({
  clusters,
}: {
  clusters: readonly { id: string; name: { text: string; lang: string; dir: string } }[];
}) {
  const { t } = useReading();
  if (clusters.length === 0) return <p className="section soft">{t('desk.noClusters')}</p>;
  return clusters.map((cluster) => <Members key={cluster.id} id={cluster.id} />);
}

function Members({ id }: { id: string }) {
  const { t, number, date } = useReading();
  const [{ data, fetching, error }, again] = useQuery({ query: membersQuery, variables: { id } });
  const cluster = data?.cluster;
  if (!cluster) {
    return <QueryState fetching={fetching} error={error} retry={() => again({ requestPolicy: 'network-only' })} />;
  }
  const members = [...cluster.members].sort((a, b) => a.stakeholder.completeness - b.stakeholder.completeness);
  return (
    <section className="section" aria-labelledby={`members-${id}`}>
      <div className="section__head">
        <h2 className="h-2" id={`members-${id}`}>
          <Link to={`/clusters/${id}`}>
            <Local of={cluster.name} />
          </Link>{' '}
          · {number(members.length)}
        </h2>
      </div>
      <div className="scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('desk.member')}</th>
              <th scope="col">{t('profile.completeness')}</th>
              <th scope="col">{t('desk.changed')}</th>
            </tr>
          </thead>
          <tbody>
            {members.map(({ stakeholder }) => (
              <tr key={stakeholder.id}>
                <th scope="row">
                  <StakeholderName of={stakeholder} />
                </th>
                <td>{t('desk.percent', { percent: number(stakeholder.completeness) })}</td>
                <td>{date(stakeholder.updatedAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
