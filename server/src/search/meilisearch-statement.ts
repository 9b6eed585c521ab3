import type { Viewer } from '../identity/viewer.js';
import { type FacetName, facetNames, type SearchFilters } from './search-engine.js';

/** A filter expression; null holds for every document. Values only ever enter it quoted. */
export type FilterText = string | null;

function quoted(value: string): string {
  // Halves of surrogate pairs are no text that JSON could carry.
  return `"${value
    .replaceAll(/\p{Cs}/gu, '')
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')}"`;
}

/** Documents with any of the values; none when there are no values. */
export function among(attribute: string, values: readonly string[]): FilterText {
  return values.length > 0 ? `${attribute} IN [${values.map(quoted).join(', ')}]` : 'doc_id IN []';
}

export function allOf(parts: readonly FilterText[]): FilterText {
  const given = parts.filter((each) => each !== null);
  return given.length > 0 ? given.map((each) => `(${each})`).join(' AND ') : null;
}

/** Any of the parts; a part that holds for every document makes the whole hold. */
export function anyOf(parts: readonly FilterText[]): FilterText {
  return parts.includes(null) ? null : parts.map((each) => `(${each})`).join(' OR ');
}

/** The documents of this viewer's audience, without those of stakeholders blocked either way. */
export function visible(viewer: Viewer, blocked: readonly string[]): FilterText {
  return allOf([
    `audiences = ${quoted(viewer.audience)}`,
    blocked.length > 0 ? `record_id NOT IN [${blocked.map(quoted).join(', ')}]` : null,
  ]);
}

/** Filters that are no facets: they hold for every count. */
export function within({ near, bounds, updatedSince, among: records }: SearchFilters): FilterText {
  return allOf([
    records ? among('record_id', records) : null,
    near?.km ? `_geoRadius(${near.latitude}, ${near.longitude}, ${Math.round(near.km * 1000)})` : null,
    bounds ? `_geoBoundingBox([${bounds.north}, ${bounds.east}], [${bounds.south}, ${bounds.west}])` : null,
    updatedSince ? `updated >= ${Math.floor(Date.parse(updatedSince) / 1000)}` : null,
  ]);
}

/** All facet filters together, or all but one: what a facet counts. */
export function passing(filters: SearchFilters, attributes: Record<FacetName, string>, except?: FacetName): FilterText {
  return allOf(
    facetNames.map((name) => {
      const wanted = filters[name] ?? [];
      return name === except || wanted.length === 0 ? null : among(attributes[name], wanted);
    }),
  );
}

/** Documents with a place: there is no other way to ask for it than by the whole earth. */
export const somewhereOnEarth = '_geoBoundingBox([90, 180], [-90, -180])';
