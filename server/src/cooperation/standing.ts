import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import betweennessModule from 'graphology-metrics/centrality/betweenness.js';
import pagerankModule from 'graphology-metrics/centrality/pagerank.js';
import { seeded } from '../foundation/seeded.js';
import { visitor } from '../identity/viewer.js';
import { idOf, type Snapshot } from './snapshot.js';
import { eachVisibleLink } from './visible-links.js';
import { sightOf } from './visible-to.js';

// Written for CommonJS: what is imported is the function itself, which their types call the default of it.
const louvain = louvainModule as unknown as typeof louvainModule.default;
const betweenness = betweennessModule as unknown as typeof betweennessModule.default;
const pagerank = pagerankModule as unknown as typeof pagerankModule.default;

/** Where a stakeholder stands in the network. */
export interface Standing {
  id: string;
  /** 1 for the largest community, and so on. */
  community: number;
  /** Share of a random walk along links that is spent here; all of them sum to 1. */
  pageRank: number;
  /** Share of shortest paths between two others that lead through here; null where the network is too large to count them. */
  betweenness: number | null;
}

/** Paths are counted from everyone to everyone, links × stakeholders steps: a minute's work at this many of both. */
const mostSteps = 100_000_000;

/**
 * Communities by the Louvain method (Blondel et al. 2008) and centralities of everyone with a link, over the links that
 * everyone may see, so that nothing hidden shows through. The same links give the same answer: they are taken in the
 * order of identifiers, the only draw is seeded, and communities are numbered by size, then by their first identifier.
 */
export function standings(snapshot: Snapshot): Standing[] {
  const pairs: [string, string][] = [];
  eachVisibleLink(snapshot, sightOf(snapshot, visitor), (from, to) => {
    const [a, b] = [idOf(snapshot, from), idOf(snapshot, to)];
    pairs.push(a < b ? [a, b] : [b, a]);
  });
  if (pairs.length === 0) return [];
  const ids = [...new Set(pairs.flat())].sort();
  const graph = new UndirectedGraph<object, { weight: number }>();
  for (const id of ids) graph.addNode(id);
  pairs.sort(([a, b], [c, d]) => (a + b < c + d ? -1 : 1));
  for (const [a, b] of pairs)
    if (graph.hasEdge(a, b)) graph.updateEdgeAttribute(a, b, 'weight', (weight = 0) => weight + 1);
    else graph.addEdge(a, b, { weight: 1 });
  const found = louvain(graph, { rng: seeded(1), getEdgeWeight: 'weight' });
  const numbers = numbered(ids, found);
  const ranks = pagerank(graph, { getEdgeWeight: 'weight', maxIterations: 200, tolerance: 1e-8 });
  const between = graph.order * graph.size <= mostSteps ? betweenness(graph, { getEdgeWeight: null }) : null;
  return ids.map((id) => ({
    id,
    community: numbers.get(found[id] as number) as number,
    pageRank: ranks[id] as number,
    betweenness: between ? (between[id] as number) : null,
  }));
}

function numbered(ids: readonly string[], found: Record<string, number>): Map<number, number> {
  const sizes = new Map<number, { size: number; first: string }>();
  for (const id of ids) {
    const community = found[id] as number;
    const known = sizes.get(community);
    if (known) known.size++;
    else sizes.set(community, { size: 1, first: id });
  }
  const ordered = [...sizes].sort(([, a], [, b]) => b.size - a.size || (a.first < b.first ? -1 : 1));
  return new Map(ordered.map(([community], at) => [community, at + 1]));
}
