import { UndirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';

/** What is to be placed: the group of each node, and the links as pairs of positions in that list. */
export interface Unplaced {
  groups: readonly string[];
  links: readonly (readonly [number, number])[];
}

/** Where nodes stand so far, two numbers each in their order, and whether they will move on. */
export interface Placed {
  places: Float64Array<ArrayBuffer>;
  settled: boolean;
}

/**
 * Places nodes: groups start on a circle, then ForceAtlas2 (Jacomy et al. 2014) runs a fixed number of steps. A large
 * network is handed over in between, soon enough to be looked at while it settles. Nothing is random, so that the same
 * network is the same picture for everyone.
 */
export function* layOut({ groups, links }: Unplaced): Generator<Placed> {
  const graph = new UndirectedGraph<{ x: number; y: number }>();
  const circle = [...new Set(groups)].sort();
  const inGroup = new Map<string, number>();
  for (const [index, group] of groups.entries()) {
    const nth = inGroup.get(group) ?? 0;
    inGroup.set(group, nth + 1);
    const angle = (2 * Math.PI * circle.indexOf(group)) / circle.length;
    // A sunflower around the place of the group: no two nodes start at one point.
    const [reach, turn] = [1.2 * Math.sqrt(nth + 1), nth * 2.39996];
    graph.addNode(index, {
      x: 30 * Math.cos(angle) + reach * Math.cos(turn),
      y: 30 * Math.sin(angle) + reach * Math.sin(turn),
    });
  }
  for (const [from, to] of links) graph.mergeEdge(from, to);
  const large = graph.order > 500;
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    barnesHutOptimize: large,
    gravity: large ? 0.4 : 0.2,
    linLogMode: true,
    scalingRatio: 4,
    outboundAttractionDistribution: false,
  };
  const rounds = large ? [12, 36, 72] : [300];
  for (const [round, iterations] of rounds.entries()) {
    if (graph.order > 1) forceAtlas2.assign(graph, { iterations, settings });
    const places = new Float64Array(2 * groups.length);
    graph.forEachNode((node, { x, y }) => places.set([x, y], 2 * Number(node)));
    yield { places, settled: round === rounds.length - 1 };
  }
}
