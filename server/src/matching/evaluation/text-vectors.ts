import { stem, tokenise } from '../../thesaurus/normalise.js';
import type { Column } from './column.js';

/** Weights by term number; terms ascending. */
export type Vector = readonly (readonly [term: number, weight: number])[];

/** Texts as vectors of stems, each term by 1 + ln(times) and ln(texts / texts with it), scaled to length 1. */
export interface TextSpace {
  vector(text: string, lang: string): Vector;
  /** The sum of vectors, each with its weight, kept to its strongest 150 terms and scaled to length 1. */
  sum(parts: Iterable<readonly [Vector, number]>): Vector;
}

/** Stems of texts read before: the same ones are read for each window of time. */
const remembered = new Map<string, string[]>();
const most = 200_000;

function cut(text: string, lang: string): string[] {
  const key = `${lang} ${text}`;
  const known = remembered.get(key);
  if (known) return known;
  if (remembered.size >= most) remembered.clear();
  const stems = tokenise(text).map(({ plain, folded }) => stem(plain, lang) ?? folded);
  remembered.set(key, stems);
  return stems;
}

/** A space over the terms of these texts; terms of one text only say nothing about others and are left out. */
export function textSpace(texts: readonly { text: string; lang: string }[]): TextSpace {
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

/** Cosines of one vector with many, by inverted index; adds them to an empty column. */
export function cosineIndex(vectors: readonly Vector[]): (query: Vector, into: Column) => void {
  const lists = new Map<number, [at: number, weight: number][]>();
  vectors.forEach((vector, at) => {
    for (const [term, weight] of vector) {
      const list = lists.get(term) ?? [];
      lists.set(term, list);
      list.push([at, weight]);
    }
  });
  const postings = new Map(
    [...lists].map(([term, list]) => [
      term,
      { at: Int32Array.from(list, ([at]) => at), weight: Float64Array.from(list, ([, weight]) => weight) },
    ]),
  );
  return (query, into) => {
    for (const [term, weight] of query) {
      const list = postings.get(term);
      if (!list) continue;
      for (let n = 0; n < list.at.length; n++) into.add(list.at[n] as number, weight * (list.weight[n] as number));
    }
  };
}
