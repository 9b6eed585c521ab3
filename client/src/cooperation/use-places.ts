import { useEffect, useRef, useState } from 'react';
import type { GraphEdge, GraphNode } from './network-graph-data';
import type { Placed, Unplaced } from './network-layout';

/** Where the nodes of a network stand, by identifier. */
export interface Places {
  network: object;
  at: ReadonlyMap<string, readonly [x: number, y: number]>;
  /** Nobody moves any more. */
  settled: boolean;
}

function unplaced(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Unplaced {
  const positions = new Map(nodes.map((node, index) => [node.id, index]));
  return {
    groups: nodes.map((node) => node.country),
    links: edges.flatMap(({ from, to }) => {
      const [one, other] = [positions.get(from), positions.get(to)];
      return one === undefined || other === undefined ? [] : [[one, other] as const];
    }),
  };
}

/**
 * Where the nodes of a network stand, worked out in a worker once for each `network`: soon, and again until they settled.
 * Null until the first are there. Those added to a picture (the steps of a path) move nobody: `placeOf` finds them a place.
 */
export function usePlaces(
  network: object,
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  onFail: () => void,
): Places | null {
  const [places, setPlaces] = useState<Places | null>(null);
  const now = useRef({ nodes, edges, onFail });
  now.current = { nodes, edges, onFail };
  useEffect(() => {
    const own = now.current.nodes.filter((node) => !node.added);
    const worker = new Worker(new URL('./network-layout-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data: { places, settled } }: MessageEvent<Placed>) => {
      const at = new Map(
        own.map(({ id }, nth) => [id, [places[2 * nth] as number, places[2 * nth + 1] as number] as const]),
      );
      setPlaces({ network, at, settled });
      if (settled) worker.terminate();
    });
    // A worker that cannot be loaded, or has no room: the picture is then drawn without it.
    worker.addEventListener('error', () => now.current.onFail());
    worker.postMessage(unplaced(own, now.current.edges));
    return () => worker.terminate();
  }, [network]);
  return places;
}

/** The place of a node: its own, or amid those it is linked to. */
export function placeOf(id: string, { at }: Places, edges: readonly GraphEdge[]): readonly [number, number] {
  const known = at.get(id);
  if (known) return known;
  const near = edges.flatMap(({ from, to }) => {
    const place = from === id ? at.get(to) : to === id ? at.get(from) : undefined;
    return place ? [place] : [];
  });
  const mean = (axis: 0 | 1) => near.reduce((sum, place) => sum + place[axis], 0) / Math.max(1, near.length);
  // A step outwards and a little aside, by its name, so that several beside one partner stand apart.
  let reach = 1;
  for (const [x, y] of at.values()) reach = Math.max(reach, Math.abs(x), Math.abs(y));
  const turn = Math.atan2(mean(1), mean(0)) + (Number.parseInt(id.slice(-2), 16) / 255 - 0.5) * 2.4;
  return [mean(0) + 0.16 * reach * Math.cos(turn), mean(1) + 0.16 * reach * Math.sin(turn)];
}
