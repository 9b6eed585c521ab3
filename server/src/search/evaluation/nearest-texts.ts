import type { Collection, Form } from './collection.js';
import { functionWords } from './function-words.js';
import type { Lexicon } from './lexicon.js';

/** The nearest document of one other language, and by how much (a ratio) nearer than the next. */
export interface Nearest {
  document: number;
  margin: number;
}

/** Keys that many documents have tell none of them apart. */
const most = { share: 0.2, least: 50, documents: 300 };
/** A thing is not named by a word that is less than half of its label. */
const leastShare = 0.5;
const worth = { number: 1.5, thing: 0.5 };

interface Posting {
  documents: number[];
  weights: number[];
}

/** What a word has in common with words of other languages: its letters, and the things it names. */
function keysOf({ lang, folded, keys }: Form, lexicon: Lexicon): [string, number][] {
  const things = new Map<string, number>();
  for (const key of keys)
    for (const [of, share] of lexicon.things(lang, key))
      if (share >= leastShare) things.set(`named ${of}`, worth.thing * share);
  return [[`word ${folded}`, /\p{N}/u.test(folded) ? worth.number : 1], ...things];
}

/** Documents by key; only what several languages have and not too many documents. */
function postingsOf({ forms, langOf, size }: Collection, lexicon: Lexicon): Posting[] {
  const held = new Map<string, Map<number, number>>();
  for (const form of forms) {
    if (functionWords(form.lang).has(form.folded)) continue;
    for (const [key, weight] of keysOf(form, lexicon)) {
      const counts = held.get(key) ?? new Map<number, number>();
      held.set(key, counts);
      for (const [at, document] of form.documents.entries())
        counts.set(document, (counts.get(document) ?? 0) + weight * (form.counts[at] ?? 0));
    }
  }
  const limit = Math.max(most.least, Math.min(most.documents, size * most.share));
  const squares = new Float64Array(size);
  const postings: Posting[] = [];
  for (const counts of held.values()) {
    const documents = [...counts.keys()];
    if (documents.every((each) => langOf[each] === langOf[documents[0] ?? 0])) continue;
    const rarity = Math.log(size / documents.length);
    const weights = [...counts.values()].map((count) => Math.log(1 + 2 * count) * rarity);
    for (const [at, document] of documents.entries())
      squares[document] = (squares[document] ?? 0) + (weights[at] ?? 0) ** 2;
    if (documents.length <= limit) postings.push({ documents, weights });
  }
  for (const { documents, weights } of postings)
    for (const [at, document] of documents.entries())
      weights[at] = (weights[at] ?? 0) / Math.sqrt(squares[document] || 1);
  return postings;
}

/** For each document the nearest of every other language, by the cosine of what words of several languages share. */
export function nearestTexts(collection: Collection, lexicon: Lexicon): Map<string, Nearest>[] {
  const { langOf, size } = collection;
  const postings = postingsOf(collection, lexicon);
  const held: [at: number, weight: number][][] = Array.from({ length: size }, () => []);
  for (const [at, { documents, weights }] of postings.entries())
    for (const [n, document] of documents.entries()) held[document]?.push([at, weights[n] ?? 0]);
  // One list of sums for all: a map for each document took most of the time.
  const sums = new Float64Array(size);
  return held.map((keys, own) => {
    const near: number[] = [];
    for (const [at, weight] of keys) {
      const { documents, weights } = postings[at] ?? { documents: [], weights: [] };
      for (let n = 0; n < documents.length; n++) {
        const document = documents[n] ?? 0;
        const before = sums[document] ?? 0;
        if (before === 0) near.push(document);
        sums[document] = before + weight * (weights[n] ?? 0);
      }
    }
    const best = new Map<string, { document: number; first: number; second: number }>();
    for (const document of near) {
      const score = sums[document] ?? 0;
      sums[document] = 0;
      const lang = langOf[document] ?? '';
      if (lang === langOf[own]) continue;
      const before = best.get(lang);
      if (!before) best.set(lang, { document, first: score, second: 0 });
      else if (score > before.first) best.set(lang, { document, first: score, second: before.first });
      else if (score > before.second) best.set(lang, { ...before, second: score });
    }
    return new Map(
      [...best].map(([lang, { document, first, second }]) => [lang, { document, margin: first / (second || 1e-9) }]),
    );
  });
}
