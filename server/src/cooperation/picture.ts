import type { Snapshot } from './snapshot.js';

/** What is drawn, best linked first, and how much of what was asked for is not. */
export interface Picture {
  nodes: { index: number; degree: number }[];
  /** The links drawn, by their place in what was asked for. */
  drawn: number[];
  stakeholdersLeftOut: number;
  linksLeftOut: number;
}

type Ends = readonly (readonly [from: number, to: number])[];

/**
 * The part of the network that fits into `most` stakeholders: those with most links, nearest first around a focus.
 * Without a focus a stakeholder without links has no place in it; a focus always has. `links` are pairs of ends.
 */
export function picture(
  { size, uuids }: Snapshot,
  links: Ends,
  most: number,
  focus?: { index: number; depth: number },
): Picture {
  const degrees = new Int32Array(size);
  for (const [from, to] of links) {
    degrees[from] = (degrees[from] as number) + 1;
    degrees[to] = (degrees[to] as number) + 1;
  }
  const degree = (index: number) => degrees[index] as number;
  const distance = focus ? distances(links, focus) : null;
  const candidates = distance ? [...distance.keys()] : Array.from(degrees.keys()).filter((index) => degree(index) > 0);
  candidates.sort(
    (a, b) => (distance?.get(a) ?? 0) - (distance?.get(b) ?? 0) || degree(b) - degree(a) || uuids.compare(a, b),
  );
  const chosen = candidates.slice(0, most);
  const [isChosen, isReached] = [new Uint8Array(size), new Uint8Array(size)];
  for (const index of chosen) isChosen[index] = 1;
  for (const index of candidates) isReached[index] = 1;
  const drawn: number[] = [];
  let reached = 0;
  for (const [number, [from, to]] of links.entries()) {
    if (isReached[from] && isReached[to]) reached++;
    if (isChosen[from] && isChosen[to]) drawn.push(number);
  }
  return {
    nodes: chosen.map((index) => ({ index, degree: degree(index) })),
    drawn,
    stakeholdersLeftOut: candidates.length - chosen.length,
    linksLeftOut: reached - drawn.length,
  };
}

function distances(links: Ends, { index, depth }: { index: number; depth: number }): Map<number, number> {
  const found = new Map([[index, 0]]);
  // So many rounds as steps: around one stakeholder only few links matter, but which ones is not known before.
  for (let steps = 1; steps <= depth; steps++) {
    for (const [from, to] of links) {
      if (found.get(from) === steps - 1 && !found.has(to)) found.set(to, steps);
      if (found.get(to) === steps - 1 && !found.has(from)) found.set(from, steps);
    }
  }
  return found;
}
