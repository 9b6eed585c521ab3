import { useClient } from 'urql';
import type { MatchesQueryVariables } from '../gql/graphql';
import { type Gather, TakeAway } from '../ui/take-away';
import { matchesQuery } from './matches-query';

/** The whole ranking as far as the API tells it, each partner with its reasons, to take away. */
export function MatchesExport({ wishes, most }: { wishes: Omit<MatchesQueryVariables, 'first'>; most: number }) {
  const client = useClient();
  const gather: Gather = async () => {
    const { data } = await client.query(matchesQuery, { ...wishes, first: most }).toPromise();
    if (!data) return null;
    const rows = data.recommendations.partners.map(({ stakeholder, reasons, score }, index) => ({
      rank: String(index + 1),
      name: stakeholder.name,
      kind: stakeholder.kind,
      country: stakeholder.country.name.text,
      place: stakeholder.place?.name.text ?? '',
      sectors: stakeholder.sectors.map((each) => each.label.text).join(' | '),
      womenLed: stakeholder.womenLed.map((each) => `${each.form} (${each.evidence})`).join(' | '),
      why: reasons.map((each) => each.text).join(' | '),
      score: score.toFixed(3),
      demonstration: stakeholder.demonstration ? 'yes' : 'no',
      address: new URL(`/s/${stakeholder.slug}`, window.location.href).href,
    }));
    return { rows, cut: rows.length === most };
  };
  return <TakeAway name="wasl-partners" gather={gather} />;
}
