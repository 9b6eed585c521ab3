import type { Collection, Form } from './collection.js';

/** One thing that a query asks for: every way in which documents may write it, with how surely it means that. */
export interface Slot {
  weight: number;
  ways: ReadonlyMap<Form, number>;
}

/** BM25's own, and how far a language in which less of the query can be met at all is given for that. */
const settings = { k1: 0.9, b: 0.6, fair: 0.2 };

function idf(size: number, holding: number): number {
  return Math.log(1 + (size - holding + 0.5) / (holding + 0.5));
}

function add<K>(sums: Map<K, number>, key: K, more: number): void {
  sums.set(key, (sums.get(key) ?? 0) + more);
}

/** What one slot finds: its weighted count in each document, and how surely each language can meet it. */
function met(ways: ReadonlyMap<Form, number>) {
  const counts = new Map<number, number>();
  const surest = new Map<number, number>();
  const reached = new Map<string, number>();
  for (const [form, sure] of ways) {
    reached.set(form.lang, Math.max(sure, reached.get(form.lang) ?? 0));
    for (const [at, document] of form.documents.entries()) {
      add(counts, document, sure * (form.counts[at] ?? 0));
      surest.set(document, Math.max(sure, surest.get(document) ?? 0));
    }
  }
  return { counts, surest, reached };
}

/**
 * Scores documents by BM25 over slots (probabilistic structured queries, Darwish and Oard 2003): a way of writing counts by
 * how surely it is meant, and what is frequent, among all documents and among those of the language, is a weak sign.
 * Scores are shares of what a full answer would have.
 */
export function rankSlots(collection: Collection, slots: readonly Slot[]): Map<number, number> {
  const { k1, b, fair } = settings;
  const langOf = (document: number) => collection.langOf[document] ?? '';
  const scores = new Map<number, number>();
  const reachable = new Map<string, number>();
  for (const { weight, ways } of slots) {
    const { counts, surest, reached } = met(ways);
    const holding = new Map<string, number>();
    let all = 0;
    for (const [document, sure] of surest) {
      add(holding, langOf(document), sure);
      all += sure;
    }
    const overall = idf(collection.size, all);
    const worth = new Map<string, number>();
    for (const [lang, size] of collection.sizeOf) {
      worth.set(lang, (weight * (overall + idf(size, holding.get(lang) ?? 0))) / 2);
      add(reachable, lang, weight * overall * (reached.get(lang) ?? 0));
    }
    for (const [document, count] of counts) {
      const length = 1 - b + b * (collection.lengths[document] ?? 1);
      add(scores, document, ((worth.get(langOf(document)) ?? 0) * count) / (count + k1 * length));
    }
  }
  const most = Math.max(1e-9, ...reachable.values());
  for (const [document, score] of scores) {
    const reach = Math.max(reachable.get(langOf(document)) ?? 0, most / 10);
    scores.set(document, (score / most) * (most / reach) ** fair);
  }
  return scores;
}
