import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { plain, StakeholderName } from '../stakeholders/stakeholder-line';
import { useReading } from '../ui/locale';
import { Star } from '../ui/star';

const connectionQuery = graphql(`
  query Connection($from: String!, $to: String!) {
    connection(from: $from, to: $to) {
      steps { to { id slug name nameLang demonstration country { code name { text } } } link since cluster { id name { text } } }
    }
  }
`);

/** Up to three paths between two stakeholders, as the viewer may see them. */
export function useConnection(from: string | undefined, to: string | undefined) {
  return useQuery({ query: connectionQuery, variables: { from: from ?? '', to: to ?? '' }, pause: !from || !to });
}

type Person = { id: string; slug: string; name: string; nameLang: string; demonstration: boolean };

/** A path as the API gives it. */
export interface PathData {
  steps: {
    to: Person;
    link?: string | null;
    since?: string | null;
    cluster?: { id: string; name: { text: string } } | null;
  }[];
}

/** One path drawn from its start to its end; those between are bridges, and say that they can introduce. */
export function ConnectionPath({ from, path }: { from: Person; path: PathData }) {
  const { t, date } = useReading();
  return (
    <ol className="path">
      <li>
        <div className="path__node">
          <Star name={from.name} size={44} />
          <b>
            <StakeholderName of={from} />
          </b>
        </div>
      </li>
      {path.steps.map((step, index) => {
        const bridge = index < path.steps.length - 1;
        return (
          <li key={step.to.id}>
            <span className="path__edge">
              {step.cluster ? (
                <>
                  {t('path.bothIn')} <Link to={`/clusters/${step.cluster.id}`}>{step.cluster.name.text}</Link>
                </>
              ) : (
                t('path.link', { kind: t(`link.${plain(step.link ?? '')}`), date: step.since ? date(step.since) : '' })
              )}
            </span>
            <div className={bridge ? 'path__node path__node--bridge' : 'path__node'}>
              <Star name={step.to.name} size={44} />
              <b>
                <StakeholderName of={step.to} />
              </b>
              {bridge && <span className="soft">{t('path.bridge')}</span>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
