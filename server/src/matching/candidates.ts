import { aboveChance, linksBetween, smoothedLift } from '../cooperation/lift.js';
import type { Nearness } from '../cooperation/paths.js';
import { type Node, type Snapshot, sectorInCountry } from '../cooperation/snapshot.js';
import { similarConcepts } from './concept-similarity.js';
import { leastFit } from './features/needs-met.js';

/** At most so many candidates from each source, some of them the same: a list shows 50 at most. */
const most = { complement: 500, likeness: 100, network: 250, lift: 150, peers: 100 };

/** Pairs of sectors seen together this often at least say something. */
const leastLinks = 3;

/**
 * Whom to score for `you`, by position: offers that answer your needs and needs that your offers answer, likeness of
 * profiles, nearness in the network, sectors that work together more than chance would have it, and peers by cluster
 * and place. `wanted` leaves out whom the viewer may not meet or does not ask for. The same set on every process.
 */
export function candidatesFor(
  snapshot: Snapshot,
  you: Node,
  nearness: Nearness,
  wanted: (node: Node) => boolean,
): Set<number> {
  const chosen = new Set<number>();
  // 0: not asked yet, 1: no, 2: yes.
  const asked = new Uint8Array(snapshot.nodes.length);
  const may = (index: number) => {
    if (asked[index] === 0) {
      const node = snapshot.nodes[index];
      asked[index] = node && index !== you.index && wanted(node) ? 2 : 1;
    }
    return asked[index] === 2;
  };
  const take = (scores: Tally, count: number) => {
    for (const index of strongest(snapshot, scores, count)) chosen.add(index);
  };
  const newTally = () => tally(snapshot.nodes.length);
  const { postings, lifts } = snapshot;

  const complement = newTally();
  const sides = [
    [you.needs, postings.offers],
    [you.offers, postings.needs],
  ] as const;
  for (const [own, theirs] of sides) {
    for (const concept of new Set(own.flatMap((each) => each.concepts))) {
      const before = complement.touched.length;
      const nearest = [...similarConcepts(snapshot, concept)].sort(([, a], [, b]) => b - a);
      for (const [other, similarity] of nearest) {
        // Once enough answer it closely, those who answer it less closely have no place in the list.
        if (similarity < leastFit || complement.touched.length - before > most.complement) break;
        for (const index of theirs.get(other) ?? []) if (may(index)) complement.add(index, similarity);
      }
    }
  }
  take(complement, most.complement);

  const likeness = newTally();
  for (const concept of you.concepts) {
    const content = snapshot.information.get(concept) ?? 1;
    for (const index of postings.concepts.get(concept) ?? []) if (may(index)) likeness.add(index, content);
  }
  take(likeness, most.likeness);

  const network = newTally();
  for (const [index, value] of nearness.rank) if (may(index)) network.add(index, value);
  for (const [index, value] of nearness.allocation) if (may(index)) network.add(index, value);
  take(network, most.network);

  const own = you.sectors[0];
  const together = newTally();
  const peers = newTally();
  for (const cluster of you.clusters) {
    const members = snapshot.clusterMembers.get(cluster) ?? [];
    for (const index of members) if (may(index)) peers.add(index, 1 / members.length);
  }
  for (const [key, members] of own === undefined ? [] : postings.sectorInCountry) {
    const [sector = '', country = ''] = key.split('\n');
    const lift =
      linksBetween(lifts.sectors, own ?? '', sector) < leastLinks
        ? 0
        : aboveChance(smoothedLift(lifts.sectors, own ?? '', sector));
    const corridor = smoothedLift(lifts.countries, you.country, country);
    if (lift > 0) {
      for (const index of members) if (may(index)) together.add(index, lift * corridor);
    } else if (sector === own && key === sectorInCountry(sector, country)) {
      for (const index of members) if (may(index)) peers.add(index, corridor);
    }
  }
  take(together, most.lift);
  take(peers, most.peers);
  return chosen;
}

/** Values summed by position. */
interface Tally {
  add(index: number, value: number): void;
  touched: readonly number[];
  values: Float64Array;
}

function tally(size: number): Tally {
  const values = new Float64Array(size);
  const touched: number[] = [];
  return {
    values,
    touched,
    add: (index, value) => {
      if (values[index] === 0) touched.push(index);
      values[index] = (values[index] ?? 0) + value;
    },
  };
}

/**
 * The `count` positions with the highest values; of equal ones those with the lowest identifiers, so that the order in
 * which stakeholders were read changes nothing.
 */
function strongest(snapshot: Snapshot, { touched, values }: Tally, count: number): readonly number[] {
  if (touched.length <= count) return touched;
  const worthOf = (index: number) => values[index] ?? 0;
  const sorted = Float64Array.from(touched, worthOf).sort();
  const threshold = sorted[sorted.length - count] ?? 0;
  const above = touched.filter((index) => worthOf(index) > threshold);
  const idOf = (index: number) => snapshot.nodes[index]?.id ?? '';
  const level = touched.filter((index) => worthOf(index) === threshold);
  level.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  return [...above, ...level.slice(0, count - above.length)];
}
