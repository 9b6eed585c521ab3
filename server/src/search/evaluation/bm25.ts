/** The documents found, with the share of the query that each answers: 1 when all of it, as often as can be. */
export type Ranking = [document: number, score: number][];

/** Ranks by Okapi BM25 (Robertson and Zaragoza 2009; k1 = 1.2, b = 0.75) over any keys: words, stems, grams or concepts. */
export function createBm25(documents: readonly (readonly string[])[]): (keys: Iterable<[string, number]>) => Ranking {
  const postings = new Map<string, Map<number, number>>();
  documents.forEach((keys, document) => {
    for (const key of keys) {
      const held = postings.get(key) ?? new Map<number, number>();
      postings.set(key, held.set(document, (held.get(document) ?? 0) + 1));
    }
  });
  const mean = documents.reduce((sum, keys) => sum + keys.length, 0) / Math.max(1, documents.length) || 1;
  return (keys) => {
    const scores = new Map<number, number>();
    let most = 0;
    for (const [key, weight] of keys) {
      const held = postings.get(key) ?? new Map<number, number>();
      const idf = Math.log(1 + (documents.length - held.size + 0.5) / (held.size + 0.5));
      most += weight * idf * 2.2;
      for (const [document, times] of held) {
        const length = 0.25 + (0.75 * (documents[document]?.length ?? 0)) / mean;
        const gained = (weight * idf * times * 2.2) / (times + 1.2 * length);
        scores.set(document, (scores.get(document) ?? 0) + gained);
      }
    }
    return [...scores].map(([document, score]) => [document, score / most]);
  };
}

/**
 * Joins rankings by the share of the query that each document answers, each ranking with its weight. Shares tell a full
 * answer from a chance likeness, which ranks do not (reciprocal rank fusion was measured worse).
 */
export function fuse(rankings: readonly (readonly [Ranking, number])[]): Ranking {
  const scores = new Map<number, number>();
  for (const [ranking, weight] of rankings)
    for (const [document, share] of ranking) scores.set(document, (scores.get(document) ?? 0) + weight * share);
  return [...scores];
}

/** The best 100 of a ranking. */
export function bestOf(ranking: Ranking): number[] {
  return [...ranking]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, 100)
    .map(([document]) => document);
}
