import { aboveChance, linksBetween, smoothedLift } from '../cooperation/lift.js';
import type { Nearness } from '../cooperation/paths.js';
import { type Node, type Snapshot, sectorInCountry } from '../cooperation/snapshot.js';
import { similarConcepts } from './concept-similarity.js';
import { leastFit } from './features/needs-met.js';

/** At most so many candidates from each source; together they stay near 2,000. */
const most = { complement: 900, likeness: 200, network: 500, lift: 300, peers: 200 };

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
  const remembered = new Map<number, boolean>();
  const may = (index: number) => {
    const before = remembered.get(index);
    if (before !== undefined) return before;
    const node = snapshot.nodes[index];
    const now = !!node && index !== you.index && wanted(node);
    remembered.set(index, now);
    return now;
  };
  const take = (scores: Map<number, number>, count: number) => {
    for (const index of strongest(snapshot, scores, count)) chosen.add(index);
  };
  const { postings, lifts } = snapshot;

  const complement = new Map<number, number>();
  const sides = [
    [you.needs, postings.offers],
    [you.offers, postings.needs],
  ] as const;
  for (const [own, theirs] of sides) {
    for (const concept of new Set(own.flatMap((each) => each.concepts))) {
      for (const [other, similarity] of similarConcepts(snapshot, concept)) {
        if (similarity < leastFit) continue;
        for (const index of theirs.get(other) ?? [])
          if (may(index)) complement.set(index, (complement.get(index) ?? 0) + similarity);
      }
    }
  }
  take(complement, most.complement);

  const likeness = new Map<number, number>();
  for (const concept of you.concepts) {
    const content = snapshot.information.get(concept) ?? 1;
    for (const index of postings.concepts.get(concept) ?? [])
      if (may(index)) likeness.set(index, (likeness.get(index) ?? 0) + content);
  }
  take(likeness, most.likeness);

  const network = new Map<number, number>();
  for (const [index, value] of nearness.rank) if (may(index)) network.set(index, value);
  for (const [index, value] of nearness.allocation)
    if (may(index)) network.set(index, (network.get(index) ?? 0) + value);
  take(network, most.network);

  const own = you.sectors[0];
  const together = new Map<number, number>();
  const peers = new Map<number, number>();
  for (const cluster of you.clusters) {
    const members = snapshot.clusterMembers.get(cluster) ?? [];
    for (const index of members) if (may(index)) peers.set(index, 1 / members.length);
  }
  for (const [key, members] of own === undefined ? [] : postings.sectorInCountry) {
    const [sector = '', country = ''] = key.split('\n');
    const lift =
      linksBetween(lifts.sectors, own ?? '', sector) < leastLinks
        ? 0
        : aboveChance(smoothedLift(lifts.sectors, own ?? '', sector));
    const corridor = smoothedLift(lifts.countries, you.country, country);
    if (lift > 0) {
      for (const index of members) if (may(index)) together.set(index, lift * corridor);
    } else if (sector === own && key === sectorInCountry(sector, country)) {
      for (const index of members) if (may(index)) peers.set(index, (peers.get(index) ?? 0) + corridor);
    }
  }
  take(together, most.lift);
  take(peers, most.peers);
  return chosen;
}

/**
 * The `count` positions with the highest values; of equal ones those with the lowest identifiers, so that the order in
 * which stakeholders were read changes nothing.
 */
function strongest(snapshot: Snapshot, scores: Map<number, number>, count: number): number[] {
  if (scores.size <= count) return [...scores.keys()];
  const values = Float64Array.from(scores.values()).sort();
  const threshold = values[values.length - count] ?? 0;
  const above: number[] = [];
  const level: number[] = [];
  for (const [index, value] of scores) {
    if (value > threshold) above.push(index);
    else if (value === threshold) level.push(index);
  }
  const idOf = (index: number) => snapshot.nodes[index]?.id ?? '';
  level.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  return [...above, ...level.slice(0, count - above.length)];
}
