import type { Meilisearch, MultiSearchQuery } from 'meilisearch';
import type { FilterText } from './meilisearch-statement.js';

/** Meilisearch reads so many terms of a query and silently drops the rest. */
const mostTerms = 10;

/** An Arabic word with its article is read as two. */
function termsOf(word: string): number {
  return /^ال./u.test(word) ? 2 : 1;
}

/** The words that are sent, and those that are not. */
export interface ChosenWords {
  sent: string[];
  leftOut: string[];
}

/**
 * The words of a query that Meilisearch can read. Of a longer one the rarest go, in their order: they say most. How rare
 * a word is counts only documents that the viewer may find (`open`).
 */
export async function rarestWords(
  client: Meilisearch,
  uid: string,
  words: readonly string[],
  open: FilterText,
): Promise<ChosenWords> {
  if (words.reduce((sum, word) => sum + termsOf(word), 0) <= mostTerms) return { sent: [...words], leftOut: [] };
  const { results } = await client.multiSearch<{ queries: MultiSearchQuery[] }>({
    queries: words.map((q) => ({
      indexUid: uid,
      q,
      page: 1,
      hitsPerPage: 0,
      ...(open === null ? {} : { filter: open }),
    })),
  });
  const counts = results.map((each) => (each as { totalHits?: number }).totalHits ?? 0);
  const rarestFirst = words.map((_, at) => at).sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || a - b);
  const chosen = new Set<number>();
  let room = mostTerms;
  for (const at of rarestFirst) {
    const terms = termsOf(words[at] ?? '');
    if (terms > room) continue;
    chosen.add(at);
    room -= terms;
  }
  return { sent: words.filter((_, at) => chosen.has(at)), leftOut: words.filter((_, at) => !chosen.has(at)) };
}
