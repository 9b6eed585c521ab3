import { nearnessFrom } from '../cooperation/nearness.js';
import type { Node } from '../cooperation/node.js';
import { idOf, indexOf, linksOf, type Snapshot, under } from '../cooperation/snapshot.js';
import { nodeSeen, type Sight, sightOf } from '../cooperation/visible-to.js';
import type { Viewer } from '../identity/viewer.js';
import { candidatesFor } from './candidates.js';
import { nearnessOf } from './feature.js';
import { responsiveness } from './features/responsiveness.js';
import type { Answers } from './history.js';
import { type Account, account, defaultWeights, type Weights } from './model.js';
import { reorder, type Scored } from './reorder.js';

/** Whom one looks for: who completes what one does, who does alike, or both. */
export type Kinship = 'complement' | 'similar' | 'either';

/** What the reader wants from the list. */
export interface Wishes {
  acrossBorders: boolean;
  kinship: Kinship;
  sector: string | null;
  womenLed: boolean;
  /** Whether women-led partners are kept from being under-represented. */
  evenExposure: boolean;
  /** Identifiers of those set aside, who are not recommended again for now. */
  setAside: readonly string[];
}

export interface Recommended {
  id: string;
  account: Account;
}

/** Log-odds between whoever always answers with a yes and whoever never does: less than a shared language. */
const answersWeigh = 0.6;

/** Reasons worth a place in the list by themselves; freshness or a language alone are not. */
const grounds: Record<Kinship, ReadonlySet<string>> = {
  complement: new Set(['needs-met', 'offers-wanted']),
  similar: new Set(['profile-similarity']),
  either: new Set(['needs-met', 'offers-wanted', 'sector-affinity', 'proximity', 'profile-similarity']),
};

/**
 * Ranked partners for one stakeholder: candidates the viewer may meet, neither linked yet nor left out
 * for what went before, scored, then reordered.
 */
export function recommend(
  snapshot: Snapshot,
  viewer: Viewer,
  you: Node,
  wishes: Wishes,
  limit: number,
  weights: Weights = defaultWeights,
): Recommended[] {
  return listFrom(snapshot, poolFor(snapshot, viewer, you, wishes, limit, weights), wishes, limit);
}

/** The best candidates by score, enough to order a list of `limit` from; the best first. */
export function poolFor(
  snapshot: Snapshot,
  viewer: Viewer,
  you: Node,
  wishes: Wishes,
  limit: number,
  weights: Weights = defaultWeights,
): Scored[] {
  const sight = sightOf(snapshot, viewer);
  const nearness = nearnessFrom(snapshot, sight, you.index);
  const { page, begin, end } = linksOf(snapshot, you.index);
  const linked = new Set(page.to.subarray(begin, end));
  const aside = new Set(wishes.setAside.map((id) => indexOf(snapshot, id)));
  const inSector = wishes.sector === null ? null : activeIn(snapshot, sight, wishes.sector);
  const wanted = (index: number) =>
    !(wishes.acrossBorders && snapshot.countries[index] === you.country) &&
    sight.meets(index) &&
    !linked.has(index) &&
    !aside.has(index) &&
    (!wishes.womenLed || sight.seesWomenLed(index)) &&
    (!inSector || ((inSector[index >> 3] as number) & (1 << (index & 7))) !== 0);
  const scored: Scored[] = [];
  for (const index of candidatesFor(snapshot, sight, you, nearness, wanted)) {
    const they = nodeSeen(snapshot, sight, index);
    if (!they) continue;
    const pair = account({ snapshot, you, they, nearness: nearnessOf(snapshot, nearness, index) }, weights);
    const hasGround = pair.contributions.some(
      (each) => grounds[wishes.kinship].has(each.feature) && each.contribution > 0 && each.facts.length > 0,
    );
    if (hasGround) scored.push({ node: they, account: pair, womenLed: sight.seesWomenLed(index) });
  }
  scored.sort((a, b) => b.account.logOdds - a.account.logOdds || snapshot.uuids.compare(a.node.index, b.node.index));
  return scored.slice(0, Math.max(100, limit * 4));
}

/** The list that a pool makes; `answers` by identifier move those who usually answer up a little, and others down. */
export function listFrom(
  snapshot: Snapshot,
  pool: readonly Scored[],
  wishes: Wishes,
  limit: number,
  answers?: ReadonlyMap<string, Answers>,
): Recommended[] {
  const leaning = (each: Scored) =>
    answersWeigh * (responsiveness(answers?.get(idOf(snapshot, each.node.index)), snapshot.today) - 0.5);
  const leant = answers ? pool.map((each) => ({ ...each, leaning: leaning(each) })) : pool;
  return reorder(leant, limit, wishes.evenExposure).map((each) => ({
    id: idOf(snapshot, each.node.index),
    account: each.account,
  }));
}

/** A bit for each stakeholder that shows the viewer this sector. */
function activeIn(snapshot: Snapshot, sight: Sight, sector: string): Uint8Array {
  const bits = new Uint8Array((snapshot.size >> 3) + 1);
  for (const index of under(snapshot, 'sectors', snapshot.vocabularies.sectors.find(sector)))
    if (sight.reads(index, 'sectors')) bits[index >> 3] = (bits[index >> 3] as number) | (1 << (index & 7));
  return bits;
}
