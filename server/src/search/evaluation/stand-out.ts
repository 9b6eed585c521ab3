import { fuse, type Ranking } from './bm25.js';

/** How many of the best of a language tell what is usual in it. */
const usual = 8;
/** What stands out counts as much again; by its 4-grams, and in the query’s own language, from `least` on, far more. */
const weights = { any: 1, spelt: 4, least: 0.08 };

/**
 * How far documents lie above the mean of the best of their language. Words that a language writes in many ways lift all its
 * documents together; the one that is meant stands out among its own.
 */
export function standOut(
  ranking: Iterable<readonly [document: number, score: number]>,
  langOf: readonly string[],
): Ranking {
  const byLang = new Map<string, [document: number, score: number][]>();
  for (const [document, score] of ranking) {
    const lang = langOf[document] ?? '';
    const held = byLang.get(lang);
    if (held) held.push([document, score]);
    else byLang.set(lang, [[document, score]]);
  }
  return [...byLang.values()].flatMap((own) => {
    const best = own.map(([, score]) => score).sort((a, b) => b - a);
    const mean = best.slice(0, usual).reduce((sum, each) => sum + each, 0) / Math.min(usual, best.length);
    return own.flatMap(([document, score]): Ranking => (score > mean ? [[document, score - mean]] : []));
  });
}

/**
 * The ranking with what stands out in its language lifted. Whose spelling (`grams`) stands out in the query’s `own` language is
 * most likely what was asked for, and comes before documents of other languages that are merely about the same.
 */
export function withStandingOut(joined: Ranking, grams: Ranking, langOf: readonly string[], own: string): Ranking {
  const inOwn = grams.filter(([document]) => langOf[document] === own);
  const spelt = standOut(inOwn, langOf).flatMap(
    ([document, above]): Ranking => (above > weights.least ? [[document, above - weights.least]] : []),
  );
  return fuse([
    [joined, 1],
    [standOut(joined, langOf), weights.any],
    [spelt, weights.spelt],
  ]);
}
