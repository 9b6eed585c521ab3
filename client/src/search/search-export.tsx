import { useClient } from 'urql';
import { type Gather, TakeAway } from '../ui/take-away';
import type { searchFrom } from './search-parameters';
import { type SearchHit, searchQuery } from './search-query';

/** As many rows as an export gathers: pages of 50, each within the API's limits. */
const most = 1000;

function rowOf({ stakeholder, reasons }: SearchHit) {
  return {
    name: stakeholder.name,
    kind: stakeholder.kind,
    country: stakeholder.country.name.text,
    place: stakeholder.place?.name.text ?? '',
    sectors: stakeholder.sectors.map((each) => each.label.text).join(' | '),
    languages: stakeholder.languages.join(' | '),
    womenLed: stakeholder.womenLed.map((each) => `${each.form} (${each.evidence})`).join(' | '),
    why: reasons.map((each) => [each.label?.text, each.words].filter(Boolean).join(': ')).join(' | '),
    demonstration: stakeholder.demonstration ? 'yes' : 'no',
    address: new URL(`/s/${stakeholder.slug}`, window.location.href).href,
  };
}

/** The whole answer of a search, to take away. */
export function SearchExport({ search }: { search: ReturnType<typeof searchFrom> }) {
  const client = useClient();
  const gather: Gather = async () => {
    const rows: ReturnType<typeof rowOf>[] = [];
    let after: string | null = null;
    while (rows.length < most) {
      const { data } = await client.query(searchQuery, { ...search, first: 50, after }).toPromise();
      if (!data) return null;
      rows.push(...data.search.hits.map(rowOf));
      if (!data.search.pageInfo.hasNextPage) return { rows, cut: false };
      after = data.search.pageInfo.endCursor ?? null;
    }
    return { rows, cut: true };
  };
  return <TakeAway name="wasl-search" gather={gather} />;
}
