import { fold } from '../thesaurus/normalise.js';
import type { SpotLabel } from '../thesaurus/spotting.js';

/**
 * Finds the labels that have a word beginning with some letters, in the order of the labels. The words are sorted once, so
 * that looking costs as much as there is to find, whatever the number of labels.
 */
export function labelsBeginning(labels: readonly SpotLabel[]): (key: string) => SpotLabel[] {
  const words: { from: string; label: number }[] = [];
  for (const [label, { text }] of labels.entries()) {
    const key = fold(text);
    for (let at = 0; at >= 0 && at < key.length; ) {
      words.push({ from: key.slice(at), label });
      const space = key.indexOf(' ', at);
      at = space < 0 ? space : space + 1;
    }
  }
  words.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.label - b.label));
  return (key) => {
    let [low, high] = [0, words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((words[middle]?.from ?? '') < key) low = middle + 1;
      else high = middle;
    }
    const found = new Set<number>();
    for (let at = low; words[at]?.from.startsWith(key); at++) found.add(words[at]?.label ?? 0);
    return [...found].sort((a, b) => a - b).flatMap((label) => labels[label] ?? []);
  };
}
