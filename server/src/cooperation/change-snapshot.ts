import { type PairCounts, PairTally } from './lift.js';
import { changeLinks, isOutgoing, LinkColumns } from './link-pages.js';
import { type Node, showsToAll } from './node.js';
import { type NodePage, packNodes, pageBits, pageSize, rowMask, unpackNode } from './node-pages.js';
import { keysOf, PostingChanges, type Postings, postingKinds } from './postings.js';
import { dayNumber, type Lifts, linksOf, regionOf, type Snapshot } from './snapshot.js';
import { informationOf, type ThesaurusGraph } from './thesaurus-graph.js';

/** What is new beside stakeholders, as it now stands; left out is what did not change. */
export interface Changes {
  version: number;
  day: string;
  /** Pairs whose links from the first to the second are read anew. */
  pairs?: readonly (readonly [from: number, to: number])[];
  /** The links of those pairs. */
  links?: LinkColumns;
  thesaurus?: ThesaurusGraph;
  blocked?: Snapshot['blocked'];
}

/** A change under way: stakeholders are put in one after the other, then everything else ends it. */
export interface Changing {
  /** A stakeholder as it now stands; its position is from `snapshot.uuids`. */
  put(node: Node): void;
  /** The stakeholder at a position is no more. */
  remove(index: number): void;
  end(changes: Changes): Snapshot;
}

/**
 * Begins a change of a picture, which itself stays as it is. Everything a change can reach is worked out from what stood
 * and what stands, so the same picture comes of one large change or of many small ones.
 */
export function changing(before: Snapshot): Changing {
  const move = movesOf(before);
  let held = new Map<number, Map<number, Node | undefined>>();
  let count = 0;
  const hold = (index: number, node: Node | undefined) => {
    const rows = held.get(index >> pageBits) ?? new Map<number, Node | undefined>();
    held.set(index >> pageBits, rows.set(index & rowMask, node));
    // A large change is taken a page's worth at a time, so that it need not be held whole.
    if (++count % pageSize === 0) flush();
  };
  const flush = () => {
    for (const [page, rows] of held) move.page(page, rows);
    held = new Map();
  };
  return {
    put: (node) => hold(node.index, node),
    remove: (index) => hold(index, undefined),
    end: (changes) => {
      flush();
      return ended(before, changes, move.parts(), move.touched);
    },
  };
}

function ended(before: Snapshot, changes: Changes, parts: Parts, ends: Set<number>): Snapshot {
  const { pairs = [], links = new LinkColumns(), thesaurus = before.thesaurus, blocked = before.blocked } = changes;
  for (const [from, to] of pairs) ends.add(from).add(to);
  for (let at = 0; at < links.count; at++) ends.add(links.from[at] as number).add(links.to[at] as number);
  const same = thesaurus === before.thesaurus && parts.conceptCounts === before.conceptCounts;
  const after: Snapshot = {
    ...before,
    ...parts,
    version: changes.version,
    day: changes.day,
    today: dayNumber(changes.day),
    linkPages: changeLinks(before.linkPages, parts.size, before.uuids, pairs, links),
    thesaurus,
    information: same ? before.information : informationOf(thesaurus, parts.conceptCounts),
    blocked,
  };
  after.lifts = recountLifts(before, after, ends);
  return after;
}

type Parts = Pick<
  Snapshot,
  'size' | 'traits' | 'countries' | 'sectors' | 'nodePages' | 'postings' | 'shown' | 'conceptCounts'
>;

const ints = (length: number) => new Int32Array(length);

function movesOf(before: Snapshot) {
  const { uuids, vocabularies } = before;
  const mainOf = ({ sectors, country }: Node) =>
    vocabularies.sectorInCountry.add(
      `${vocabularies.sectors.of(sectors[0] ?? -1)}\n${vocabularies.countries.of(country)}`,
    );
  const traits = new Growing(before.traits, (length) => new Uint32Array(length));
  const countries = new Growing(before.countries, ints);
  const sectors = new Growing(before.sectors, ints);
  const nodePages = before.nodePages.slice();
  const moves = Object.fromEntries(postingKinds.map((kind) => [kind, new PostingChanges()])) as Record<
    keyof Postings,
    PostingChanges
  >;
  const shown = {
    clusters: new Growing(before.shown.clusters, ints),
    sectors: new Growing(before.shown.sectors, ints),
    countries: new Growing(before.shown.countries, ints),
  };
  const counts = new Growing(before.conceptCounts, ints);
  const touched = new Set<number>();
  let size = before.size;

  const count = (node: Node | undefined, times: number) => {
    if (!node) return;
    for (let audience = 0; audience < 3; audience++) {
      const groups = [
        ['clusters', 'clusters', node.clusters],
        ['sectors', 'sectors', node.sectors],
        ['countries', 'profile', [node.country]],
      ] as const;
      for (const [kind, field, keys] of groups)
        if (showsToAll(node.traits, field, audience))
          for (const key of keys) shown[kind].add(key * 3 + audience, times);
    }
    if (showsToAll(node.traits, 'concepts', 0)) for (const concept of node.concepts) counts.add(concept, times);
    if (showsToAll(node.traits, 'offerings', 0))
      for (const side of [node.offers, node.needs])
        for (const { concepts } of side) for (const concept of concepts) counts.add(concept, times);
  };
  const replace = (index: number, old: Node | undefined, node: Node | undefined) => {
    touched.add(index);
    size = Math.max(size, index + 1);
    traits.set(index, node?.traits ?? 0);
    countries.set(index, node?.country ?? 0);
    sectors.set(index, node?.sectors[0] ?? -1);
    for (const kind of postingKinds) moves[kind].move(index, keysOf(old, kind, mainOf), keysOf(node, kind, mainOf));
    count(old, -1);
    count(node, 1);
  };
  return {
    touched,
    page: (number: number, rows: ReadonlyMap<number, Node | undefined>) => {
      const whole: (Node | undefined)[] = [];
      const base = number << pageBits;
      const page = nodePages[number] ?? emptyPage;
      for (let row = 0; row < pageSize; row++) whole.push(unpackNode(page, base | row));
      for (const [row, node] of rows) {
        replace(base | row, whole[row], node);
        whole[row] = node;
      }
      while (nodePages.length < number) nodePages.push(emptyPage);
      nodePages[number] = packNodes(whole);
    },
    parts: (): Parts => {
      const postings = { ...before.postings };
      for (const kind of postingKinds) postings[kind] = moves[kind].applied(before.postings[kind], uuids.compare);
      const concepts = Math.max(before.conceptCounts.length, vocabularies.concepts.size);
      return {
        size,
        traits: traits.whole(size),
        countries: countries.whole(size),
        sectors: sectors.whole(size),
        nodePages,
        postings,
        shown: { clusters: shown.clusters.whole(), sectors: shown.sectors.whole(), countries: shown.countries.whole() },
        conceptCounts: counts.whole(concepts),
      };
    },
  };
}

const emptyPage: NodePage = packNodes([]);

/** An array that copies what stood before it and grows with what is put in. */
class Growing<T extends Uint32Array | Int32Array> {
  #words: T;
  #length: number;
  #touched = false;
  readonly #before: T;
  readonly #make: (length: number) => T;

  constructor(before: T, make: (length: number) => T) {
    this.#before = before;
    this.#words = before;
    this.#length = before.length;
    this.#make = make;
  }

  set(at: number, value: number): void {
    if (!this.#touched || at >= this.#words.length) this.#copy(at);
    this.#words[at] = value;
    this.#length = Math.max(this.#length, at + 1);
  }

  add(at: number, value: number): void {
    this.set(at, (this.#words[at] ?? 0) + value);
  }

  /** What was there before where nothing changed and nothing is wanted beyond it. */
  whole(length = this.#length): T {
    if (!this.#touched && length === this.#before.length) return this.#before;
    if (this.#words.length < length) this.#copy(length - 1);
    return this.#words.length === length ? this.#words : (this.#words.slice(0, length) as T);
  }

  #copy(at: number): void {
    const length = at < this.#words.length ? this.#words.length : Math.max(at + 1, 2 * this.#words.length, 64);
    const copy = this.#make(length);
    copy.set(this.#words);
    this.#words = copy;
    this.#touched = true;
  }
}

/** Takes back what the links of `ends` counted before, and counts what they are now. */
function recountLifts(before: Snapshot, after: Snapshot, ends: ReadonlySet<number>): Lifts {
  const { sectors, regions, countries } = after.vocabularies;
  const changes = {
    sectors: new LinkCounts(sectors),
    regions: new LinkCounts(regions),
    countries: new LinkCounts(countries),
  };
  countLinks(before, ends, -1, changes);
  countLinks(after, ends, 1, changes);
  return {
    sectors: changes.sectors.addedTo(before.lifts.sectors),
    regions: changes.regions.addedTo(before.lifts.regions),
    countries: changes.countries.addedTo(before.lifts.countries),
  };
}

/** Links by the groups of their ends, gathered before they are added: many links join few groups. */
class LinkCounts {
  readonly #counts = new Map<number, number>();
  readonly #groups: number;

  constructor(groups: { size: number }) {
    this.#groups = groups.size;
  }

  add(a: number, b: number, times: number): void {
    if (a < 0 || b < 0) return;
    const key = a * this.#groups + b;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + times);
  }

  addedTo(before: PairCounts<number>): PairCounts<number> {
    const tally = new PairTally(before);
    for (const [key, times] of this.#counts)
      if (times !== 0) tally.add(Math.floor(key / this.#groups), key % this.#groups, times);
    return tally.counts();
  }
}

function countLinks(
  snapshot: Snapshot,
  ends: ReadonlySet<number>,
  times: number,
  changes: Record<'sectors' | 'regions' | 'countries', LinkCounts>,
): void {
  const open = (index: number, field: 'links' | 'sectors' | 'place') =>
    showsToAll(snapshot.traits[index] ?? 0, field, 0);
  for (const index of ends) {
    if (index < 0 || index >= snapshot.size || !open(index, 'links')) continue;
    const { page, begin, end } = linksOf(snapshot, index);
    for (let at = begin; at < end; at++) {
      const to = page.to[at] as number;
      // Where both ends are looked at the link counts at its first.
      if (!open(to, 'links') || (!isOutgoing(page.facts[at] as number) && ends.has(to))) continue;
      changes.countries.add(snapshot.countries[index] as number, snapshot.countries[to] as number, times);
      if (open(index, 'sectors') && open(to, 'sectors'))
        changes.sectors.add(snapshot.sectors[index] as number, snapshot.sectors[to] as number, times);
      if (open(index, 'place') && open(to, 'place'))
        changes.regions.add(regionOf(snapshot, index), regionOf(snapshot, to), times);
    }
  }
}
