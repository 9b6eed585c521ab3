import { personalisedPageRank } from '../cooperation/paths.js';
import type { Node, Snapshot } from '../cooperation/snapshot.js';
import { mayMeet, visibleNode } from '../cooperation/visible-to.js';
import { maySee, type Viewer } from '../identity/viewer.js';
import { type Account, account } from './model.js';

/** What the reader wants from the list. */
export interface Wishes {
  acrossBorders: boolean;
  sector: string | null;
  womenLed: boolean;
}

export interface Recommended {
  id: string;
  account: Account;
}

/** Diversity: each further partner of the same country, sector or cluster counts this much less in log-odds. */
const repeated = { country: 0.25, sector: 0.3, cluster: 0.35 };

/** Reasons worth a place in the list by themselves; freshness or a language alone are not. */
const grounds = new Set(['needs-met', 'offers-wanted', 'sector-affinity', 'proximity', 'profile-similarity']);

/**
 * Ranked partners for one stakeholder: candidates the viewer may meet, not yet linked, scored, then reordered by
 * maximal marginal relevance over country, sector and cluster (Carbonell and Goldstein 1998).
 */
export function recommend(snapshot: Snapshot, viewer: Viewer, you: Node, wishes: Wishes, limit: number): Recommended[] {
  const nearness = personalisedPageRank(snapshot, viewer, you.index);
  const linked = new Set((snapshot.edges[you.index] ?? []).map((edge) => edge.to));
  const scored: { node: Node; account: Account }[] = [];
  for (const other of snapshot.nodes) {
    if (other === you || linked.has(other.index) || !mayMeet(snapshot, viewer, other)) continue;
    if (wishes.acrossBorders && other.country === you.country) continue;
    if (wishes.womenLed && !other.claims.some((claim) => maySee(viewer, claim.audience))) continue;
    const they = visibleNode(viewer, other);
    if (wishes.sector && !they.sectors.includes(wishes.sector)) continue;
    const pair = account({ snapshot, you, they, nearness: nearness.get(other.index) ?? 0 });
    const hasGround = pair.contributions.some(
      (each) => grounds.has(each.feature) && each.contribution > 0 && each.facts.length > 0,
    );
    if (hasGround) scored.push({ node: they, account: pair });
  }
  scored.sort((a, b) => b.account.logOdds - a.account.logOdds || a.node.id.localeCompare(b.node.id));
  return diversify(scored.slice(0, Math.max(100, limit * 4)), limit);
}

function diversify(pool: { node: Node; account: Account }[], limit: number): Recommended[] {
  const rest = [...pool];
  const chosen: { node: Node; account: Account }[] = [];
  const count = (same: (node: Node) => boolean) => chosen.filter((each) => same(each.node)).length;
  while (chosen.length < limit && rest.length > 0) {
    let best = 0;
    let bestValue = Number.NEGATIVE_INFINITY;
    for (const [index, { node, account: pair }] of rest.entries()) {
      const value =
        pair.logOdds -
        repeated.country * count((each) => each.country === node.country) -
        repeated.sector * count((each) => each.sectors[0] !== undefined && each.sectors[0] === node.sectors[0]) -
        repeated.cluster * count((each) => each.clusters.some((cluster) => node.clusters.includes(cluster)));
      if (value > bestValue) [best, bestValue] = [index, value];
    }
    chosen.push(...rest.splice(best, 1));
  }
  return chosen.map(({ node, account: pair }) => ({ id: node.id, account: pair }));
}
