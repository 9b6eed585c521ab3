import type { Node } from './snapshot.js';
import type { VisibleLink } from './visible-links.js';

/** What is drawn, best linked first, and how much of what was asked for is not. */
export interface Picture {
  nodes: { node: Node; degree: number }[];
  links: VisibleLink[];
  stakeholdersLeftOut: number;
  linksLeftOut: number;
}

/**
 * The part of the network that fits into `most` stakeholders: those with most links, nearest first around a focus.
 * Without a focus a stakeholder without links has no place in it; a focus always has.
 */
export function picture(links: VisibleLink[], most: number, focus?: { node: Node; depth: number }): Picture {
  const around = new Map<Node, VisibleLink[]>();
  for (const link of links)
    for (const side of link.sides) {
      const list = around.get(side);
      if (list) list.push(link);
      else around.set(side, [link]);
    }
  const distance = focus ? distances(around, focus.node, focus.depth) : null;
  const candidates = distance ? [...distance.keys()] : [...around.keys()];
  const degree = (node: Node) => around.get(node)?.length ?? 0;
  candidates.sort(
    (a, b) => (distance?.get(a) ?? 0) - (distance?.get(b) ?? 0) || degree(b) - degree(a) || a.id.localeCompare(b.id),
  );
  const chosen = new Set(candidates.slice(0, most));
  const reached = new Set(candidates);
  const within = (set: Set<Node>) => links.filter((link) => link.sides.every((side) => set.has(side)));
  const drawn = within(chosen);
  return {
    nodes: [...chosen].map((node) => ({ node, degree: degree(node) })),
    links: drawn,
    stakeholdersLeftOut: reached.size - chosen.size,
    linksLeftOut: within(reached).length - drawn.length,
  };
}

function distances(around: Map<Node, VisibleLink[]>, from: Node, depth: number): Map<Node, number> {
  const found = new Map([[from, 0]]);
  // A map walks what is added to it while it is walked: breadth first.
  for (const [node, steps] of found) {
    if (steps === depth) continue;
    for (const link of around.get(node) ?? [])
      for (const side of link.sides) if (!found.has(side)) found.set(side, steps + 1);
  }
  return found;
}
