import type { UndirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';

/**
 * Places the nodes: groups start on a circle, then ForceAtlas2 (Jacomy et al. 2014) runs a fixed number of steps.
 * Nothing is random, so that the same network is the same picture for everyone.
 */
export function layOut(graph: UndirectedGraph, groupOf: (node: string) => string): void {
  const groups = [...new Set(graph.nodes().map(groupOf))].sort();
  const inGroup = new Map<string, number>();
  graph.forEachNode((node) => {
    const group = groupOf(node);
    const nth = inGroup.get(group) ?? 0;
    inGroup.set(group, nth + 1);
    const angle = (2 * Math.PI * groups.indexOf(group)) / groups.length;
    // A sunflower around the place of the group: no two nodes start at one point.
    const [reach, turn] = [1.2 * Math.sqrt(nth + 1), nth * 2.39996];
    graph.mergeNodeAttributes(node, {
      x: 30 * Math.cos(angle) + reach * Math.cos(turn),
      y: 30 * Math.sin(angle) + reach * Math.sin(turn),
    });
  });
  if (graph.order < 2) return;
  const large = graph.order > 500;
  forceAtlas2.assign(graph, {
    iterations: large ? 80 : 300,
    settings: {
      ...forceAtlas2.inferSettings(graph),
      barnesHutOptimize: large,
      gravity: 0.2,
      linLogMode: true,
      scalingRatio: 4,
      outboundAttractionDistribution: false,
    },
  });
}
