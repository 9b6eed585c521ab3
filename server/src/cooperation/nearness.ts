import { type Partners, partnersSeen } from './partners.js';
import { walkFrom } from './random-walk.js';
import type { Snapshot } from './snapshot.js';
import type { Sight } from './visible-to.js';

/** How near others are to one stakeholder in the network, as the viewer may see it. */
export interface Nearness {
  /** Personalised PageRank by position, see `random-walk.ts`. */
  rank: ReadonlyMap<number, number>;
  /** Resource allocation index by position (Zhou, Lü, Zhang 2009): the sum of 1/degree over common partners. */
  allocation: ReadonlyMap<number, number>;
  /** The common partner with fewest partners of their own, who is the best placed to introduce, by position. */
  through: ReadonlyMap<number, number>;
}

/** Partners of a partner with more links than this say next to nothing, and are many. */
const hub = 2000;
/** Partners of partners looked at; of a stakeholder with more, those by whom most is handed on. */
const budget = 100_000;

/** Nearness of others to `from`: a random walk over the network, and what common partners hand on. */
export function nearnessFrom(snapshot: Snapshot, sight: Sight, from: number): Nearness {
  const partners = partnersSeen(snapshot, sight);
  const allocation = new Map<number, number>();
  const through = new Map<number, number>();
  for (const between of introducers(snapshot, partners, from)) {
    const degree = partners.count(between);
    partners.each(between, (other) => {
      if (other === from) return;
      allocation.set(other, (allocation.get(other) ?? 0) + 1 / degree);
      const before = through.get(other);
      if (before === undefined || partners.count(before) > degree) through.set(other, between);
    });
  }
  return { rank: walkFrom(snapshot, sight, partners, from), allocation, through };
}

/** Partners through whom others are reached, in the order of their identifiers unless there are too many. */
function introducers(snapshot: Snapshot, partners: Partners, from: number): readonly number[] {
  const found: number[] = [];
  let work = 0;
  partners.each(from, (between) => {
    const degree = partners.count(between);
    if (degree > hub) return;
    found.push(between);
    work += degree;
  });
  if (work <= budget) return found;
  found.sort((a, b) => partners.count(a) - partners.count(b) || snapshot.uuids.compare(a, b));
  let left = budget;
  return found.filter((between) => {
    left -= partners.count(between);
    return left >= 0;
  });
}
