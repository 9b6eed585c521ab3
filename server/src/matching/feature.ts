import type { Node, Snapshot } from '../cooperation/snapshot.js';

/** A fact behind a feature: which records of each side it joins. Rendered by message templates, never free text. */
export type MatchFact =
  | { code: 'need-met' | 'offer-wanted'; need: string; offer: string; concept: string; otherConcept: string }
  | { code: 'sector'; yours: string; theirs: string }
  | { code: 'place'; country: string; across: boolean }
  | { code: 'shared-cluster'; cluster: string }
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

/** What features read: the picture, the asking stakeholder, the other as the viewer may see them, and nearness. */
export interface Pair {
  snapshot: Snapshot;
  you: Node;
  they: Node;
  /** Personalised PageRank of the other, as seen from you. */
  nearness: number;
}
