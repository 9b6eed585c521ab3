import { fold, tokenise } from './normalise.js';
import type { SpotLabel } from './spotting.js';

/** Alike enough to be a slip of the keyboard, 0 to 1; the default of pg_trgm's word similarity. */
const enough = 0.6;

/** The trigrams of a text as pg_trgm makes them: each word with two spaces before it and one behind. */
export function trigrams(text: string): Set<string> {
  const found = new Set<string>();
  for (const { folded } of tokenise(text)) {
    const padded = `  ${folded} `;
    for (let at = 0; at + 3 <= padded.length; at++) found.add(padded.slice(at, at + 3));
  }
  return found;
}

/**
 * Finds labels that are spelt almost like some words: the share of common trigrams (Jaccard) is at least 0.6 of the
 * best a single slip leaves. Built once for a vocabulary; a lookup touches only labels with a trigram in common, of a size
 * that can be alike enough.
 */
export function createSimilarLabels(labels: readonly SpotLabel[]): (words: string) => SpotLabel[] {
  const bySize = labels
    .map((label) => ({ label, grams: trigrams(label.text) }))
    .sort((one, other) => one.grams.size - other.grams.size);
  const sizes = Uint16Array.from(bySize, ({ grams }) => grams.size);
  const postings = new Map<string, number[]>();
  for (const [number, { grams }] of bySize.entries()) {
    for (const gram of grams) {
      const list = postings.get(gram);
      if (list) list.push(number);
      else postings.set(gram, [number]);
    }
  }
  const common = new Uint16Array(labels.length);
  return (words) => {
    const asked = trigrams(words);
    if (fold(words).length < 4) return [];
    const bar = enough * slipOf(asked.size);
    const from = firstFrom(sizes, asked.size * bar);
    common.fill(0, from);
    for (const gram of asked) {
      for (const number of postings.get(gram) ?? []) common[number] = (common[number] ?? 0) + 1;
    }
    const close: { label: SpotLabel; likeness: number }[] = [];
    const mostGrams = asked.size / bar;
    for (let number = from; number < sizes.length; number++) {
      const size = sizes[number] ?? 0;
      if (size > mostGrams) break;
      const shared = common[number] ?? 0;
      if (shared < bar * size) continue;
      const likeness = shared / (asked.size + size - shared);
      const label = bySize[number]?.label;
      if (label && likeness >= bar) close.push({ label, likeness });
    }
    return close
      .sort((a, b) => b.likeness - a.likeness || (a.label.id < b.label.id ? -1 : 1))
      .map(({ label }) => label);
  };
}

/** The first place from which the sizes, in rising order, are at least `least`. */
function firstFrom(sizes: Uint16Array, least: number): number {
  const at = sizes.findIndex((size) => size >= least);
  return at < 0 ? sizes.length : at;
}

/** One wrong letter costs a word of n trigrams up to three of them: what is left of the likeness at best. */
function slipOf(size: number): number {
  return Math.max(0.5, (size - 2) / (size + 1));
}
