import type { SearchDocument } from './search-document.js';
import type { FacetName } from './search-engine.js';

/** A value of a facet. */
export interface FacetValue {
  name: FacetName;
  id: string;
}

/** What a value is known by among all facets. */
export function facetKey({ name, id }: FacetValue): string {
  return `${name}:${id}`;
}

/** The values of a document for every facet. */
export function facetValues(document: SearchDocument): FacetValue[] {
  const single = (value: string | null): string[] => (value === null ? [] : [value]);
  const values: Record<FacetName, readonly string[]> = {
    kind: [document.kind],
    country: [document.country],
    place: single(document.place),
    region: single(document.region),
    sector: document.sectors,
    cluster: document.clusters,
    direction: document.directions,
    offeringKind: document.offeringKinds,
    agreement: document.agreements,
    target: document.targets,
    womenLed: document.womenForms,
    evidence: document.womenEvidence,
    language: document.languages,
    size: single(document.size),
    concept: document.concepts,
  };
  return Object.entries(values).flatMap(([name, ids]) => ids.map((id) => ({ name: name as FacetName, id })));
}

/** Adds up lists of numbers such as `1 7 7 12`; the digits are read one by one, since there may be a million. */
export function tally(list: string): Map<number, number> {
  const counts = new Map<number, number>();
  let number = 0;
  let begun = false;
  for (let at = 0; at <= list.length; at++) {
    const digit = at < list.length ? list.charCodeAt(at) - 48 : -1;
    if (digit >= 0) {
      number = number * 10 + digit;
      begun = true;
    } else if (begun) {
      counts.set(number, (counts.get(number) ?? 0) + 1);
      number = 0;
      begun = false;
    }
  }
  return counts;
}
