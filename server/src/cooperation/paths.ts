import type { Viewer } from '../identity/viewer.js';
import type { Edge, Node, Snapshot } from './snapshot.js';
import { type Sight, sightOf } from './visible-to.js';

/** One step of a path: over a confirmed link, or through a cluster both belong to. */
export interface Step {
  to: number;
  link: Edge | null;
  cluster: string | null;
}

export interface Neighbour extends Step {
  weight: number;
}

/**
 * Whom a stakeholder reaches in one step, as the viewer may see it. Links weigh 1, a shared cluster 1/members;
 * clusters in `skip` are not opened.
 */
export function neighboursOf(
  snapshot: Snapshot,
  sight: Sight,
  from: number,
  skip: ReadonlySet<string> = new Set(),
): Neighbour[] {
  const node = snapshot.nodes[from];
  if (!node) return [];
  const found: Neighbour[] = [];
  if (sight.reads(node, 'links')) {
    for (const edge of snapshot.edges[from] ?? []) {
      const other = snapshot.nodes[edge.to];
      if (other && sight.meets(other) && sight.reads(other, 'links'))
        found.push({ to: edge.to, link: edge, cluster: null, weight: 1 });
    }
  }
  if (sight.reads(node, 'clusters')) {
    for (const cluster of node.clusters) {
      if (skip.has(cluster)) continue;
      const members = snapshot.clusterMembers.get(cluster) ?? [];
      for (const to of members) {
        const other = snapshot.nodes[to];
        if (to === from || !other || !sight.meets(other) || !sight.reads(other, 'clusters')) continue;
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
  const sight = sightOf(snapshot, viewer);
  const paths: Step[][] = [];
  const taken = new Set<string>();
  for (let attempt = 0; attempt < count; attempt++) {
    const path = shortestPath(snapshot, sight, from, to, longest, taken);
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
  sight: Sight,
  from: number,
  to: number,
  longest: number,
  taken: Set<string>,
): Step[] | null {
  const reached = new Map<number, { before: number; step: Step } | null>([[from, null]]);
  let frontier = [from];
  // Once a cluster is opened its members are reached; the start may be kept from some of them, so it opens none.
  const opened = new Set<string>();
  for (let depth = 0; depth < longest && frontier.length > 0; depth++) {
    const next: number[] = [];
    for (const at of frontier) {
      const steps = neighboursOf(snapshot, sight, at, opened).sort(
        (a, b) => b.weight - a.weight || (b.link?.since ?? '').localeCompare(a.link?.since ?? '') || a.to - b.to,
      );
      for (const { to: other, link, cluster } of steps) {
        if (reached.has(other) || taken.has(`${at}>${other}`)) continue;
        reached.set(other, { before: at, step: { to: other, link, cluster } });
        if (other === to) return walkBack(reached, to);
        next.push(other);
      }
      if (at !== from) for (const cluster of snapshot.nodes[at]?.clusters ?? []) opened.add(cluster);
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

/** How near others are to one stakeholder in the network, as the viewer may see it. */
export interface Nearness {
  /** Personalised PageRank by position. */
  rank: Map<number, number>;
  /** Resource allocation index by position (Zhou, Lü, Zhang 2009): the sum of 1/degree over common partners. */
  allocation: Map<number, number>;
  /** The common partner with fewest partners of their own, who is the best placed to introduce, by position. */
  through: Map<number, number>;
}

/** Partners of a partner with more links than this say next to nothing, and are many. */
const hub = 2000;

/** Nearness of others to `from`: personalised PageRank over links and clusters, and what common partners hand on. */
export function nearnessFrom(snapshot: Snapshot, viewer: Viewer, from: number): Nearness {
  const sight = sightOf(snapshot, viewer);
  const partners = partnersSeen(snapshot, sight);
  const allocation = new Map<number, number>();
  const through = new Map<number, number>();
  for (const between of partners(from)) {
    const theirs = partners(between);
    if (theirs.length > hub) continue;
    for (const other of theirs) {
      if (other === from) continue;
      allocation.set(other, (allocation.get(other) ?? 0) + 1 / theirs.length);
      const before = through.get(other);
      if (before === undefined || partners(before).length > theirs.length) through.set(other, between);
    }
  }
  return { rank: personalisedPageRank(snapshot, sight, partners, from), allocation, through };
}

/** The partners of a stakeholder by links that the viewer may see, each once; remembered for one question. */
function partnersSeen(snapshot: Snapshot, sight: Sight): (of: number) => readonly number[] {
  const known = new Map<number, readonly number[]>();
  const shown = (node: Node) => sight.meets(node) && sight.reads(node, 'links');
  return (of) => {
    const before = known.get(of);
    if (before) return before;
    const found = new Set<number>();
    const node = snapshot.nodes[of];
    if (node && sight.reads(node, 'links')) {
      for (const { to } of snapshot.edges[of] ?? []) {
        const other = snapshot.nodes[to];
        if (other && shown(other)) found.add(to);
      }
    }
    const partners = [...found];
    known.set(of, partners);
    return partners;
  };
}

/**
 * Personalised PageRank from one stakeholder by local forward push (Andersen, Chung, Lang 2006) over stakeholders and
 * clusters: no residual above `epsilon` per unit of degree is left, so each value is short by at most epsilon times the
 * degree of its node. A cluster is a node like any other, so that a large one brings no one near.
 */
function personalisedPageRank(
  snapshot: Snapshot,
  sight: Sight,
  partners: (of: number) => readonly number[],
  from: number,
  alpha = 0.2,
  epsilon = 1e-4,
): Map<number, number> {
  const clusters = [...snapshot.clusterMembers.keys()];
  // Clusters are numbered below zero, beside the stakeholders.
  const numberOf = new Map(clusters.map((id, index) => [id, -1 - index]));
  const seen = (node: Node | undefined): node is Node => !!node && sight.meets(node) && sight.reads(node, 'clusters');
  const around = new Map<number, readonly number[]>();
  const neighbours = (at: number): readonly number[] => {
    const before = around.get(at);
    if (before) return before;
    const node = snapshot.nodes[at];
    const found =
      at < 0
        ? (snapshot.clusterMembers.get(clusters[-1 - at] ?? '') ?? []).filter((to) => seen(snapshot.nodes[to]))
        : seen(node)
          ? [...partners(at), ...node.clusters.map((cluster) => numberOf.get(cluster) ?? 0)]
          : partners(at);
    around.set(at, found);
    return found;
  };
  // Enough to know that a cluster is not worth opening, without opening it.
  const degree = (at: number) =>
    at < 0 ? (snapshot.clusterMembers.get(clusters[-1 - at] ?? '')?.length ?? 1) : Math.max(1, neighbours(at).length);
  const rank = new Map<number, number>();
  const residual = new Map<number, number>([[from, 1]]);
  const queue = [from];
  for (let head = 0; head < queue.length; head++) {
    const at = queue[head] as number;
    const mass = residual.get(at) ?? 0;
    if (mass < epsilon * degree(at)) continue;
    residual.set(at, 0);
    if (at >= 0) rank.set(at, (rank.get(at) ?? 0) + alpha * mass);
    const next = neighbours(at);
    for (const to of next) {
      const before = residual.get(to) ?? 0;
      const after = before + ((1 - alpha) * mass) / next.length;
      residual.set(to, after);
      const enough = epsilon * degree(to);
      if (before < enough && after >= enough) queue.push(to);
    }
  }
  rank.delete(from);
  return rank;
}
