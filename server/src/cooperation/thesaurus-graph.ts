/** How concepts stand to one another, by number; cycles, which the thesaurus check refuses, end here too. */
export interface ThesaurusGraph {
  /** How many concepts there are. */
  size: number;
  related(concept: number): readonly number[];
  /** A concept and all more general ones, nearest first. */
  above(concept: number): readonly number[];
  /** A concept and all more particular ones. */
  below(concept: number): readonly number[];
}

/** A pair as the thesaurus keeps it: the second is broader than the first, or related to it. */
export type ConceptPair = readonly [from: number, to: number];

/** Builds the graph of `concepts`; what a concept reaches is worked out when it is first asked for. */
export function thesaurusGraph(
  concepts: readonly number[],
  broader: readonly ConceptPair[],
  related: readonly ConceptPair[],
  compare: (a: number, b: number) => number,
): ThesaurusGraph {
  const parents = new Map<number, number[]>();
  const children = new Map<number, number[]>();
  const relatives = new Map<number, number[]>();
  for (const [from, to] of broader) {
    put(parents, from, to);
    put(children, to, from);
  }
  for (const [from, to] of related) {
    put(relatives, from, to);
    put(relatives, to, from);
  }
  for (const map of [parents, children, relatives]) for (const list of map.values()) list.sort(compare);
  const above = reaching(parents);
  const below = reaching(children);
  return { size: concepts.length, related: (concept) => relatives.get(concept) ?? [], above, below };
}

function put(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}

function reaching(steps: ReadonlyMap<number, readonly number[]>): (from: number) => readonly number[] {
  const known = new Map<number, readonly number[]>();
  return (from) => {
    const before = known.get(from);
    if (before) return before;
    // A set walks what is added to it while it is walked, and takes each only once.
    const reached = new Set([from]);
    for (const each of reached) for (const next of steps.get(each) ?? []) reached.add(next);
    const list = [...reached];
    known.set(from, list);
    return list;
  };
}

/**
 * Information content of each concept, -log2(p) scaled to 0..1 (Resnik 1995), where p counts a concept and those below
 * it in `counts`; every concept is counted once more, so that without data it is the intrinsic content of Seco, Veale
 * and Hayes 2004.
 */
export function informationOf(graph: ThesaurusGraph, counts: Int32Array): Float64Array {
  const sums = new Float64Array(counts.length);
  let total = graph.size;
  for (let concept = 0; concept < counts.length; concept++) {
    const count = counts[concept] as number;
    total += count;
    if (count > 0) for (const each of graph.above(concept)) sums[each] = (sums[each] ?? 0) + count;
  }
  const highest = Math.log2(Math.max(2, total));
  return sums.map((sum, concept) => {
    const seen = sum + graph.below(concept).length;
    return Math.min(1, Math.max(0, Math.log2(Math.max(1, total) / seen) / highest));
  });
}
