import type { Node } from '../cooperation/node.js';
import { fewestFair } from './exposure.js';
import type { Account } from './model.js';

/** A scored candidate, as the viewer may see it. */
export interface Scored {
  node: Node;
  account: Account;
  womenLed: boolean;
  /** What answers so far add to its place, in log-odds. No part of the score, which would tell a rate. */
  leaning?: number;
}

/** Diversity: each further partner of the same country, sector or cluster counts this much less in log-odds. */
const repeated = { country: 0.25, sector: 0.3, cluster: 0.35 };

/** Scores within this much log-odds of the last place are comparable. */
const comparable = 1;

/**
 * The first `limit` of a pool sorted best first: maximal marginal relevance over country, sector and cluster (Carbonell
 * and Goldstein 1998), and, with `evenExposure`, women-led partners not under-represented at any length of the list
 * compared with their share among candidates of comparable score (the FA*IR test at each prefix).
 */
export function reorder(pool: readonly Scored[], limit: number, evenExposure: boolean): Scored[] {
  const worth = new Map(pool.map((each) => [each, each.account.logOdds + (each.leaning ?? 0)]));
  const share = evenExposure ? womenLedShare(pool, limit) : 0;
  const chosen: Scored[] = [];
  let shown = 0;
  while (chosen.length < limit && worth.size > 0) {
    const lacking = shown < fewestFair(chosen.length + 1, share);
    const next = (lacking ? best(worth, (each) => each.womenLed) : null) ?? best(worth, () => true);
    if (!next) break;
    worth.delete(next);
    chosen.push(next);
    if (next.womenLed) shown++;
    for (const [each, value] of worth) worth.set(each, value - likeness(each.node, next.node));
  }
  return chosen;
}

/** Those of a pool sorted best first who score little less than the last place of a list of `limit`. */
export function comparableTo(pool: readonly Scored[], limit: number): Scored[] {
  const last = pool[Math.min(limit, pool.length) - 1];
  return last ? pool.filter((each) => each.account.logOdds >= last.account.logOdds - comparable) : [];
}

function womenLedShare(pool: readonly Scored[], limit: number): number {
  const near = comparableTo(pool, limit);
  return near.length === 0 ? 0 : near.filter((each) => each.womenLed).length / near.length;
}

function likeness(a: Node, b: Node): number {
  return (
    (a.country === b.country ? repeated.country : 0) +
    (a.sectors[0] !== undefined && a.sectors[0] === b.sectors[0] ? repeated.sector : 0) +
    (a.clusters.some((cluster) => b.clusters.includes(cluster)) ? repeated.cluster : 0)
  );
}

/** The candidate worth most; the first of equals, as the pool is ordered. */
function best(worth: Map<Scored, number>, may: (each: Scored) => boolean): Scored | null {
  let found: Scored | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const [each, value] of worth) if (value > most && may(each)) [found, most] = [each, value];
  return found;
}
