import { groupBy } from '../foundation/batching.js';
import { editDistance } from './edit-distance.js';

/** A word and how many slips away it is. */
export interface NearWord {
  word: string;
  slips: number;
}

/**
 * Finds the words of a vocabulary within `most` slips (Levenshtein) of one; a word that begins with another letter is within
 * one slip. Only words with the same beginning, or the same letters behind it, are looked at.
 */
export function createNearWords(words: Iterable<string>): (asked: string, most: 1 | 2) => NearWord[] {
  const all = new Set(words);
  const byFirst = groupBy([...all], (word) => word.charAt(0));
  const byRest = groupBy([...all], (word) => word.slice(1));
  return (asked, most) => {
    const rest = asked.slice(1);
    const same = (byFirst.get(asked.charAt(0)) ?? [])
      .filter((word) => Math.abs(word.length - asked.length) <= most)
      .map((word) => ({ word, slips: editDistance(asked, word, most) }))
      .filter(({ slips }) => slips <= most);
    const other = [...(byRest.get(rest) ?? []), ...(byRest.get(asked) ?? []), ...(all.has(rest) ? [rest] : [])]
      .filter((word) => word[0] !== asked[0])
      .map((word) => ({ word, slips: 1 }));
    return [...same, ...other];
  };
}
