import type { PairCounts } from './lift.js';
import type { LinkPage } from './link-pages.js';
import { Names } from './names.js';
import type { Node } from './node.js';
import { groupsWord, type NodePage, pageBits, regionWord, rowMask, unpackNode } from './node-pages.js';
import { noPostings, type Postings } from './postings.js';
import { informationOf, type ThesaurusGraph, thesaurusGraph } from './thesaurus-graph.js';
import { Uuids, uuidWords } from './uuids.js';

/** The vocabularies whose words nodes carry as numbers. */
export interface Vocabularies {
  countries: Names;
  places: Names;
  regions: Names;
  languages: Names;
  sectors: Names;
  concepts: Names;
  clusters: Names;
  /** A main sector in a country, as `sector\ncountry`. */
  sectorInCountry: Names;
}

/** Links counted by main sector, region and country of their ends; only links that everyone may see. */
export interface Lifts {
  sectors: PairCounts<number>;
  regions: PairCounts<number>;
  countries: PairCounts<number>;
}

/**
 * Read-only picture of the network in memory; nothing here is a source of truth, PostgreSQL is. Stakeholders are numbered
 * from 0; a number stays with its stakeholder in every later version. A new version shares what did not change.
 */
export interface Snapshot {
  /** How many changes it holds; equal on two servers when their pictures are. */
  version: number;
  /** Today, ISO 8601, and counted from 1970. */
  day: string;
  today: number;
  /** Positions are below this; some are of stakeholders that are gone. */
  size: number;
  uuids: Uuids;
  vocabularies: Vocabularies;
  /** By position, see `node.ts`: asked at every step, so kept beside the pages. */
  traits: Uint32Array;
  countries: Int32Array;
  /** The main sector, or -1. */
  sectors: Int32Array;
  nodePages: readonly NodePage[];
  linkPages: readonly LinkPage[];
  postings: Postings;
  /** Of each group, how many members each audience may see there: three numbers a group. */
  shown: { clusters: Int32Array; sectors: Int32Array; countries: Int32Array };
  thesaurus: ThesaurusGraph;
  /** How often each concept stands in profiles and offerings that everyone may see. */
  conceptCounts: Int32Array;
  /** Information content by concept, see `informationOf`. */
  information: Float64Array;
  /** Whom each stakeholder keeps apart from, both ways. */
  blocked: ReadonlyMap<number, ReadonlySet<number>>;
  lifts: Lifts;
}

/** Days from 1970 to an ISO date. */
export function dayNumber(day: string): number {
  return Math.floor(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / 86_400_000);
}

/** The ISO date of a day counted from 1970. */
export function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** A picture without anyone, from which every other is made by changes. */
export function emptySnapshot(day: string): Snapshot {
  const none: PairCounts<number> = { pairs: new Map(), ends: new Map(), links: 0 };
  const names = () => new Names();
  const thesaurus = thesaurusGraph([], [], [], () => 0);
  return {
    version: 0,
    day,
    today: dayNumber(day),
    size: 0,
    uuids: new Uuids(),
    vocabularies: {
      countries: names(),
      places: names(),
      regions: names(),
      languages: names(),
      sectors: names(),
      concepts: names(),
      clusters: names(),
      sectorInCountry: names(),
    },
    traits: new Uint32Array(0),
    countries: new Int32Array(0),
    sectors: new Int32Array(0),
    nodePages: [],
    linkPages: [],
    postings: noPostings,
    shown: { clusters: new Int32Array(0), sectors: new Int32Array(0), countries: new Int32Array(0) },
    thesaurus,
    conceptCounts: new Int32Array(0),
    information: informationOf(thesaurus, new Int32Array(0)),
    blocked: new Map(),
    lifts: { sectors: none, regions: none, countries: none },
  };
}

/** The position of a stakeholder, or -1 where the picture does not hold it. */
export function indexOf(snapshot: Snapshot, id: string): number {
  const words = uuidWords(id);
  const index = words ? snapshot.uuids.find(...words) : -1;
  return index < snapshot.size && (snapshot.traits[index] ?? 0) !== 0 ? index : -1;
}

/** The identifier of the stakeholder at a position. */
export function idOf(snapshot: Snapshot, index: number): string {
  return snapshot.uuids.textOf(index);
}

/** The stakeholder at a position, whole: only for its own eyes or to be covered by `nodeSeen`. */
export function nodeOf(snapshot: Snapshot, index: number): Node | undefined {
  const page = snapshot.nodePages[index >> pageBits];
  return index < 0 || index >= snapshot.size || !page ? undefined : unpackNode(page, index);
}

/** The region of the stakeholder at a position, or -1, without unpacking the rest. */
export function regionOf(snapshot: Snapshot, index: number): number {
  const page = snapshot.nodePages[index >> pageBits];
  const row = index & rowMask;
  if (!page || page.starts[row] === page.starts[row + 1]) return -1;
  return page.words[(page.starts[row] as number) + regionWord] as number;
}

/** Calls with each sector and each cluster of the stakeholder at a position, without unpacking the rest. */
export function eachGroup(
  snapshot: Snapshot,
  index: number,
  group: (kind: 'sectors' | 'clusters', number: number) => void,
): void {
  const page = snapshot.nodePages[index >> pageBits];
  const row = index & rowMask;
  if (!page || page.starts[row] === page.starts[row + 1]) return;
  let at = (page.starts[row] as number) + groupsWord;
  for (const kind of ['sectors', 'clusters'] as const)
    for (let left = page.words[at++] as number; left > 0; left--) group(kind, page.words[at++] as number);
}

/** The links of one stakeholder: entries `begin` to `end` of a page. */
export interface LinkSpan {
  page: LinkPage;
  begin: number;
  end: number;
}

/** Where the links of a stakeholder stand. */
export function linksOf(snapshot: Snapshot, index: number): LinkSpan {
  const page = snapshot.linkPages[index >> pageBits] as LinkPage;
  const row = index & rowMask;
  return { page, begin: page.starts[row] as number, end: page.starts[row + 1] as number };
}

const empty = new Int32Array(0);

/** Who stands under a word, by position, ordered by identifier. What a viewer may see is checked by the reader. */
export function under(snapshot: Snapshot, kind: keyof Postings, key: number): Int32Array {
  return snapshot.postings[kind][key] ?? empty;
}
