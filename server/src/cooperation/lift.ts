/** A group by number in the snapshot, by word in an evaluation. */
type Group = string | number;

/** How often links join two groups, how many ends each group has, and how many links there are. */
export interface PairCounts<G extends Group = string> {
  /** Under each of the two groups, the other. */
  pairs: ReadonlyMap<G, ReadonlyMap<G, number>>;
  ends: ReadonlyMap<G, number>;
  links: number;
}

/** Counts links by the groups of their two ends; an end without a group is left out with its link. */
export function countPairs<G extends Group>(links: Iterable<readonly [G | null, G | null]>): PairCounts<G> {
  const tally = new PairTally<G>({ pairs: new Map(), ends: new Map(), links: 0 });
  for (const [a, b] of links) if (a !== null && b !== null) tally.add(a, b, 1);
  return tally.counts();
}

/** Counts that begin where others ended, and leave those as they were. A pair that falls to nothing is forgotten. */
export class PairTally<G extends Group> {
  readonly #before: PairCounts<G>;
  readonly #pairs: Map<G, ReadonlyMap<G, number>>;
  readonly #own = new Map<G, Map<G, number>>();
  readonly #ends: Map<G, number>;
  #links: number;
  #touched = false;

  constructor(before: PairCounts<G>) {
    this.#before = before;
    this.#pairs = new Map(before.pairs);
    this.#ends = new Map(before.ends);
    this.#links = before.links;
  }

  /** Counts a link between two groups `times`: 1, or -1 to take it back. */
  add(a: G, b: G, times: number): void {
    this.#touched = true;
    this.#links += times;
    change(this.#under(a), b, times);
    if (a !== b) change(this.#under(b), a, times);
    change(this.#ends, a, times);
    change(this.#ends, b, times);
  }

  counts(): PairCounts<G> {
    if (!this.#touched) return this.#before;
    for (const [group, others] of this.#own) if (others.size === 0) this.#pairs.delete(group);
    return { pairs: this.#pairs, ends: this.#ends, links: this.#links };
  }

  #under(group: G): Map<G, number> {
    const known = this.#own.get(group);
    if (known) return known;
    const copy = new Map(this.#pairs.get(group));
    this.#own.set(group, copy);
    this.#pairs.set(group, copy);
    return copy;
  }
}

function change<G>(counts: Map<G, number>, key: G, times: number): void {
  const after = (counts.get(key) ?? 0) + times;
  if (after === 0) counts.delete(key);
  else counts.set(key, after);
}

/** Links seen between two groups. */
export function linksBetween<G extends Group>(counts: PairCounts<G>, a: G, b: G): number {
  return counts.pairs.get(a)?.get(b) ?? 0;
}

/** Links that weigh as much as the prior. */
const strength = 4;

/**
 * Lift of two groups: links seen over links expected if the ends were tied at random (the configuration model:
 * e_a·e_b / 2m, half of it within one group), pulled to `prior` (1: as chance has it) while few are expected. Above 0.
 */
export function smoothedLift<G extends Group>(counts: PairCounts<G>, a: G, b: G, prior = 1): number {
  const [endsA, endsB] = [counts.ends.get(a) ?? 0, counts.ends.get(b) ?? 0];
  const expected = counts.links === 0 ? 0 : (endsA * endsB) / (2 * counts.links) / (a === b ? 2 : 1);
  return (linksBetween(counts, a, b) + strength * prior) / (expected + strength);
}

/** A lift as a value in [0, 1): nothing for chance or less, half for three times as often. */
export function aboveChance(lift: number): number {
  return Math.max(0, (lift - 1) / (lift + 1));
}
