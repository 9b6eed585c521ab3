import { groupBy } from '../foundation/batching.js';
import type { FacetNumbers } from './facet-numbers.js';
import { facetKey, tally } from './facet-values.js';
import type { Read } from './index-reader.js';
import type { SearchFilters } from './search-engine.js';
import type { IndexAnswer, IndexQuestion } from './search-index.js';
import { counted, failedFilter, filtered, type Known } from './statement.js';

/** Facet values of a group of hits: how many hits there are, how many were taken, and their values as letters. */
export interface FacetGroup {
  failed: string;
  total: number;
  taken: number;
  list: string;
}

/**
 * A facet's hits are those that pass all filters and those that fail its own alone; each of these groups is counted whole
 * up to `mostCounted` documents. Of a larger group so many stand for all: a rebuild stores documents in no order of meaning.
 */
export function facetGroups(filters: SearchFilters, mostCounted: number): string {
  const group = (name: string) =>
    `select '${name}' as failed, (select count(*)::int from hit where failed = '${name}') as total,
      count(*)::int as taken, coalesce(string_agg(facets, ''), '') as list
      from (select facets from hit where failed = '${name}' limit ${mostCounted}) part`;
  return ['', ...filtered(filters)].map(group).join(' union all ');
}

export async function groupsOf(
  read: Read,
  known: Known,
  question: IndexQuestion,
  mostCounted: number,
): Promise<FacetGroup[]> {
  const where = counted(known, question);
  const failed = failedFilter(known, question.filters);
  return read<FacetGroup>({
    text: `with hit as materialized (select d.facets, ${failed.text} as failed from search_document d where ${where.text})
      ${facetGroups(question.filters, mostCounted)}`,
    values: [...failed.values, ...where.values],
  });
}

/** The counts of every facet from the groups of hits. */
export async function facetsFrom(
  facetNumbers: FacetNumbers,
  groups: readonly FacetGroup[],
): Promise<Pick<IndexAnswer, 'estimated' | 'facets'>> {
  const shares = groups.map(({ taken, total }) => (taken === 0 ? 1 : total / taken));
  const estimated = shares.some((share) => share > 1);
  const facets = new Map<string, IndexAnswer['facets'][number]>();
  for (const [position, group] of groups.entries()) {
    const counts = tally(group.list);
    const values = await facetNumbers.valuesOf(counts.keys());
    for (const [number, count] of counts) {
      const value = values.get(number);
      if (!value || (group.failed !== '' && group.failed !== value.name)) continue;
      const key = facetKey(value);
      facets.set(key, { ...value, count: count * (shares[position] ?? 1) + (facets.get(key)?.count ?? 0) });
    }
  }
  const rounded = (count: number) => Math.round(estimated ? Number(count.toPrecision(3)) : count);
  return {
    estimated,
    facets: mostFrequent([...facets.values()].map((each) => ({ ...each, count: rounded(each.count) }))),
  };
}

/** At most sixty values of each facet. */
function mostFrequent(facets: IndexAnswer['facets']): IndexAnswer['facets'] {
  const sorted = facets.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  return [...groupBy(sorted, (each) => each.name).values()].flatMap((each) => each.slice(0, 60));
}
