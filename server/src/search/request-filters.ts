import { Country } from '../countries/country.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireKnown } from '../foundation/known.js';
import { BadInput } from '../foundation/refusal.js';
import { Sector } from '../sectors/sector.js';
import type { SearchFiltersInput } from './search-args.js';
import { facetNames, type SearchFilters } from './search-engine.js';

/** The filters as they were given, all of them named; refuses what cannot be meant. */
export async function requestFilters(
  { em }: HasDatabase,
  filters: SearchFiltersInput | null | undefined,
): Promise<SearchFilters> {
  const bounds = filters?.bounds;
  if (bounds && (bounds.south > bounds.north || bounds.west > bounds.east)) {
    throw new BadInput('filters.bounds', 'must have south below north and west below east');
  }
  await requireKnown(em, Country, 'code', 'filters.country', filters?.country);
  await requireKnown(em, Sector, 'id', 'filters.sector', filters?.sector);
  return {
    ...Object.fromEntries(facetNames.map((name) => [name, filters?.[name] ?? []])),
    near: filters?.near ?? null,
    bounds: bounds ?? null,
    updatedSince: filters?.updatedSince ?? null,
  };
}
