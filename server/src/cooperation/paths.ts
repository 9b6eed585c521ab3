import type { Viewer } from '../identity/viewer.js';
import { mayReadField } from '../stakeholders/stakeholder-policy.js';
import type { Edge, Snapshot } from './snapshot.js';
import { mayMeet, showsLinks } from './visible-to.js';

/** One step of a path: over a confirmed link, or through a cluster both belong to. */
export interface Step {
  to: number;
  link: Edge | null;
  cluster: string | null;
}

export interface Neighbour extends Step {
  weight: number;
}

/** Whom a stakeholder reaches in one step, as the viewer may see it. Links weigh 1, a shared cluster 1/members. */
export function neighboursOf(snapshot: Snapshot, viewer: Viewer, from: number): Neighbour[] {
  const node = snapshot.nodes[from];
  if (!node) return [];
  const found: Neighbour[] = [];
  if (showsLinks(viewer, node)) {
    for (const edge of snapshot.edges[from] ?? []) {
      const other = snapshot.nodes[edge.to];
      if (other && mayMeet(snapshot, viewer, other) && showsLinks(viewer, other))
        found.push({ to: edge.to, link: edge, cluster: null, weight: 1 });
    }
  }
  if (mayReadField(viewer, node, 'clusters')) {
    for (const cluster of node.clusters) {
      const members = snapshot.clusterMembers.get(cluster) ?? [];
      for (const to of members) {
        const other = snapshot.nodes[to];
        if (to === from || !other || !mayMeet(snapshot, viewer, other) || !mayReadField(viewer, other, 'clusters'))
          continue;
        found.push({ to, link: null, cluster, weight: 1 / members.length });
      }
    }
  }
  return found;
}

/**
 * Up to `count` shortest paths between two stakeholders by breadth-first search, at most `longest` steps; at equal
 * length links before clusters, and recent links before old ones. Each path leaves by a different first step.
 */
export function shortestPaths(
  snapshot: Snapshot,
  viewer: Viewer,
  from: number,
  to: number,
  count = 3,
  longest = 4,
): Step[][] {
  const paths: Step[][] = [];
  const taken = new Set<string>();
  for (let attempt = 0; attempt < count; attempt++) {
    const path = shortestPath(snapshot, viewer, from, to, longest, taken);
    if (!path) break;
    const first = path[0];
    if (first) taken.add(`${from}>${first.to}`);
    paths.push(path);
    if (path.length === 1) break;
  }
  return paths;
}

function shortestPath(
  snapshot: Snapshot,
  viewer: Viewer,
  from: number,
  to: number,
  longest: number,
  taken: Set<string>,
): Step[] | null {
  const reached = new Map<number, { before: number; step: Step } | null>([[from, null]]);
  let frontier = [from];
  for (let depth = 0; depth < longest && frontier.length > 0; depth++) {
    const next: number[] = [];
    for (const at of frontier) {
      const steps = neighboursOf(snapshot, viewer, at).sort(
        (a, b) => b.weight - a.weight || (b.link?.since ?? '').localeCompare(a.link?.since ?? '') || a.to - b.to,
      );
      for (const { to: other, link, cluster } of steps) {
        if (reached.has(other) || taken.has(`${at}>${other}`)) continue;
        reached.set(other, { before: at, step: { to: other, link, cluster } });
        if (other === to) return walkBack(reached, to);
        next.push(other);
      }
    }
    frontier = next;
  }
  return null;
}

function walkBack(reached: Map<number, { before: number; step: Step } | null>, to: number): Step[] {
  const steps: Step[] = [];
  let at = reached.get(to);
  while (at) {
    steps.unshift(at.step);
    at = reached.get(at.before);
  }
  return steps;
}

/**
 * Personalised PageRank from one stakeholder by local forward push (Andersen, Chung, Lang 2006): no residual above
 * `epsilon` per unit of degree is left, so each value is short by at most epsilon times the degree of its node.
 */
export function personalisedPageRank(
  snapshot: Snapshot,
  viewer: Viewer,
  from: number,
  alpha = 0.2,
  epsilon = 1e-4,
): Map<number, number> {
  const rank = new Map<number, number>();
  const residual = new Map<number, number>([[from, 1]]);
  const queue = [from];
  const known = new Map<number, Neighbour[]>();
  while (queue.length > 0) {
    const at = queue.shift() as number;
    const mass = residual.get(at) ?? 0;
    const neighbours = known.get(at) ?? neighboursOf(snapshot, viewer, at);
    known.set(at, neighbours);
    const degree = Math.max(1, neighbours.length);
    if (mass < epsilon * degree) continue;
    residual.set(at, 0);
    rank.set(at, (rank.get(at) ?? 0) + alpha * mass);
    const total = neighbours.reduce((sum, each) => sum + each.weight, 0);
    for (const each of neighbours) {
      const before = residual.get(each.to) ?? 0;
      const after = before + ((1 - alpha) * mass * each.weight) / total;
      residual.set(each.to, after);
      queue.push(each.to);
    }
  }
  rank.delete(from);
  return rank;
}
