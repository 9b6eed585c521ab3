import type { LocalText } from '../foundation/localised-text.js';
import type { Viewer } from '../identity/viewer.js';
import type { SpottedNoun } from '../thesaurus/spotting.js';

/** The facets, each a filter of the same name. */
export const facetNames = ['kind', 'country', 'sector', 'agreement', 'womenLed', 'language', 'concept'] as const;
export type FacetName = (typeof facetNames)[number];

/** What the answer is narrowed to; values of one filter are alternatives, the filters hold together. */
export type SearchFilters = Partial<Record<FacetName, readonly string[]>>;

export const searchSorts = ['relevance', 'newest', 'name'] as const;
export type SearchSort = (typeof searchSorts)[number];

export interface SearchRequest {
  query: string;
  filters: SearchFilters;
  sort: SearchSort;
  first: number;
  offset: number;
  /** Identifiers understood in the query that the reader has switched off. */
  without: readonly string[];
  viewer: Viewer;
  lang: string;
}

/** Words of the query taken for something we know. */
export interface Understood {
  noun: SpottedNoun;
  id: string;
  label: LocalText;
  words: string;
  active: boolean;
}

export interface Facet {
  name: FacetName;
  values: { id: string; label: LocalText | null; count: number }[];
}

/** A piece of a text, marked where it answers the query. */
export interface Segment {
  text: string;
  hit: boolean;
}

export interface Highlight {
  field: string;
  lang: string;
  dir: string;
  segments: Segment[];
}

export type ReasonKind = 'concept' | 'near-concept' | 'sector' | 'place' | 'text';

/** Why a record is in the answer. */
export interface Reason {
  kind: ReasonKind;
  id: string | null;
  label: LocalText | null;
  /** The words found in the record, in their own language. */
  words: string | null;
  lang: string | null;
}

export interface Hit {
  id: string;
  score: number;
  highlights: Highlight[];
  reasons: Reason[];
}

/** The steps of the search, from what was asked to the widest. */
export const searchSteps = [
  'asked',
  'typos',
  'broader-concept',
  'parent-sector',
  'country',
  'neighbours',
  'anywhere',
] as const;
export type SearchStep = (typeof searchSteps)[number];

export interface SearchAnswer {
  hits: Hit[];
  total: number;
  facets: Facet[];
  understood: Understood[];
  /** The step that gave the hits; beyond `asked` nothing matched what was asked. */
  step: SearchStep;
  /** Wider searches and how many they find. */
  widening: { step: SearchStep; count: number }[];
  /** Clusters whose facilitator can be asked, when little was found. */
  clusters: string[];
  degraded: boolean;
}

export interface Suggestion {
  noun: SpottedNoun | 'stakeholder';
  id: string;
  label: LocalText;
}

/** A record that changed, by the outbox. */
export interface RecordChange {
  noun: string;
  recordId: string;
}

/** What finds stakeholders by words; one adapter per engine. */
export interface SearchEngine {
  search(request: SearchRequest): Promise<SearchAnswer>;
  suggest(query: string, first: number, viewer: Viewer, lang: string): Promise<Suggestion[]>;
  /** Brings the documents of changed records up to date; doing it again changes nothing. */
  apply(changes: readonly RecordChange[]): Promise<void>;
  /** Builds every document anew; returns how many. */
  rebuild(): Promise<number>;
  health(): Promise<{ engine: string; documents: number }>;
}

/** The part of the request that searches. */
export interface HasSearch {
  engine: SearchEngine;
}
