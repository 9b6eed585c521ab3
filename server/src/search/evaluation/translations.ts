import type { Ranking } from './bm25.js';
import type { Collection } from './collection.js';
import type { Lexicon } from './lexicon.js';
import { nearestTexts } from './nearest-texts.js';

/** For each document those that say the same in other languages, with itself; alone where there are none. */
export type Translations = readonly (readonly number[])[];

interface Pair {
  one: number;
  other: number;
  margin: number;
  /** How unlike their lengths are, as is usual in their languages. */
  unlike: number;
}

/** How much nearer than the next translations are: alone, or where a third document is nearest to both. */
const margins = { alone: 1.25, together: 1.05 };
/** Lengths of translations go together: the logarithm of their ratio, and what is left of it by chance. */
const lengths = { furthest: 0.5, ofChance: 0.35 };
const fewestPairs = 20;
/** What a document answers its translations answer as well, so far. */
const passed = 0.7;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Pairs of documents each of which is the nearest of its language to the other. */
function nearestPairs(
  collection: Collection,
  lexicon: Lexicon,
  unlike: (one: number, other: number) => number,
): Pair[] {
  const nearest = nearestTexts(collection, lexicon);
  return nearest.flatMap((own, one) =>
    [...own.values()].flatMap(({ document: other, margin }): Pair[] => {
      const back = nearest[other]?.get(collection.langOf[one] ?? '');
      if (other < one || back?.document !== one) return [];
      return [{ one, other, margin: Math.min(margin, back.margin), unlike: unlike(one, other) }];
    }),
  );
}

/**
 * Finds the documents that are translations of one another: mutually nearest by what words of several languages share
 * (compare Resnik and Smith 2003). Something is always nearest; so none are taken unless the lengths of the pairs go together
 * far better than those of documents paired by chance.
 */
export function findTranslations(collection: Collection, lexicon: Lexicon): Translations {
  const { langOf, lengths: written } = collection;
  const byLang = new Map<string, number[]>();
  for (const [at, lang] of langOf.entries()) byLang.set(lang, [...(byLang.get(lang) ?? []), at]);
  const long = Array.from(written, (each) => Math.log(each + 1e-3));
  const usual = new Map([...byLang].map(([lang, own]) => [lang, median(own.map((at) => long[at] ?? 0))]));
  const relative = (at: number) => (long[at] ?? 0) - (usual.get(langOf[at] ?? '') ?? 0);
  const unlike = (one: number, other: number) => Math.abs(relative(one) - relative(other));
  const alone = langOf.map((_, at) => [at]);
  const pairs = nearestPairs(collection, lexicon, unlike);
  const byChance = pairs.map(({ one, other }, at) => {
    const others = byLang.get(langOf[other] ?? '') ?? [];
    return unlike(one, others[(at * 7919 + one) % others.length] ?? other);
  });
  const together = median(pairs.map((each) => each.unlike)) < lengths.ofChance * median(byChance);
  return pairs.length >= fewestPairs && together ? grouped(alone, pairs, langOf) : alone;
}

/** Joins pairs to groups with at most one document of each language, the surest pairs first. */
function grouped(alone: number[][], pairs: readonly Pair[], langOf: readonly string[]): Translations {
  const mates = alone.map(() => new Set<number>());
  for (const { one, other } of pairs) {
    mates[one]?.add(other);
    mates[other]?.add(one);
  }
  const isShared = ({ one, other }: Pair) => [...(mates[one] ?? [])].some((each) => mates[other]?.has(each));
  const sure = pairs.filter(
    (each) =>
      each.unlike < lengths.furthest &&
      (each.margin >= margins.alone || (each.margin >= margins.together && isShared(each))),
  );
  const groups = [...alone];
  for (const { one, other } of sure.sort((a, b) => b.margin - a.margin)) {
    const [first, second] = [groups[one] ?? [], groups[other] ?? []];
    if (first === second) continue;
    const langs = new Set(first.map((at) => langOf[at]));
    if (second.some((at) => langs.has(langOf[at]))) continue;
    const joined = [...first, ...second];
    for (const at of joined) groups[at] = joined;
  }
  return groups;
}

/**
 * The ranking with what is found in the query’s own language, where words are met as they stand, found in its translations
 * too; where a text does not stand in that language, the best of its translations speaks for all.
 */
export function passOn(ranking: Ranking, translations: Translations, langOf: readonly string[], own: string): Ranking {
  const scores = new Map(ranking);
  const spoken = new Map<readonly number[], number>();
  for (const [document, score] of ranking) {
    const group = translations[document] ?? [];
    if (group.length < 2) continue;
    if (langOf[document] !== own && group.some((each) => langOf[each] === own)) continue;
    spoken.set(group, Math.max(score, spoken.get(group) ?? 0));
  }
  for (const [group, score] of spoken)
    for (const document of group)
      if (langOf[document] !== own) scores.set(document, Math.max(scores.get(document) ?? 0, passed * score));
  return [...scores];
}
