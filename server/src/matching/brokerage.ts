import { linksBetween } from '../cooperation/lift.js';
import { nearnessFrom } from '../cooperation/nearness.js';
import type { Node } from '../cooperation/node.js';
import { shortestPaths } from '../cooperation/paths.js';
import { indexOf, type Snapshot } from '../cooperation/snapshot.js';
import { nodeSeen, sightOf } from '../cooperation/visible-to.js';
import type { Viewer } from '../identity/viewer.js';
import { nearnessOf } from './feature.js';
import { type Account, account, defaultWeights, type Weights } from './model.js';
import { recommend } from './recommend.js';

/** Two worth introducing, why from each side, and what the introduction would bridge. */
export interface Brokered {
  one: string;
  other: string;
  /** The account as each of the two would read it. */
  forOne: Account;
  forOther: Account;
  /** Harmonic mean of the two scores: it must be good for both. */
  mutual: number;
  /** Steps between them today; null where there is no path. */
  steps: number | null;
  /** Links seen so far between their countries, and between their main sectors. */
  corridorLinks: number;
  sectorLinks: number;
  /** Mutual score times what is bridged. */
  worth: number;
}

/**
 * What bridging adds to a pair's worth (Burt 1992: brokers join what is apart): nothing joins them, or their countries, or sectors,
 * or they belong to different communities of the network, whose hole the two would close.
 */
const gain = { noPath: 0.5, firstCorridor: 1, firstSectors: 0.5, otherCommunity: 0.25 };

/** Partners of each member that are looked at; those after the first few are rarely worth an introduction before them. */
const perMember = 8;

/** Closer than three steps they can meet through someone they know. */
const leastSteps = 3;

/**
 * Introductions worth making for members of a facilitator's clusters: pairs good for both and not yet near, ranked by
 * mutual score × bridging gain. `leftOut` names whom each member is not brought together with again for now.
 */
export function brokerage(
  snapshot: Snapshot,
  viewer: Viewer,
  members: readonly string[],
  leftOut: (member: string) => readonly string[],
  weights: Weights = defaultWeights,
): Brokered[] {
  const found = new Map<string, Brokered>();
  for (const one of members) {
    // Through the member's eyes and the facilitator's audience: the member's blocks bind.
    const eyes: Viewer = { ...viewer, actsFor: one, delegateOf: [one] };
    const sight = sightOf(snapshot, eyes);
    const you = nodeSeen(snapshot, sight, indexOf(snapshot, one));
    if (!you) continue;
    const wishes = {
      acrossBorders: false,
      kinship: 'either' as const,
      sector: null,
      womenLed: false,
      evenExposure: true,
      setAside: leftOut(one),
    };
    for (const { id: other, account: forOne } of recommend(snapshot, eyes, you, wishes, perMember, weights)) {
      const key = [one, other].sort().join(' ');
      const they = nodeSeen(snapshot, sight, indexOf(snapshot, other));
      if (found.has(key) || !they) continue;
      const [path] = shortestPaths(snapshot, sight, you.index, they.index, 1);
      if (path && path.length < leastSteps) continue;
      const nearness = nearnessOf(snapshot, nearnessFrom(snapshot, sight, they.index), you.index);
      const forOther = account({ snapshot, you: they, they: you, nearness }, weights);
      const mutual = (2 * forOne.score * forOther.score) / (forOne.score + forOther.score);
      const corridorLinks = linksBetween(snapshot.lifts.countries, you.country, they.country);
      const sectorLinks = linksOfSectors(snapshot, you, they);
      const bridged =
        1 +
        (path ? 0 : gain.noPath) +
        (corridorLinks === 0 ? gain.firstCorridor : 0) +
        (sectorLinks === 0 ? gain.firstSectors : 0);
      const steps = path?.length ?? null;
      found.set(key, {
        one,
        other,
        forOne,
        forOther,
        mutual,
        steps,
        corridorLinks,
        sectorLinks,
        worth: mutual * bridged,
      });
    }
  }
  return [...found.values()].sort(byWorth);
}

/** The worthiest of these pairs, worth more where the two belong to different communities, as far as those are known. */
export function worthiest(
  pairs: readonly Brokered[],
  communities: ReadonlyMap<string, number>,
  limit: number,
): Brokered[] {
  return pairs
    .map((pair) => {
      const bridges = apart(communities.get(pair.one), communities.get(pair.other));
      return bridges ? { ...pair, worth: pair.worth + pair.mutual * gain.otherCommunity } : pair;
    })
    .sort(byWorth)
    .slice(0, limit);
}

function byWorth(a: Brokered, b: Brokered): number {
  return b.worth - a.worth || (a.one + a.other < b.one + b.other ? -1 : 1);
}

/** Two communities that are known and not the same. */
function apart(one: number | undefined, other: number | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

function linksOfSectors({ lifts }: Snapshot, you: Node, they: Node): number {
  const [yours, theirs] = [you.sectors[0], they.sectors[0]];
  return yours === undefined || theirs === undefined ? 0 : linksBetween(lifts.sectors, yours, theirs);
}
