import { changing } from '../cooperation/change-snapshot.js';
import { linkTypes } from '../cooperation/cooperation-link.js';
import { factOf, LinkColumns } from '../cooperation/link-pages.js';
import { type Node, type OfferingNode, traitsOf } from '../cooperation/node.js';
import { dayNumber, emptySnapshot, type Snapshot } from '../cooperation/snapshot.js';
import { thesaurusGraph } from '../cooperation/thesaurus-graph.js';
import type { Audience } from '../identity/viewer.js';

/** Numbers in [0, 1) that only depend on the seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const day = '2026-11-26';
const countries = 20;
const sectors = 60;
const roots = 10;

/** A position in a list of `count` where the first is by far the most frequent (Zipf's law, exponent about 1). */
function skewed(random: () => number, count: number): number {
  return Math.min(count - 1, Math.floor((count + 1) ** random()) - 1);
}

/** How a network is generated; the same answers give the same network, whatever order its stakeholders come in. */
export interface Generation {
  size: number;
  seed?: number;
  /** The order in which stakeholders are numbered. */
  order?: readonly number[];
  /** Links of the first stakeholder beside its own share. */
  hub?: number;
}

/**
 * An invented network with the shape of real ones, put into the picture without a database: countries, sectors and concepts
 * of very unequal size, 5.5 links each that prefer the well linked, the own country and the own sector, 10 concepts each.
 */
export function generatedNetwork({ size, seed = 1, order, hub = 0 }: Generation): Snapshot {
  const before = emptySnapshot(day);
  const { vocabularies, uuids } = before;
  const words = Array.from({ length: 1000 }, (_, number) => vocabularies.concepts.add(`concept-${number}`));
  const parents = words.slice(roots).map((word, at) => [word, words[Math.floor(at / 10)] as number] as const);
  const related = words.filter((word) => word % 7 === 3 && word + 50 < 1000).map((word) => [word, word + 50] as const);
  const random = numbersFrom(seed);
  const wordsOf = (index: number) => {
    const own = numbersFrom(seed * 31 + index);
    const word = () => (own() * 2 ** 32) >>> 0;
    return [Math.floor((index * 2 ** 32) / size), word(), word(), word()] as const;
  };
  const change = changing(before);
  const numberOf: number[] = [];
  const groups = new Map<string, number[]>();
  for (const index of order ?? Array.from({ length: size }).keys()) {
    const number = uuids.add(...wordsOf(index));
    numberOf[index] = number;
    change.put(generatedNode(before, number, numbersFrom(seed * 7919 + index), size, words));
  }
  const groupOf = Array.from({ length: size }, (_, index) => {
    const own = numbersFrom(seed * 7919 + index);
    const key = `${skewed(own, countries)} ${skewed(own, sectors)}`;
    const list = groups.get(key) ?? [];
    groups.set(key, list);
    list.push(index);
    return key;
  });
  const links = new LinkColumns();
  const ends: number[] = [];
  const link = (a: number, b: number) => {
    if (a === b) return;
    const since = dayNumber(day) - Math.floor(random() ** 2 * 5000);
    const fact = factOf(Math.floor(random() * linkTypes.length), true, since);
    const word = () => (random() * 2 ** 32) >>> 0;
    links.add(numberOf[a] as number, numberOf[b] as number, fact, word(), word(), word(), word());
    ends.push(a, b);
  };
  for (let count = 0; count < size * 5.5; count++) {
    const a = Math.floor(random() * size);
    const peers = groups.get(groupOf[a] as string) ?? [];
    const draw = random();
    if (draw < 0.4) link(a, peers[Math.floor(random() * peers.length)] as number);
    else if (draw < 0.8 && ends.length > 0) link(a, ends[Math.floor(random() * ends.length)] as number);
    else link(a, Math.floor(random() * size));
  }
  for (let count = 0; count < hub; count++) link(0, 1 + (count % (size - 1)));
  const thesaurus = thesaurusGraph(words, parents, related, vocabularies.concepts.compare);
  return change.end({ version: 1, day, links, thesaurus });
}

function generatedNode(
  { vocabularies, today }: Snapshot,
  index: number,
  random: () => number,
  size: number,
  words: readonly number[],
): Node {
  const country = skewed(random, countries);
  const sector = skewed(random, sectors);
  const some = (count: number, pick: () => number) => [...new Set(Array.from({ length: count }, pick))];
  const concepts = (count: number) =>
    some(count, () => words[(sector * 16 + skewed(random, 1000)) % 1000] as number).sort(vocabularies.concepts.compare);
  const region = Math.floor(random() * 8);
  const draw = random();
  const audience: Audience = draw < 0.75 ? 'public' : draw < 0.95 ? 'members' : 'facilitators';
  const number = () => (random() * 2 ** 32) >>> 0;
  const offerings = () =>
    Array.from(
      { length: Math.floor(random() * 2.5) },
      (): OfferingNode => ({
        id: [number(), number(), number(), number()],
        concepts: concepts(2),
        agreements: 1 << Math.floor(random() * 8),
        targets: random() < 0.3 ? [vocabularies.countries.add(`C${skewed(random, countries)}`)] : [],
        from: today - Math.floor(random() * 300),
        until: today + Math.floor(random() * 300),
      }),
    );
  const cluster = Math.floor(skewed(random, Math.max(1, size / 40)));
  return {
    index,
    traits: traitsOf({
      published: random() < 0.97,
      introduces: random() < 0.02,
      visibility: {
        profile: draw < 0.95 ? 'public' : 'members',
        place: 'public',
        languages: 'public',
        sectors: 'public',
        concepts: audience,
        clusters: audience,
        offerings: audience,
        links: audience,
      },
      claims: random() < 0.25 ? [audience] : [],
    }),
    country: vocabularies.countries.add(`C${country}`),
    place: vocabularies.places.add(`C${country}-${region}`),
    region: vocabularies.regions.add(`C${country}-${region}`),
    latitude: 28 + 2 * Math.floor(country / 4) + random(),
    longitude: -8 + 8 * (country % 4) + region / 2 + random(),
    completeness: Math.round(random() * 100) / 100,
    updated: today - Math.floor(random() * 900),
    languages: some(2, () => vocabularies.languages.add(`l${(country + Math.floor(random() * 3)) % 6}`)),
    sectors: some(2, () => (random() < 0.7 ? sector : (sector + 1) % sectors)).map((each) =>
      vocabularies.sectors.add(`s${each}`),
    ),
    concepts: concepts(6),
    clusters: random() < 0.6 ? [vocabularies.clusters.add(`k${cluster}`)] : [],
    offers: offerings(),
    needs: offerings(),
  };
}
