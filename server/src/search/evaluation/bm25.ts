/** The documents found, best first, with their scores. */
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
    for (const [key, weight] of keys) {
      const held = postings.get(key);
      if (!held) continue;
      const idf = Math.log(1 + (documents.length - held.size + 0.5) / (held.size + 0.5));
      for (const [document, times] of held) {
        const length = 0.25 + (0.75 * (documents[document]?.length ?? 0)) / mean;
        const gained = (weight * idf * times * 2.2) / (times + 1.2 * length);
        scores.set(document, (scores.get(document) ?? 0) + gained);
      }
    }
    return [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  };
}

/** Joins rankings by reciprocal rank (Cormack, Clarke and Büttcher 2009; k = 60), each with its weight; best 100. */
export function fuse(rankings: readonly (readonly [Ranking, number])[]): number[] {
  const scores = new Map<number, number>();
  for (const [ranking, weight] of rankings) {
    ranking.slice(0, 1000).forEach(([document], at) => {
      scores.set(document, (scores.get(document) ?? 0) + weight / (60 + at + 1));
    });
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, 100)
    .map(([document]) => document);
}
