import { fold, languagesOf, stem, tokenise } from '../../thesaurus/normalise.js';
import type { Spotter } from '../../thesaurus/spotting.js';
import { romanise } from '../names/romanise.js';
import { createBm25, fuse } from './bm25.js';
import type { EvaluationText } from './evaluation-files.js';

function wordKeys(text: string, lang: string): string[] {
  return tokenise(text).flatMap(({ plain, folded }) => {
    const own = stem(plain, lang);
    return own ? [folded, `${lang}:${own}`] : [folded];
  });
}

/** Character 4-grams of each word as Latin letters, its ends marked, so that loanwords and names meet across scripts. */
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

/** What is understood counts more than letters alike; a neighbouring concept counts for a part. Not fitted to any data. */
const weights = { concepts: 1.5, words: 1, grams: 0.6, neighbour: 0.3 };

/** Concepts recognised in a text; `neighbours` takes and gives keys as `noun:id`: broader and related ones, which count for less. */
export interface Concepts {
  spotter: Spotter;
  neighbours(key: string): readonly string[];
}

/** How a query is ranked: identifiers of the best 100 documents by each way. */
export interface Rankers {
  ours(query: EvaluationText): string[];
  withoutConcepts(query: EvaluationText): string[];
}

/** Reads the documents once; concepts, words and grams are ranked apart and joined by reciprocal rank. */
export function createRankers(documents: readonly EvaluationText[], concepts: Concepts): Rankers {
  const whole = documents.map((each) => ({ lang: each.lang, text: `${each.title} ${each.text}` }));
  const spotted = (text: string, lang: string) =>
    concepts.spotter
      .spot(text, languagesOf(text).includes(lang) ? lang : undefined)
      .map((each) => `${each.noun}:${each.id}`);
  const byWord = createBm25(whole.map((each) => wordKeys(each.text, each.lang)));
  const byGram = createBm25(whole.map((each) => gramsOf(each.text)));
  const byConcept = createBm25(whole.map((each) => spotted(each.text, each.lang)));
  const ids = (found: number[]) => found.flatMap((at) => documents[at]?.id ?? []);
  const words = ({ text, lang }: EvaluationText) =>
    [
      [byWord(once(wordKeys(text, lang))), weights.words],
      [byGram(once(gramsOf(text))), weights.grams],
    ] as const;
  return {
    withoutConcepts: (query) => ids(fuse(words(query))),
    ours(query) {
      const own = new Map(once(spotted(query.text, query.lang)));
      for (const key of [...own.keys()]) {
        for (const near of concepts.neighbours(key)) if (!own.has(near)) own.set(near, weights.neighbour);
      }
      return ids(fuse([...words(query), [byConcept(own), weights.concepts]]));
    },
  };
}
