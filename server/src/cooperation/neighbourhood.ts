import { stepsSeen } from './paths.js';
import type { Snapshot } from './snapshot.js';
import { eachVisibleLink } from './visible-links.js';
import type { Sight } from './visible-to.js';

/** An edge to draw: a link, or a shared cluster where its kind is -1. */
export interface Edge {
  from: number;
  to: number;
  type: number;
  since: number;
  /** 1 for a link, one over its members for a shared cluster. */
  weight: number;
}

/** More than this around one stakeholder is no picture; what lies beyond is counted nowhere. */
const mostEdges = 200_000;

/** The strongest edges around a stakeholder, or of the whole network, links first and recent ones before old ones. */
export function strongestEdges(
  snapshot: Snapshot,
  sight: Sight,
  asked: { centre: number | null; depth: number; limit: number; clusters: boolean },
): { edges: Edge[]; leftOut: number } {
  const edges = new Map<string, Edge>();
  if (asked.centre === null) {
    const all: Edge[] = [];
    eachVisibleLink(snapshot, sight, (from, to, type, since) => all.push({ from, to, type, since, weight: 1 }));
    return strongest(snapshot, all, asked.limit);
  }
  const steps = stepsSeen(snapshot, sight);
  const seen = new Set([asked.centre]);
  let frontier = [asked.centre];
  for (let depth = 0; depth < asked.depth && edges.size < mostEdges; depth++) {
    const next: number[] = [];
    for (const at of frontier) {
      steps(
        at,
        ({ to, type, since, cluster }) => {
          const [a, b] = at < to ? [at, to] : [to, at];
          const weight = cluster < 0 ? 1 : 1 / (snapshot.shown.clusters[cluster * 3 + sight.audience] ?? 1);
          edges.set(`${a} ${b} ${cluster}`, { from: at, to, type, since, weight });
          if (seen.has(to)) return;
          seen.add(to);
          next.push(to);
        },
        asked.clusters,
      );
      if (edges.size >= mostEdges) break;
    }
    frontier = next;
  }
  return strongest(snapshot, [...edges.values()], asked.limit);
}

function strongest({ uuids }: Snapshot, edges: Edge[], limit: number): { edges: Edge[]; leftOut: number } {
  edges.sort(
    (a, b) => b.weight - a.weight || b.since - a.since || uuids.compare(a.from, b.from) || uuids.compare(a.to, b.to),
  );
  return { edges: edges.slice(0, limit), leftOut: Math.max(0, edges.length - limit) };
}
