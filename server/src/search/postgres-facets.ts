import { groupBy } from '../foundation/batching.js';
import type { FacetNumbers } from './facet-numbers.js';
import type { FacetGroup } from './hits.js';
import type { IndexAnswer } from './search-index.js';

/** The counts of every facet from the groups of hits. */
export async function facetsFrom(
  facetNumbers: FacetNumbers,
  groups: readonly FacetGroup[],
): Promise<IndexAnswer['facets']> {
  const facets = new Map<number, IndexAnswer['facets'][number]>();
  for (const { failed, counts } of groups) {
    const values = await facetNumbers.valuesOf(counts.keys());
    for (const [number, count] of counts) {
      const value = values.get(number);
      if (!value || (failed !== null && failed !== value.name)) continue;
      facets.set(number, { name: value.name, id: value.id, count: count + (facets.get(number)?.count ?? 0) });
    }
  }
  return mostFrequent([...facets.values()]);
}

/** At most sixty values of each facet. */
function mostFrequent(facets: IndexAnswer['facets']): IndexAnswer['facets'] {
  const sorted = facets.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  return [...groupBy(sorted, (each) => each.name).values()].flatMap((each) => each.slice(0, 60));
}
