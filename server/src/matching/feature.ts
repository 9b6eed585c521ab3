import type { Nearness } from '../cooperation/nearness.js';
import type { Node } from '../cooperation/node.js';
import { idOf, type Snapshot } from '../cooperation/snapshot.js';

/** A fact behind a feature: which records of each side it joins. Rendered by message templates, never free text. */
export type MatchFact =
  | { code: 'need-met' | 'offer-wanted'; need: string; offer: string; concept: string; otherConcept: string }
  | { code: 'sector'; yours: string; theirs: string }
  | { code: 'sector-pair'; yours: string; theirs: string; links: number }
  | { code: 'place'; country: string; across: boolean }
  | { code: 'corridor'; yours: string; theirs: string; links: number }
  | { code: 'shared-cluster'; cluster: string }
  | { code: 'common-partner'; partner: string }
  | { code: 'near-in-network' }
  | { code: 'language'; languages: string[] }
  | { code: 'shared-concept'; concept: string }
  | { code: 'rival'; concept: string }
  | { code: 'fresh' };

/** The value of a feature for a pair, in [0, 1], with the facts it rests on. */
export interface Measured {
  value: number;
  facts: MatchFact[];
}

/** How near the other is in the network, as seen from you. */
export interface Near {
  /** Personalised PageRank. */
  rank: number;
  /** Resource allocation index over common partners. */
  allocation: number;
  /** Identifier of the common partner best placed to introduce, if any. */
  through: string | null;
}

/** The part of {@link Nearness} that concerns one other. */
export function nearnessOf(snapshot: Snapshot, nearness: Nearness, other: number): Near {
  const through = nearness.through.get(other);
  return {
    rank: nearness.rank.get(other) ?? 0,
    allocation: nearness.allocation.get(other) ?? 0,
    through: through === undefined ? null : idOf(snapshot, through),
  };
}

/** What features read: the picture, the asking stakeholder, the other as the viewer may see them, and nearness. */
export interface Pair {
  snapshot: Snapshot;
  you: Node;
  they: Node;
  nearness: Near;
}
