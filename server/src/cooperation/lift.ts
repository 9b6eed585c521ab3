/** How often links join two groups, how many ends each group has, and how many links there are. */
export interface PairCounts {
  /** Under each of the two groups, the other. */
  pairs: Map<string, Map<string, number>>;
  ends: Map<string, number>;
  links: number;
}

/** Counts links by the groups of their two ends; an end without a group is left out with its link. */
export function countPairs(links: Iterable<readonly [string | null, string | null]>): PairCounts {
  const counts: PairCounts = { pairs: new Map(), ends: new Map(), links: 0 };
  for (const [a, b] of links) {
    if (a === null || b === null) continue;
    counts.links++;
    add(under(counts.pairs, a), b);
    if (a !== b) add(under(counts.pairs, b), a);
    add(counts.ends, a);
    add(counts.ends, b);
  }
  return counts;
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function under(pairs: PairCounts['pairs'], group: string): Map<string, number> {
  const before = pairs.get(group) ?? new Map<string, number>();
  pairs.set(group, before);
  return before;
}

/** Links seen between two groups. */
export function linksBetween(counts: PairCounts, a: string, b: string): number {
  return counts.pairs.get(a)?.get(b) ?? 0;
}

/** Links that weigh as much as the prior. */
const strength = 4;

/**
 * Lift of two groups: links seen over links expected if the ends were tied at random (the configuration model:
 * e_a·e_b / 2m, half of it within one group), pulled to `prior` (1: as chance has it) while few are expected. Above 0.
 */
export function smoothedLift(counts: PairCounts, a: string, b: string, prior = 1): number {
  const [endsA, endsB] = [counts.ends.get(a) ?? 0, counts.ends.get(b) ?? 0];
  const expected = counts.links === 0 ? 0 : (endsA * endsB) / (2 * counts.links) / (a === b ? 2 : 1);
  return (linksBetween(counts, a, b) + strength * prior) / (expected + strength);
}

/** A lift as a value in [0, 1): nothing for chance or less, half for three times as often. */
export function aboveChance(lift: number): number {
  return Math.max(0, (lift - 1) / (lift + 1));
}
