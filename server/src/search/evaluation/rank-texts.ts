import { fold, languagesOf } from '../../thesaurus/normalise.js';
import type { Spotter } from '../../thesaurus/spotting.js';
import { romanise } from '../names/romanise.js';
import { bestOf, createBm25, fuse, type Ranking } from './bm25.js';
import { readCollection } from './collection.js';
import { commonWords } from './common-words.js';
import type { EvaluationText } from './evaluation-files.js';
import { createLexicon, type LexiconLabel } from './lexicon.js';
import { createLikeness } from './likeness.js';
import { querySlots } from './query-slots.js';
import { rankSlots } from './rank-slots.js';
import { withStandingOut } from './stand-out.js';
import { findTranslations, passOn } from './translations.js';
import { baseOf } from './word-keys.js';

/** Character 4-grams of each word as Latin letters, its ends marked, so that forms of one word meet. */
export function gramsOf(text: string): string[] {
  return romanise(text)
    .split(' ')
    .flatMap((word) => {
      const marked = `_${fold(word)}_`;
      return marked.length <= 4
        ? [marked]
        : Array.from({ length: marked.length - 3 }, (_, at) => marked.slice(at, at + 4));
    });
}

function once(keys: readonly string[]): [string, number][] {
  return [...new Set(keys)].map((key) => [key, 1]);
}

/**
 * Words come first; concepts add what several words mean together, grams what inflects. A neighbouring concept counts in part.
 * In the query’s own language grams rank best of all; they are trusted so far where texts stand in several languages anyway.
 */
const weights = { words: 1, concepts: 0.2, grams: 0.3, neighbour: 0.3, ownGrams: 0.7 };

/** Concepts recognised in a text; `neighbours` takes and gives keys as `noun:id`: broader and related ones, which count for less. */
export interface Concepts {
  spotter: Spotter;
  labels: readonly LexiconLabel[];
  neighbours(key: string): readonly string[];
}

/** How a query is ranked: identifiers of the best 100 documents by each way. */
export interface Rankers {
  ours(query: EvaluationText): string[];
  withoutConcepts(query: EvaluationText): string[];
}

/** Reads the documents once. The plain way knows no vocabulary: words, stems, likeness of letters and of sounds. */
export function createRankers(
  documents: readonly EvaluationText[],
  concepts: Concepts,
  queryLangs: Iterable<string>,
): Rankers {
  const whole = documents.map((each) => ({ lang: each.lang, text: `${each.title} ${each.text}` }));
  const spotted = (text: string, lang: string) =>
    concepts.spotter
      .spot(text, languagesOf(text).includes(lang) ? lang : undefined)
      .map((each) => `${each.noun}:${each.id}`);
  const collection = readCollection(documents);
  const likeness = createLikeness(collection);
  const langs = new Set([...collection.sizeOf.keys(), ...[...queryLangs].map(baseOf)]);
  const lexicon = createLexicon([...concepts.labels, ...commonWords(langs)]);
  const byGram = createBm25(whole.map((each) => gramsOf(each.text)));
  const byConcept = createBm25(whole.map((each) => spotted(each.text, baseOf(each.lang))));
  const { langOf } = collection;
  const translations = findTranslations(collection, lexicon);
  const isTranslated = translations.some((each) => each.length > 1);
  const ranked = (query: EvaluationText, known: typeof lexicon | null, more: readonly [Ranking, number][]) => {
    const words: Ranking = [...rankSlots(collection, querySlots(query, collection, likeness, known))];
    const grams = byGram(once(gramsOf(query.text)));
    const own = baseOf(query.lang);
    const spelt = isTranslated && known ? grams.filter(([document]) => langOf[document] === own) : [];
    const joined = fuse([[words, weights.words], [grams, weights.grams], [spelt, weights.ownGrams], ...more]);
    const lifted = withStandingOut(joined, grams, langOf, own);
    const best = bestOf(known ? passOn(lifted, translations, langOf, own) : lifted);
    return best.flatMap((at) => documents[at]?.id ?? []);
  };
  return {
    withoutConcepts: (query) => ranked(query, null, []),
    ours(query) {
      const own = new Map(once(spotted(query.text, baseOf(query.lang))));
      for (const key of [...own.keys()]) {
        for (const near of concepts.neighbours(key)) if (!own.has(near)) own.set(near, weights.neighbour);
      }
      return ranked(query, lexicon, [[byConcept(own), weights.concepts]]);
    },
  };
}
