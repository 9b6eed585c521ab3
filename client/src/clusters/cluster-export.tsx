import type { ClusterPageQuery } from '../gql/graphql';
import { type Gather, TakeAway } from '../ui/take-away';

type Cluster = ClusterPageQuery['cluster'];

function rowsOf({ facts, challenges, trainingNeeds, goodPractices }: Cluster): Record<string, string>[] {
  const row = (kind: string, date: string | null, text: string, sources: { url: string }[], otherwise: string[]) => ({
    kind,
    date: date ?? '',
    statement: text,
    sources: sources.map((each) => each.url).join(' | '),
    otherwise: otherwise.join(' | '),
  });
  const told = (kind: string, of: Cluster['challenges']) =>
    of.map((each) => row(kind, null, each.text.text, each.sources, []));
  return [
    ...facts.map((each) =>
      row(
        'fact',
        each.date ?? null,
        each.statement.text,
        each.sources,
        each.conflictsWith.map((other) => other.statement.text),
      ),
    ),
    ...told('challenge', challenges),
    ...told('training need', trainingNeeds),
    ...told('good practice', goodPractices),
  ];
}

/** Everything that sources say of a cluster, each statement with the addresses of its sources, to take away. */
export function ClusterExport({ cluster }: { cluster: Cluster }) {
  const gather: Gather = async () => ({ rows: rowsOf(cluster), cut: false });
  return <TakeAway name={`wasl-${cluster.id}`} gather={gather} />;
}
