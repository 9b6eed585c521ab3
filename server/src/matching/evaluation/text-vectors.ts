import { stem, tokenise } from '../../thesaurus/normalise.js';

/** Weights by term number; terms ascending. */
export type Vector = readonly (readonly [term: number, weight: number])[];

/** Texts as vectors of stems, each term by 1 + ln(times) and ln(texts / texts with it), scaled to length 1. */
export interface TextSpace {
  vector(text: string, lang: string): Vector;
  /** The sum of vectors, each with its weight, kept to its strongest 150 terms and scaled to length 1. */
  sum(parts: Iterable<readonly [Vector, number]>): Vector;
}

/** A space over the terms of these texts; terms of one text only say nothing about others and are left out. */
export function textSpace(texts: readonly { text: string; lang: string }[]): TextSpace {
  const cut = (text: string, lang: string) => tokenise(text).map(({ plain, folded }) => stem(plain, lang) ?? folded);
  const held = new Map<string, number>();
  for (const { text, lang } of texts)
    for (const term of new Set(cut(text, lang))) held.set(term, (held.get(term) ?? 0) + 1);
  const numbers = new Map<string, number>();
  const rarity: number[] = [];
  for (const [term, times] of held) {
    // What stands in most texts tells nothing apart.
    if (times < 2 || times > texts.length / 2) continue;
    numbers.set(term, rarity.length);
    rarity.push(Math.log(texts.length / times));
  }
  return {
    vector(text, lang) {
      const times = new Map<number, number>();
      for (const term of cut(text, lang)) {
        const number = numbers.get(term);
        if (number !== undefined) times.set(number, (times.get(number) ?? 0) + 1);
      }
      return scaled([...times].map(([term, count]) => [term, (1 + Math.log(count)) * (rarity[term] ?? 0)] as const));
    },
    sum(parts) {
      const total = new Map<number, number>();
      for (const [vector, weight] of parts)
        for (const [term, value] of vector) total.set(term, (total.get(term) ?? 0) + weight * value);
      const strongest = [...total].sort((a, b) => b[1] - a[1]).slice(0, 150);
      return scaled(strongest);
    },
  };
}

function scaled(weights: readonly (readonly [number, number])[]): Vector {
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0));
  if (length === 0) return [];
  return weights.map(([term, weight]) => [term, weight / length] as const).sort((a, b) => a[0] - b[0]);
}

/** Cosines of one vector with many, by inverted index. */
export function cosineIndex(vectors: readonly Vector[]): (query: Vector, into: Float64Array) => void {
  const postings = new Map<number, { at: number[]; weight: number[] }>();
  vectors.forEach((vector, at) => {
    for (const [term, weight] of vector) {
      const list = postings.get(term) ?? { at: [], weight: [] };
      postings.set(term, list);
      list.at.push(at);
      list.weight.push(weight);
    }
  });
  return (query, into) => {
    into.fill(0);
    for (const [term, weight] of query) {
      const list = postings.get(term);
      if (!list) continue;
      for (let n = 0; n < list.at.length; n++) {
        const at = list.at[n] as number;
        into[at] = (into[at] as number) + weight * (list.weight[n] as number);
      }
    }
  };
}
