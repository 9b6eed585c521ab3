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
 * Whom a stakeholder reaches in one step, as the viewer may see it: by links, recent ones first, then through clusters,
 * small ones first. Links weigh 1, a shared cluster 1/members; clusters in `skip` are not opened.
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
    const since = (each: Neighbour) => each.link?.since ?? '';
    found.sort((a, b) => (since(a) === since(b) ? a.to - b.to : since(a) < since(b) ? 1 : -1));
  }
  if (sight.reads(node, 'clusters')) {
    const clusters = node.clusters
      .filter((cluster) => !skip.has(cluster))
      .map((cluster) => ({ cluster, members: snapshot.clusterMembers.get(cluster) ?? [] }))
      .sort((a, b) => a.members.length - b.members.length);
    for (const { cluster, members } of clusters) {
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
  // The last step is looked up instead of walked: it saves opening everyone one step before the end.
  const ending = new Map<number, Step>();
  for (const { to: before, link, cluster } of neighboursOf(snapshot, sight, to))
    if (!ending.has(before)) ending.set(before, { to, link, cluster });
  const taken = new Set<string>();
  for (let attempt = 0; attempt < count; attempt++) {
    const path = shortestPath(snapshot, sight, from, ending, longest, taken);
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
  ending: ReadonlyMap<number, Step>,
  longest: number,
  taken: Set<string>,
): Step[] | null {
  const reached = new Map<number, { before: number; step: Step } | null>([[from, null]]);
  let frontier = [from];
  // Once a cluster is opened its members are reached; the start may be kept from some of them, so it opens none.
  const opened = new Set<string>();
  for (let depth = 0; depth < longest && frontier.length > 0; depth++) {
    for (const at of frontier) {
      const last = ending.get(at);
      if (last && !taken.has(`${at}>${last.to}`)) return [...walkBack(reached, at), last];
    }
    const next: number[] = [];
    if (depth === longest - 1) break;
    for (const at of frontier) {
      for (const { to: other, link, cluster } of neighboursOf(snapshot, sight, at, opened)) {
        if (reached.has(other) || taken.has(`${at}>${other}`)) continue;
        reached.set(other, { before: at, step: { to: other, link, cluster } });
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

/** Mass too small to hand on: for a stakeholder, and for each member of a cluster. */
const negligible = { stakeholder: 1e-3, member: 1e-4 };

/**
 * Personalised PageRank from one stakeholder by local forward push (Andersen, Chung, Lang 2006) over stakeholders and
 * clusters. What is not handed on stays below `negligible` at each, so that the work does not grow with the network. A
 * cluster is a node like any other, so that a large one brings no one near.
 */
function personalisedPageRank(
  snapshot: Snapshot,
  sight: Sight,
  partners: (of: number) => readonly number[],
  from: number,
  alpha = 0.2,
): Map<number, number> {
  const clusters = [...snapshot.clusterMembers.keys()];
  // Clusters are numbered below zero, beside the stakeholders.
  const numberOf = new Map(clusters.map((id, index) => [id, -1 - index]));
  const membersOf = (at: number) => snapshot.clusterMembers.get(clusters[-1 - at] ?? '') ?? [];
  const seen = (node: Node | undefined): node is Node => !!node && sight.meets(node) && sight.reads(node, 'clusters');
  const neighbours = (at: number): readonly number[] => {
    if (at < 0) return membersOf(at).filter((to) => seen(snapshot.nodes[to]));
    const node = snapshot.nodes[at];
    if (!seen(node)) return partners(at);
    return [...partners(at), ...node.clusters.map((cluster) => numberOf.get(cluster) ?? 0)];
  };
  const leastOf = (at: number) => (at < 0 ? negligible.member * membersOf(at).length : negligible.stakeholder);
  const rank = new Map<number, number>();
  const residual = new Map<number, number>([[from, 1]]);
  const queue = [from];
  for (let head = 0; head < queue.length; head++) {
    const at = queue[head] as number;
    const mass = residual.get(at) ?? 0;
    residual.set(at, 0);
    if (at >= 0) rank.set(at, (rank.get(at) ?? 0) + alpha * mass);
    const next = neighbours(at);
    for (const to of next) {
      const before = residual.get(to) ?? 0;
      const after = before + ((1 - alpha) * mass) / next.length;
      residual.set(to, after);
      const least = leastOf(to);
      if (before < least && after >= least) queue.push(to);
    }
  }
  rank.delete(from);
  return rank;
}
