import { nearnessFrom } from '../cooperation/paths.js';
import type { Node, Snapshot } from '../cooperation/snapshot.js';
import { sightOf, visibleNode } from '../cooperation/visible-to.js';
import { maySee, type Viewer } from '../identity/viewer.js';
import { candidatesFor } from './candidates.js';
import { nearnessOf } from './feature.js';
import { type Account, account } from './model.js';
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
}

export interface Recommended {
  id: string;
  account: Account;
}

/** Reasons worth a place in the list by themselves; freshness or a language alone are not. */
const grounds: Record<Kinship, ReadonlySet<string>> = {
  complement: new Set(['needs-met', 'offers-wanted']),
  similar: new Set(['profile-similarity']),
  either: new Set(['needs-met', 'offers-wanted', 'sector-affinity', 'proximity', 'profile-similarity']),
};

/** Ranked partners for one stakeholder: candidates the viewer may meet, not yet linked, scored, then reordered. */
export function recommend(snapshot: Snapshot, viewer: Viewer, you: Node, wishes: Wishes, limit: number): Recommended[] {
  const sight = sightOf(snapshot, viewer);
  const nearness = nearnessFrom(snapshot, viewer, you.index);
  const linked = new Set((snapshot.edges[you.index] ?? []).map((edge) => edge.to));
  const isWomenLed = (node: Node) => node.claims.some((claim) => maySee(viewer, claim.audience));
  const wanted = (other: Node) =>
    !linked.has(other.index) &&
    !(wishes.acrossBorders && other.country === you.country) &&
    sight.meets(other) &&
    (!wishes.womenLed || isWomenLed(other)) &&
    (!wishes.sector || (sight.reads(other, 'sectors') && other.sectors.includes(wishes.sector)));
  const scored: Scored[] = [];
  for (const index of candidatesFor(snapshot, you, nearness, wanted)) {
    const other = snapshot.nodes[index];
    if (!other) continue;
    const node = visibleNode(viewer, other);
    const pair = account({ snapshot, you, they: node, nearness: nearnessOf(snapshot, nearness, index) });
    const hasGround = pair.contributions.some(
      (each) => grounds[wishes.kinship].has(each.feature) && each.contribution > 0 && each.facts.length > 0,
    );
    if (hasGround) scored.push({ node, account: pair, womenLed: isWomenLed(other) });
  }
  scored.sort((a, b) => b.account.logOdds - a.account.logOdds || (a.node.id < b.node.id ? -1 : 1));
  const pool = scored.slice(0, Math.max(100, limit * 4));
  return reorder(pool, limit, wishes.evenExposure).map(({ node, account: pair }) => ({ id: node.id, account: pair }));
}
