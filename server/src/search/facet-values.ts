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

const firstLetter = 0x21;
const surrogates = { from: 0xd800, count: 0x800 };

/** Numbers as a text of one letter each: the shortest list that a database can join and a program can count. */
export function letters(numbers: readonly number[]): string {
  return numbers
    .map((number) => {
      const point = firstLetter + number;
      return String.fromCodePoint(point < surrogates.from ? point : point + surrogates.count);
    })
    .join('');
}

/** The number that a letter is. */
export function numberOf(point: number): number {
  return (point < surrogates.from ? point : point - surrogates.count) - firstLetter;
}

/** The numbers of a text of letters. */
export function numbersIn(list: string): number[] {
  const numbers: number[] = [];
  for (let at = 0; at < list.length; ) {
    const point = list.codePointAt(at) ?? 0;
    numbers.push(numberOf(point));
    at += point > 0xffff ? 2 : 1;
  }
  return numbers;
}
