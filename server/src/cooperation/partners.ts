import { showsToAll } from './node.js';
import { linksOf, type Snapshot } from './snapshot.js';
import type { Sight } from './visible-to.js';

/** Partners by links that a viewer may see: a link shows where both its ends show theirs. */
export interface Partners {
  /** Calls with each partner once, in the order of their identifiers. */
  each(index: number, partner: (to: number) => void): void;
  /** How many there are. */
  count(index: number): number;
  /** Whether the viewer meets this one and may see its links. */
  shows(index: number): boolean;
}

/** Counts of partners by audience, worked out when first asked for; a new snapshot begins anew. */
const counted = new WeakMap<Snapshot, (Int32Array | undefined)[]>();

/** Partners as the viewer may see them. */
export function partnersSeen(snapshot: Snapshot, sight: Sight): Partners {
  const { traits } = snapshot;
  const { audience, own, blocked } = sight;
  const open = (index: number) => showsToAll(traits[index] ?? 0, 'links', audience);
  const shows = (index: number) => own.has(index) || (open(index) && !blocked.has(index));
  const distinct = (index: number, wanted: (to: number) => boolean, partner: (to: number) => void) => {
    const { page, begin, end } = linksOf(snapshot, index);
    let last = -1;
    for (let at = begin; at < end; at++) {
      const to = page.to[at] as number;
      // Links with the same partner lie beside one another.
      if (to === last) continue;
      last = to;
      if (wanted(to)) partner(to);
    }
  };
  const known = counted.get(snapshot) ?? [];
  counted.set(snapshot, known);
  const counts = known[audience] ?? new Int32Array(snapshot.size).fill(-1);
  known[audience] = counts;
  // Links of the viewer's own count for the viewer though hidden from others, and those of the blocked do not.
  const corrections = new Map<number, number>();
  const correct = (of: number, by: number) =>
    distinct(
      of,
      () => true,
      (to) => corrections.set(to, (corrections.get(to) ?? 0) + by),
    );
  for (const index of own) if (!open(index)) correct(index, 1);
  for (const index of blocked) if (index < snapshot.size && open(index)) correct(index, -1);
  return {
    shows,
    each: (index, partner) => distinct(index, shows, partner),
    count: (index) => {
      let count = counts[index] as number;
      if (count < 0) {
        count = 0;
        distinct(index, open, () => count++);
        counts[index] = count;
      }
      return count + (corrections.get(index) ?? 0);
    },
  };
}
