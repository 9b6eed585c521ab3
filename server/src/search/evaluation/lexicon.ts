import { tokenise } from '../../thesaurus/normalise.js';
import { functionWords } from './function-words.js';
import { baseOf, formKeys } from './word-keys.js';

/** A label of something that labels of other languages name too. */
export interface LexiconLabel {
  of: string;
  lang: string;
  text: string;
}

/** Words of other languages that stand in labels of the same things, by `lang:key`, with how surely (0 to 1). */
export interface Lexicon {
  translate(lang: string, keys: readonly string[], into: string): [key: string, sure: number][];
  /** The things that a word helps to name, each with the share of their label that the word is. */
  things(lang: string, key: string): ReadonlyMap<string, number>;
}

type Held = Map<string, number>;

const leastSure = 0.15;
const mostWords = 10;

/**
 * Learns which words translate which from labels of the same things (Dice coefficient over the things they name, a word of a
 * longer label counted for its share of it; Smadja, McKeown and Hatzivassiloglou 1996).
 */
export function createLexicon(labels: Iterable<LexiconLabel>): Lexicon {
  const wordsOf = new Map<string, Map<string, Held>>();
  const thingsOf = new Map<string, Held>();
  for (const { of, lang: tag, text } of labels) {
    const lang = baseOf(tag);
    if (lang === '') continue;
    const tokens = tokenise(text).filter((each) => !functionWords(lang).has(each.folded));
    const share = 1 / tokens.length;
    for (const { plain, folded } of tokens) {
      for (const key of new Set(formKeys(plain, folded, lang))) {
        const name = `${lang}:${key}`;
        const things = thingsOf.get(name) ?? new Map<string, number>();
        thingsOf.set(name, things.set(of, Math.max(share, things.get(of) ?? 0)));
        const langs = wordsOf.get(of) ?? new Map<string, Held>();
        wordsOf.set(of, langs);
        const words = langs.get(lang) ?? new Map<string, number>();
        langs.set(lang, words.set(name, Math.max(share, words.get(name) ?? 0)));
      }
    }
  }
  const known = new Map<string, [string, number][]>();
  // Worked out once for a word: one that stands in thousands of labels is met with thousands of others.
  const weights = new Map<string, number>();
  const weight = (name: string, other: string) => {
    const before = weights.get(`${name}>${other}`);
    if (before !== undefined) return before;
    let sum = 0;
    for (const [of, share] of thingsOf.get(name) ?? []) if (wordsOf.get(of)?.has(other)) sum += share;
    weights.set(`${name}>${other}`, sum);
    return sum;
  };
  const translateOne = (lang: string, key: string, into: string): [string, number][] => {
    const name = `${lang}:${key}`;
    const cached = known.get(`${name}>${into}`);
    if (cached) return cached;
    const shared = new Map<string, number>();
    let own = 0;
    for (const [of, share] of thingsOf.get(name) ?? []) {
      const words = wordsOf.get(of)?.get(into);
      if (!words) continue;
      own += share;
      for (const [word, other] of words) shared.set(word, (shared.get(word) ?? 0) + Math.min(share, other));
    }
    const found = [...shared]
      .map(([word, both]): [string, number] => [word, (2 * both) / (own + weight(word, lang))])
      .filter(([, sure]) => sure >= leastSure)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, mostWords);
    known.set(`${name}>${into}`, found);
    return found;
  };
  const nothing = new Map<string, number>();
  return {
    things: (lang, key) => thingsOf.get(`${baseOf(lang)}:${key}`) ?? nothing,
    translate: (lang, keys, into) => {
      const best = new Map<string, number>();
      for (const key of keys)
        for (const [word, sure] of translateOne(baseOf(lang), key, into))
          best.set(word, Math.max(sure, best.get(word) ?? 0));
      return [...best];
    },
  };
}
