import { linkTypes } from '../cooperation/cooperation-link.js';
import type { PairCounts } from '../cooperation/lift.js';
import { isOutgoing, linkSince, linkType } from '../cooperation/link-pages.js';
import type { Names } from '../cooperation/names.js';
import type { OfferingNode } from '../cooperation/node.js';
import { type PostingKind, postingKinds } from '../cooperation/postings.js';
import { idOf, linksOf, nodeOf, type Snapshot } from '../cooperation/snapshot.js';
import { uuidText } from '../cooperation/uuids.js';
import { linkId } from '../cooperation/visible-links.js';

/**
 * Everything a picture says, by identifiers and words instead of numbers: equal for two pictures that say the same,
 * however they were numbered.
 */
export function describeSnapshot(snapshot: Snapshot): object {
  const { vocabularies } = snapshot;
  const words = (names: Names, numbers: readonly number[]) => numbers.map((number) => names.of(number));
  const optional = (names: Names, number: number) => (number < 0 ? null : names.of(number));
  const offering = ({ id, concepts, targets, ...rest }: OfferingNode) => ({
    ...rest,
    id: uuidText(id),
    concepts: words(vocabularies.concepts, concepts),
    targets: words(vocabularies.countries, targets),
  });
  const links = (index: number) => {
    const { page, begin, end } = linksOf(snapshot, index);
    return Array.from({ length: end - begin }, (_, offset) => {
      const fact = page.facts[begin + offset] as number;
      const other = idOf(snapshot, page.to[begin + offset] as number);
      const type = linkTypes[linkType(fact)];
      return [isOutgoing(fact) ? 'to' : 'from', other, type, linkSince(fact), linkId(page, begin + offset)];
    });
  };
  const positions = Array.from({ length: snapshot.size }, (_, index) => index).sort(snapshot.uuids.compare);
  const nodes = positions.flatMap((index) => {
    const node = nodeOf(snapshot, index);
    if (!node) return [];
    const { index: _index, ...rest } = node;
    return [
      {
        ...rest,
        id: idOf(snapshot, index),
        beside: [
          snapshot.traits[index],
          vocabularies.countries.of(snapshot.countries[index] as number),
          optional(vocabularies.sectors, snapshot.sectors[index] as number),
        ],
        country: vocabularies.countries.of(node.country),
        place: optional(vocabularies.places, node.place),
        region: optional(vocabularies.regions, node.region),
        languages: words(vocabularies.languages, node.languages),
        sectors: words(vocabularies.sectors, node.sectors),
        concepts: words(vocabularies.concepts, node.concepts),
        clusters: words(vocabularies.clusters, node.clusters),
        offers: node.offers.map(offering),
        needs: node.needs.map(offering),
        links: links(index),
        blocked: [...(snapshot.blocked.get(index) ?? [])].map((other) => idOf(snapshot, other)).sort(),
      },
    ];
  });
  const names: Record<PostingKind, Names> = {
    offers: vocabularies.concepts,
    needs: vocabularies.concepts,
    concepts: vocabularies.concepts,
    clusters: vocabularies.clusters,
    sectors: vocabularies.sectors,
    countries: vocabularies.countries,
    sectorInCountry: vocabularies.sectorInCountry,
  };
  const byWord = <T>(names: Names, numbers: Iterable<number>, value: (number: number) => T | undefined) =>
    Object.fromEntries(
      [...numbers]
        .map((number) => [names.of(number), value(number)] as const)
        .filter(([, each]) => each !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  const postings = Object.fromEntries(
    postingKinds.map((kind) => [
      kind,
      byWord(names[kind], snapshot.postings[kind].keys(), (key) => {
        const list = snapshot.postings[kind][key];
        return list && Array.from(list, (index) => idOf(snapshot, index));
      }),
    ]),
  );
  const shown = (kind: 'clusters' | 'sectors' | 'countries') =>
    byWord(names[kind], Array.from({ length: names[kind].size }).keys(), (group) => {
      const counts = [0, 1, 2].map((audience) => snapshot.shown[kind][group * 3 + audience] ?? 0);
      return counts.some((count) => count !== 0) ? counts : undefined;
    });
  const lifts = (counts: PairCounts<number>, of: Names) => ({
    links: counts.links,
    ends: byWord(of, counts.ends.keys(), (group) => counts.ends.get(group)),
    pairs: byWord(of, counts.pairs.keys(), (group) => {
      const others = counts.pairs.get(group);
      return others && byWord(of, others.keys(), (other) => others.get(other));
    }),
  });
  const concepts = Array.from({ length: vocabularies.concepts.size }).keys();
  return {
    version: snapshot.version,
    day: snapshot.day,
    nodes,
    postings,
    shown: { clusters: shown('clusters'), sectors: shown('sectors'), countries: shown('countries') },
    concepts: byWord(vocabularies.concepts, concepts, (concept) => ({
      above: words(vocabularies.concepts, snapshot.thesaurus.above(concept)),
      below: words(vocabularies.concepts, snapshot.thesaurus.below(concept)).sort(),
      related: words(vocabularies.concepts, snapshot.thesaurus.related(concept)),
      count: snapshot.conceptCounts[concept] ?? 0,
      information: snapshot.information[concept],
    })),
    lifts: {
      sectors: lifts(snapshot.lifts.sectors, vocabularies.sectors),
      regions: lifts(snapshot.lifts.regions, vocabularies.regions),
      countries: lifts(snapshot.lifts.countries, vocabularies.countries),
    },
  };
}
