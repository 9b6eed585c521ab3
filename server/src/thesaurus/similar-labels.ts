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
 * best a single slip leaves. Built once for a vocabulary; a lookup touches only labels with a trigram in common.
 */
export function createSimilarLabels(labels: readonly SpotLabel[]): (words: string) => SpotLabel[] {
  const postings = new Map<string, number[]>();
  const sizes: number[] = [];
  for (const [number, label] of labels.entries()) {
    const own = trigrams(label.text);
    sizes.push(own.size);
    for (const gram of own) {
      const list = postings.get(gram);
      if (list) list.push(number);
      else postings.set(gram, [number]);
    }
  }
  return (words) => {
    const asked = trigrams(words);
    if (fold(words).length < 4) return [];
    const common = new Map<number, number>();
    for (const gram of asked) {
      for (const number of postings.get(gram) ?? []) common.set(number, (common.get(number) ?? 0) + 1);
    }
    const close: { label: SpotLabel; likeness: number }[] = [];
    for (const [number, shared] of common) {
      const likeness = shared / (asked.size + (sizes[number] ?? 0) - shared);
      const label = labels[number];
      if (label && likeness >= enough * slipOf(asked.size)) close.push({ label, likeness });
    }
    return close
      .sort((a, b) => b.likeness - a.likeness || a.label.id.localeCompare(b.label.id))
      .map(({ label }) => label);
  };
}

/** One wrong letter costs a word of n trigrams up to three of them: what is left of the likeness at best. */
function slipOf(size: number): number {
  return Math.max(0.5, (size - 2) / (size + 1));
}
