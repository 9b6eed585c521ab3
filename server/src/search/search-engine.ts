import type { LocalText } from '../foundation/localised-text.js';
import type { Viewer } from '../identity/viewer.js';
import type { SpottedNoun } from '../thesaurus/spotting.js';
import type { Mark } from './mark.js';
import type { Vocabulary } from './vocabulary.js';

/** The facets, each a filter of the same name. */
export const facetNames = [
  'kind',
  'country',
  'place',
  'region',
  'sector',
  'cluster',
  'direction',
  'offeringKind',
  'agreement',
  'target',
  'womenLed',
  'evidence',
  'language',
  'size',
  'concept',
] as const;
export type FacetName = (typeof facetNames)[number];

/** What the answer is narrowed to; values of one filter are alternatives, the filters hold together. */
export interface SearchFilters extends Partial<Record<FacetName, readonly string[]>> {
  /** Within so many kilometres of a point; also what `nearest` measures from. */
  near?: { latitude: number; longitude: number; km: number | null } | null;
  /** The part of the map that is looked at. */
  bounds?: { south: number; west: number; north: number; east: number } | null;
  /** Changed on this day or later. */
  updatedSince?: string | null;
  /** Only among these records: what changed is looked at by itself. */
  among?: readonly string[] | null;
}

/** Where a hit is. */
export interface MapPoint {
  id: string;
  title: string;
  lang: string;
  place: string | null;
  latitude: number;
  longitude: number;
}

export const searchSorts = ['relevance', 'newest', 'nearest', 'name'] as const;
export type SearchSort = (typeof searchSorts)[number];

export interface SearchRequest {
  query: string;
  filters: SearchFilters;
  sort: SearchSort;
  first: number;
  offset: number;
  /** Identifiers understood in the query that the reader has switched off. */
  without: readonly string[];
  /** As wide as this; the first step that finds anything when it is not given. */
  step?: SearchStep | null | undefined;
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

export type ReasonKind = 'concept' | 'near-concept' | 'sector' | 'place' | 'name' | 'spelling' | 'meaning' | 'text';

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
  'spelling',
  'typos',
  'meaning',
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
  /** The query with unknown words written as the nearest known ones, where it found nothing as it was asked. */
  didYouMean: string | null;
  degraded: boolean;
  /** Words that were not searched for, since the engine reads only so many: the most common ones. */
  leftOut: string[];
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

/** Told now and then how much is done, of how much. */
export type Progress = (done: number, of: number) => void;

/** What a check found: documents expected and stored, and those that differ, lack or stand without a record. */
export interface Verification {
  documents: number;
  stored: number;
  wrong: string[];
}

/** Keeps what an engine searches equal to the rows. */
export interface IndexKeeping {
  /** Told by whoever follows the outbox: `behind` while the documents are known to be older than they were. */
  standing: { behind: boolean };
  /** The day by which open offers are told from past ones, YYYY-MM-DD. */
  today(): string;
  /** How far the index has the changes; null when it must be made anew. */
  mark(): Promise<Mark | null>;
  /** Forgets the vocabulary if it has changed, by whichever process. */
  refresh(): Promise<void>;
  /** Brings the documents of changed records up to date, and its mark where one is given; again changes nothing. */
  apply(changes: readonly RecordChange[], mark: Mark | null): Promise<void>;
  /**
   * Builds every document anew beside the present ones and swaps them in; returns how many. With a mark only if the
   * index still has that one: another process may have been quicker.
   */
  rebuild(progress?: Progress, ifStill?: Mark | null): Promise<number>;
  /** Compares every stored document with what the rows say now. */
  verify(progress?: Progress): Promise<Verification>;
}

/** What finds stakeholders by words; one adapter per engine. */
export interface SearchEngine extends IndexKeeping {
  /** Also the name of its reader of the outbox. */
  name: string;
  search(request: SearchRequest): Promise<SearchAnswer>;
  /** Where the hits are, at most `limit`; those without a place that the viewer may see are left out. */
  points(request: SearchRequest, limit: number): Promise<MapPoint[]>;
  /** At most `limit` of the records that answer as it was asked, or as wide as its step says; in no order. */
  records(request: SearchRequest, limit: number): Promise<string[]>;
  suggest(query: string, first: number, viewer: Viewer, lang: string): Promise<Suggestion[]>;
  /** What it knows of words: sectors, countries and places as the labels of its answers have them, and what is called how. */
  known(): Promise<Pick<Vocabulary, 'sectors' | 'countries' | 'places' | 'similar' | 'spotter' | 'labelled'>>;
  health(): Promise<{ engine: string; documents: number }>;
}

/** The part of the request that searches. */
export interface HasSearch {
  engine: SearchEngine;
  /** The one in PostgreSQL, which is always there: what must be judged by one measure at all times is asked of it. */
  embedded: SearchEngine;
}
