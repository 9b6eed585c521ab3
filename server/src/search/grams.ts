import { romanise } from './names/romanise.js';

/**
 * The 4-grams of a word as a Latin reader would write it, its beginning marked: they bring the French, Spanish, Italian,
 * Turkish and English spellings of one root together, and loan words across scripts. None for shorter words.
 */
export function gramsOf(word: string): string[] {
  const latin = romanise(word).replaceAll(/[^a-z0-9]+/g, '');
  if (latin.length < 4) return [];
  const marked = `_${latin}`;
  const grams = new Set<string>();
  for (let at = 0; at + 4 <= marked.length; at++) grams.add(marked.slice(at, at + 4));
  return [...grams];
}

/** How many grams two words share, of all they have (Dice). */
export function likeness(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  const shared = one.filter((gram) => other.includes(gram)).length;
  return (2 * shared) / (one.length + other.length);
}
