import type { Viewer } from '../identity/viewer.js';
import type { Edge, Node, Snapshot } from './snapshot.js';
import { sightOf } from './visible-to.js';

/** A confirmed link with both its sides. */
export interface VisibleLink {
  id: string;
  type: Edge['type'];
  since: string;
  sides: readonly [Node, Node];
}

/** Every confirmed link once, where the viewer may meet both sides and both show their links to the viewer. */
export function visibleLinks(snapshot: Snapshot, viewer: Viewer): VisibleLink[] {
  const sight = sightOf(snapshot, viewer);
  const open = snapshot.nodes.map((node) => sight.meets(node) && sight.reads(node, 'links'));
  return snapshot.nodes.flatMap((node) => {
    if (!open[node.index]) return [];
    return (snapshot.edges[node.index] ?? []).flatMap(({ to, linkId, type, since }) => {
      const other = snapshot.nodes[to];
      // Each link is kept at both its ends; it counts at the first.
      if (!other || !open[to] || to <= node.index) return [];
      return [{ id: linkId, type, since, sides: [node, other] as const }];
    });
  });
}
