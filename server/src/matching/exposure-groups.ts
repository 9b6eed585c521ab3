import type { Snapshot } from '../cooperation/snapshot.js';
import { listLength } from './exposure-audit.js';
import { comparableTo, reorder, type Scored } from './reorder.js';

/** One group's part, 0 to 1, over whole lists: among candidates of comparable score, and of the places of the lists. */
export interface GroupShare<Group> {
  group: Group;
  /** What a fair draw from each list's candidates would show. */
  candidates: number;
  /** With the exposure test, as members read the lists. */
  shown: number;
  /** As score and diversity alone would order them. */
  scored: number;
}

/**
 * How each group fares in lists drawn from these pools, each sorted best first; the largest among candidates first. A list
 * counts by its length, so that shares of groups that cover everyone sum to 1. `groupOf` answers null for no group.
 */
export function sharesOf<Group extends string>(
  pools: readonly (readonly Scored[])[],
  groupOf: (each: Scored) => Group | null,
): GroupShare<Group>[] {
  const sums = new Map<Group, GroupShare<Group>>();
  let places = 0;
  const add = (each: Scored, kind: 'candidates' | 'shown' | 'scored', worth: number) => {
    const group = groupOf(each);
    if (group === null) return;
    const sum = sums.get(group) ?? { group, candidates: 0, shown: 0, scored: 0 };
    sum[kind] += worth;
    sums.set(group, sum);
  };
  for (const pool of pools) {
    const near = comparableTo(pool, listLength);
    const shown = reorder(pool, listLength, true);
    places += shown.length;
    for (const each of near) add(each, 'candidates', shown.length / near.length);
    for (const each of shown) add(each, 'shown', 1);
    for (const each of reorder(pool, listLength, false)) add(each, 'scored', 1);
  }
  return [...sums.values()]
    .map(({ group, candidates, shown, scored }) => ({
      group,
      candidates: candidates / places,
      shown: shown / places,
      scored: scored / places,
    }))
    .sort((a, b) => b.candidates - a.candidates || (a.group < b.group ? -1 : 1));
}

/** The country of a candidate. */
export function countryIn({ vocabularies }: Snapshot): (each: Scored) => string {
  return ({ node }) => vocabularies.countries.of(node.country);
}

/** The main sector of a candidate, or the one of `above` that it stands under; null where it shows none. */
export function sectorIn(
  { vocabularies }: Snapshot,
  above: ReadonlyMap<string, string>,
): (each: Scored) => string | null {
  return ({ node }) => {
    const [main] = node.sectors;
    if (main === undefined) return null;
    const id = vocabularies.sectors.of(main);
    return above.get(id) ?? id;
  };
}
