import type { Documents } from './documents.js';

/**
 * A number for a word (FNV-1a, Fowler, Noll and Vo): a tenth of what the words themselves would take. Where two words share
 * one, a hit has its words read that others had sooner.
 */
export function numberOfWord(word: string): number {
  let number = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) number = Math.imul(number ^ word.charCodeAt(at), 0x01000193);
  return number | 0;
}

/** Whether the document of a number has one of the words in its name. */
export function hasInName({ nameWords }: Documents, words: readonly string[]): (number: number) => boolean {
  const wanted = new Set(words.map(numberOfWord));
  return (number) => {
    const end = nameWords.from[number + 1] ?? 0;
    for (let at = nameWords.from[number] ?? 0; at < end; at++) if (wanted.has(nameWords.all[at] ?? 0)) return true;
    return false;
  };
}
