import type { Viewer } from '../identity/viewer.js';
import type { FoundRow } from './hit-reasons.js';
import type { Mark } from './mark.js';
import type { Plan } from './plan.js';
import type { SearchDocument } from './search-document.js';
import type { FacetName, MapPoint, SearchFilters, SearchSort } from './search-engine.js';
import type { Vocabulary } from './vocabulary.js';

/** A search that is understood already: what is looked for, by whom, within what. */
export interface IndexQuestion {
  plan: Plan;
  viewer: Viewer;
  filters: SearchFilters;
  sort: SearchSort;
  first: number;
  offset: number;
  /** The plan's close names, where they are being looked for meanwhile. */
  naming?: Promise<string[]>;
}

/** A question with the close names that were looked for meanwhile. */
export async function withNames(question: IndexQuestion): Promise<IndexQuestion> {
  const { naming, ...rest } = question;
  return naming ? { ...rest, plan: { ...rest.plan, named: await naming } } : rest;
}

export interface IndexAnswer {
  rows: FoundRow[];
  total: number;
  /** Counts of each facet's values, each without its own filter. */
  facets: { name: FacetName; id: string; count: number }[];
  /** Words of the query that this store had no room for. */
  leftOut: string[];
}

/** It is not the documents that are at fault: none of them is set aside for it. */
export class EngineAtFault extends Error {}

/** Who makes documents of records and writes them. */
export interface Makers {
  /** So many batches may be under way. */
  atOnce: number;
  /** Writes all documents of some records or none; returns how many. */
  put(recordIds: readonly string[]): Promise<number>;
  end(): Promise<void>;
}

/** A store that is being filled beside the present one. */
export interface FreshStore {
  write(documents: readonly SearchDocument[]): Promise<void>;
  /** Whoever makes and writes documents beside this thread; null where that is not worth it for so many records. */
  makers?(vocabulary: Vocabulary, today: string, records: number): Makers | null;
}

/** Where the documents lie: one adapter for each kind of store. Understanding and explaining are not its business. */
export interface SearchIndex {
  /** Also the name of its reader of the outbox. */
  name: string;
  /** Whether documents carry the labels of what they are about; an index that meets labels by identifier needs none. */
  wantsLabels: boolean;
  /** Records near in meaning to some words, the nearest first; null where the index knows no meaning. */
  meant: ((words: string, viewer: Viewer, limit: number) => Promise<string[]>) | null;
  count(question: IndexQuestion): Promise<number>;
  find(question: IndexQuestion): Promise<IndexAnswer>;
  /** Where the hits are, at most `limit` of them. */
  points(question: IndexQuestion, limit: number): Promise<MapPoint[]>;
  /** At most `limit` of the records that answer and pass every filter, in no order. */
  records(question: IndexQuestion, limit: number): Promise<string[]>;
  /** Records whose name has a word that begins with the folded key. */
  names(key: string, first: number, viewer: Viewer): Promise<{ id: string; title: string; lang: string }[]>;
  /** Reads what was written since, where this process holds something of the documents. */
  refresh?(): Promise<void>;
  /** How far the documents go; null when there are none, or none that this version can read. */
  mark(): Promise<Mark | null>;
  /** Puts the documents of records in place of what there was, and the mark with them; records without one disappear. */
  replace(recordIds: readonly string[], documents: readonly SearchDocument[], mark: Mark | null): Promise<void>;
  /** Fills a fresh store beside the present one, `fill` writing all documents; returns how to swap it in at once. */
  fillBeside(
    vocabulary: Vocabulary,
    fill: (store: FreshStore) => Promise<void>,
  ): Promise<(mark: Mark) => Promise<void>>;
  /** What is stored of each record: document identifier to hash. */
  hashes(recordIds: readonly string[]): Promise<Map<string, string>>;
  /** Identifiers of all documents. */
  stored(): AsyncGenerator<string>;
  size(): Promise<number>;
}
