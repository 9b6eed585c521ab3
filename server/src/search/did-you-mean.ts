import { tokenise, withoutAttached } from '../thesaurus/normalise.js';
import type { Understanding } from './understanding.js';
import type { Vocabulary } from './vocabulary.js';

/** Shorter words are a slip away from many others. */
const shortest = 4;
/** Who writes more unknown words than these wrote no slip, and looking for each costs time. */
const mostUnknown = 3;
/** So many letters forgive a second slip, if the first letter is right. */
const long = 7;

type Words = Pick<Vocabulary, 'labelled' | 'written' | 'near'>;

/**
 * The query with each word that nothing is called written as the nearest word of the vocabulary; null where there is nothing
 * to propose. Looks at the vocabulary alone, which everybody may read: no record takes part.
 */
export function didYouMean(words: Words, { text, rest }: Pick<Understanding, 'text' | 'rest'>): string | null {
  const left = new Set(tokenise(rest).map(({ folded }) => folded));
  const isKnown = (folded: string) => [folded, ...withoutAttached(folded)].some((each) => words.labelled.has(each));
  const unknown = tokenise(text).filter(({ folded }) => left.has(folded) && !isKnown(folded));
  if (unknown.length > mostUnknown) return null;
  let meant = text;
  for (const { start, end, folded } of unknown.reverse()) {
    const nearest = nearestWord(words, folded);
    if (nearest) meant = meant.slice(0, start) + nearest + meant.slice(end);
  }
  return meant === text ? null : meant;
}

/** The word with the fewest slips, as a label writes it; of several the one that most things are called. */
function nearestWord({ near, labelled, written }: Words, asked: string): string | null {
  if (asked.length < shortest) return null;
  const thingsOf = (word: string) => {
    const by = labelled.get(word);
    return by ? by.concept.size + by.sector.size + by.country.size + by.place.size : 0;
  };
  const [best] = near(asked, asked.length < long ? 1 : 2)
    .filter(({ word }) => word.length >= shortest)
    .sort((a, b) => a.slips - b.slips || thingsOf(b.word) - thingsOf(a.word));
  return best ? (written.get(best.word) ?? best.word) : null;
}
