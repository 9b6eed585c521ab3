import { aboveChance, linksBetween, smoothedLift } from '../cooperation/lift.js';
import type { Nearness } from '../cooperation/nearness.js';
import type { GraphField, Node } from '../cooperation/node.js';
import { type Snapshot, under } from '../cooperation/snapshot.js';
import type { Sight } from '../cooperation/visible-to.js';
import { similarConcepts } from './concept-similarity.js';
import { leastFit } from './features/needs-met.js';
import { tally } from './tally.js';

/** At most so many candidates from each source, some of them the same: a list shows 50 at most. */
const most = { complement: 500, likeness: 100, network: 250, lift: 150, peers: 50 };
/** So many alike are enough to choose from: concepts more common than those that found them are not looked at. */
const enoughAlike = 5000;
/** Pairs of sectors seen together this often at least say something. */
const leastLinks = 3;

type Wanted = (index: number) => boolean;

/**
 * Whom to score for `you`, by position: offers that answer your needs and needs that your offers answer, likeness of
 * profiles, nearness in the network, sectors that work together more than chance would have it, and peers by cluster
 * and place. `wanted` leaves out whom the viewer may not meet or does not ask for. The same set on every process.
 */
export function candidatesFor(
  snapshot: Snapshot,
  sight: Sight,
  you: Node,
  nearness: Nearness,
  wanted: Wanted,
): Set<number> {
  const chosen = new Set<number>();
  const take = (index: number) => chosen.add(index);
  const may = (index: number) => index !== you.index && wanted(index);
  /** Only by what the viewer may read of them. */
  const by = (field: GraphField) => (index: number) => may(index) && sight.reads(index, field);
  complements(snapshot, you, by('offerings'), take);
  likeness(snapshot, you, by('concepts'), take);
  const network = tally(snapshot);
  for (const [index, value] of nearness.rank) if (may(index)) network.add(index, value);
  for (const [index, value] of nearness.allocation) if (may(index)) network.add(index, value);
  network.strongest(most.network, take);
  const clusters = you.clusters.map((cluster) => ({
    worth: 1 / (1 + (snapshot.shown.clusters[cluster * 3 + sight.audience] ?? 0)),
    members: under(snapshot, 'clusters', cluster),
  }));
  fromGroups(snapshot, clusters, most.peers, by('clusters'), take);
  together(snapshot, you, by('sectors'), take);
  return chosen;
}

type Take = (index: number) => void;

/** Offers that answer your needs and needs that your offers answer, the closest concepts first. */
function complements(snapshot: Snapshot, you: Node, may: Wanted, take: Take): void {
  const sums = tally(snapshot);
  const sides = [
    [you.needs, 'offers'],
    [you.offers, 'needs'],
  ] as const;
  for (const [own, theirs] of sides) {
    for (const concept of new Set(own.flatMap((each) => each.concepts))) {
      const before = sums.count();
      const similar = similarConcepts(snapshot, concept);
      let last = 1;
      for (const [position, other] of similar.concepts.entries()) {
        const value = similar.values[position] as number;
        // Once enough answer it closely, those who answer it less closely have no place in the list.
        if (value < leastFit || (value < last && sums.count() - before > most.complement)) break;
        last = value;
        for (const index of under(snapshot, theirs, other)) if (may(index)) sums.add(index, value);
      }
    }
  }
  sums.strongest(most.complement, take);
}

/** Profiles with the same concepts, those that few have first. */
function likeness(snapshot: Snapshot, you: Node, may: Wanted, take: Take): void {
  const sums = tally(snapshot);
  const contentOf = (concept: number) => snapshot.information[concept] ?? 1;
  const { compare } = snapshot.vocabularies.concepts;
  const rarest = [...you.concepts].sort((a, b) => contentOf(b) - contentOf(a) || compare(a, b));
  for (const concept of rarest) {
    if (sums.count() > enoughAlike) break;
    for (const index of under(snapshot, 'concepts', concept)) if (may(index)) sums.add(index, contentOf(concept));
  }
  sums.strongest(most.likeness, take);
}

/** Members of groups that are worth the same to you, from the best group down. */
function fromGroups(
  snapshot: Snapshot,
  groups: readonly { worth: number; members: Int32Array }[],
  count: number,
  may: Wanted,
  take: Take,
): void {
  const byWorth = new Map<number, Int32Array[]>();
  for (const { worth, members } of groups) {
    const level = byWorth.get(worth) ?? [];
    byWorth.set(worth, level);
    level.push(members);
  }
  let left = count;
  for (const worth of [...byWorth.keys()].sort((a, b) => b - a)) {
    const found: number[] = [];
    for (const members of byWorth.get(worth) ?? []) {
      let here = 0;
      // Each list is ordered by identifier, so no more than are wanted matter.
      for (const index of members) {
        if (here === left) break;
        if (!may(index)) continue;
        found.push(index);
        here++;
      }
    }
    found.sort(snapshot.uuids.compare);
    for (const index of found.slice(0, left)) take(index);
    left -= Math.min(left, found.length);
    if (left === 0) return;
  }
}

/** Sectors that work with yours more than by chance, then peers of your own. */
function together(snapshot: Snapshot, you: Node, may: Wanted, take: Take): void {
  const { lifts, postings } = snapshot;
  const own = you.sectors[0];
  if (own === undefined) return;
  const liftOf = remembered((sector) => {
    if (linksBetween(lifts.sectors, own, sector) < leastLinks) return 0;
    return aboveChance(smoothedLift(lifts.sectors, own, sector));
  });
  const corridorOf = remembered((country) => smoothedLift(lifts.countries, you.country, country));
  const lifted: { worth: number; members: Int32Array }[] = [];
  const alike: { worth: number; members: Int32Array }[] = [];
  for (const members of postings.sectorInCountry) {
    // All of a group have the same main sector and country, so the first speaks for it.
    const first = members?.[0];
    if (!members || first === undefined) continue;
    const sector = snapshot.sectors[first] as number;
    const lift = liftOf(sector);
    if (lift <= 0 && sector !== own) continue;
    const corridor = corridorOf(snapshot.countries[first] as number);
    if (lift > 0) lifted.push({ worth: lift * corridor, members });
    else alike.push({ worth: corridor, members });
  }
  fromGroups(snapshot, lifted, most.lift, may, take);
  fromGroups(snapshot, alike, most.peers, may, take);
}

function remembered(work: (key: number) => number): (key: number) => number {
  const known = new Map<number, number>();
  return (key) => {
    const value = known.get(key) ?? work(key);
    known.set(key, value);
    return value;
  };
}
