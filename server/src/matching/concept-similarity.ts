import type { Snapshot } from '../cooperation/snapshot.js';

/** What similarity is worked out from. */
export type Thesaurus = Pick<Snapshot, 'thesaurus' | 'information'>;

/** Concepts with something in common with one concept, most alike first, and how alike each is. */
export interface Similar {
  concepts: Int32Array;
  values: Float64Array;
  /** How alike a concept is to this one, 0 where there is nothing in common. */
  of(concept: number): number;
}

/**
 * Similarity of two concepts in [0, 1]: Lin's 2·IC(common) / (IC(a) + IC(b)) (Lin 1998), the information-content form of
 * Wu and Palmer 1994; 1 for the same concept, at least 0.5 for related ones, 0 without a common ancestor.
 */
export function conceptSimilarity(thesaurus: Thesaurus, a: number, b: number): number {
  return similarConcepts(thesaurus, a).of(b);
}

const remembered = new WeakMap<Thesaurus['information'], Map<number, Similar>>();
/** Rows kept for a picture; at ten thousand concepts each takes up to 200 kB. */
const mostRows = 1000;

/** Every concept with something in common with `a`; worked out once for each concept of a picture. */
export function similarConcepts(thesaurus: Thesaurus, a: number): Similar {
  const rows = remembered.get(thesaurus.information) ?? new Map<number, Similar>();
  remembered.set(thesaurus.information, rows);
  const known = rows.get(a);
  if (known) return known;
  if (rows.size >= mostRows) rows.clear();
  const row = similarityRow(thesaurus, a);
  rows.set(a, row);
  return row;
}

function similarityRow({ thesaurus, information }: Thesaurus, a: number): Similar {
  const contentOf = (concept: number) => information[concept] ?? 1;
  const row = new Float64Array(Math.max(information.length, a + 1));
  const touched: number[] = [];
  const raise = (concept: number, value: number) => {
    const before = row[concept] ?? 0;
    if (value <= before) return;
    if (before === 0) touched.push(concept);
    row[concept] = value;
  };
  for (const common of thesaurus.above(a)) {
    const shared = information[common] ?? 0;
    if (shared <= 0) continue;
    for (const concept of thesaurus.below(common)) {
      const both = contentOf(a) + contentOf(concept);
      raise(concept, both === 0 ? 0 : Math.min(1, (2 * shared) / both));
    }
  }
  for (const concept of thesaurus.related(a)) raise(concept, 0.5);
  raise(a, 1);
  row[a] = 1;
  // Of equal ones the order says nothing: whoever adds them up does so by similarity.
  touched.sort((x, y) => (row[y] as number) - (row[x] as number));
  return {
    concepts: Int32Array.from(touched),
    values: Float64Array.from(touched, (concept) => row[concept] as number),
    of: (concept) => row[concept] ?? 0,
  };
}
