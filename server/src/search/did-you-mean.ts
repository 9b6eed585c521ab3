import { editDistance } from '../thesaurus/edit-distance.js';
import { tokenise, withoutAttached } from '../thesaurus/normalise.js';
import type { Understanding } from './understanding.js';
import type { Vocabulary } from './vocabulary.js';

/** Shorter words are a slip away from many others. */
const shortest = 4;
/** Who writes more unknown words than these wrote no slip, and each is compared with every word of the vocabulary. */
const mostUnknown = 3;
/** So many letters forgive a second slip, if the first letter is right. */
const long = 7;

type Words = Pick<Vocabulary, 'labelled' | 'written'>;

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
function nearestWord({ labelled, written }: Words, asked: string): string | null {
  if (asked.length < shortest) return null;
  let best: { word: string; slips: number; things: number } | null = null;
  for (const [word, { concept, sector, country, place }] of labelled) {
    const forgiven = word[0] !== asked[0] || asked.length < long ? 1 : 2;
    const most = Math.min(forgiven, best?.slips ?? forgiven);
    if (word.length < shortest || Math.abs(word.length - asked.length) > most) continue;
    const slips = editDistance(asked, word, most);
    if (slips > most) continue;
    const things = concept.size + sector.size + country.size + place.size;
    if (!best || slips < best.slips || things > best.things) best = { word, slips, things };
  }
  return best && (written.get(best.word) ?? best.word);
}
