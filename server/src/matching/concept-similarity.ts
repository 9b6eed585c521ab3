import { ancestorsOf, type Snapshot } from '../cooperation/snapshot.js';

/**
 * Similarity of two concepts in [0, 1]: Lin's 2·IC(common) / (IC(a) + IC(b)), the information-content form of
 * Wu-Palmer; 1 for the same concept, at least 0.5 for related ones, 0 without a common ancestor.
 */
export function conceptSimilarity(snapshot: Snapshot, a: string, b: string): number {
  if (a === b) return 1;
  const related = snapshot.related.get(a)?.includes(b) ? 0.5 : 0;
  const above = ancestorsOf(snapshot.broader, a);
  let common = 0;
  for (const concept of ancestorsOf(snapshot.broader, b)) {
    if (above.has(concept)) common = Math.max(common, snapshot.information.get(concept) ?? 0);
  }
  const own = (snapshot.information.get(a) ?? 1) + (snapshot.information.get(b) ?? 1);
  return Math.max(related, own === 0 ? 0 : Math.min(1, (2 * common) / own));
}
