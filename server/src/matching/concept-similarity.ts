import { ancestorsOf, type Snapshot } from '../cooperation/snapshot.js';

/** What similarity is worked out from. */
export type Thesaurus = Pick<Snapshot, 'broader' | 'narrower' | 'related' | 'information'>;

/**
 * Similarity of two concepts in [0, 1]: Lin's 2·IC(common) / (IC(a) + IC(b)), the information-content form of
 * Wu-Palmer; 1 for the same concept, at least 0.5 for related ones, 0 without a common ancestor.
 */
export function conceptSimilarity(thesaurus: Thesaurus, a: string, b: string): number {
  return a === b ? 1 : (similarConcepts(thesaurus, a).get(b) ?? 0);
}

const remembered = new WeakMap<Thesaurus['information'], Map<string, Map<string, number>>>();

/**
 * Every concept with something in common with `a`, with its similarity; `a` itself is 1. Worked out once for each
 * concept of a snapshot, since every need is compared with many offers.
 */
export function similarConcepts(thesaurus: Thesaurus, a: string): ReadonlyMap<string, number> {
  const { broader, narrower, related, information } = thesaurus;
  const known = remembered.get(information) ?? new Map<string, Map<string, number>>();
  remembered.set(information, known);
  const before = known.get(a);
  if (before) return before;
  const contentOf = (concept: string) => information.get(concept) ?? 1;
  const similar = new Map<string, number>([[a, 1]]);
  for (const common of ancestorsOf(broader, a)) {
    const shared = information.get(common) ?? 0;
    // What lies below a common ancestor, found by the same walk in the other direction.
    for (const concept of ancestorsOf(narrower, common)) {
      const both = contentOf(a) + contentOf(concept);
      const value = both === 0 ? 0 : Math.min(1, (2 * shared) / both);
      if (value > (similar.get(concept) ?? 0)) similar.set(concept, value);
    }
  }
  for (const concept of related.get(a) ?? []) similar.set(concept, Math.max(0.5, similar.get(concept) ?? 0));
  similar.set(a, 1);
  known.set(a, similar);
  return similar;
}
