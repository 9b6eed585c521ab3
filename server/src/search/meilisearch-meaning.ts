import type { Index, SearchResponse } from 'meilisearch';
import { type Embedder, embedderName, vectorsOf } from './embedder.js';
import type { StoredDocument } from './meilisearch-document.js';
import type { FilterText } from './meilisearch-statement.js';

/** Nobody who searches waits longer for what is near in meaning, in milliseconds: the words alone answer then. */
const patience = 3000;

/** What a mixed search answers; the client does not know that it says how many hits are there by their meaning. */
type Mixed = SearchResponse<StoredDocument> & { semanticHitCount?: number };

/** Records near in meaning to some words, the nearest first; fails where the embedder fails or takes too long. */
export async function recordsMeant(
  documents: Index<StoredDocument>,
  embedder: Embedder,
  words: string,
  filter: FilterText,
  limit: number,
): Promise<string[]> {
  const own = embedder.source === 'userProvided' ? (await vectorsOf(embedder, [words], patience))[0] : undefined;
  const ask = (semanticRatio: number, most: number) =>
    documents.search(
      words,
      {
        ...(filter === null ? {} : { filter }),
        ...(own ? { vector: own } : {}),
        hybrid: { embedder: embedderName, semanticRatio },
        rankingScoreThreshold: embedder.least,
        attributesToRetrieve: ['record_id'],
        limit: most,
      },
      { signal: AbortSignal.timeout(patience) },
    );
  const answer: Mixed = await ask(embedder.semanticRatio, limit);
  // An embedder that fails is kept quiet by a mixed search, which then answers by words; meaning alone is refused.
  if (!own && !answer.semanticHitCount) await ask(1, 1);
  return [...new Set(answer.hits.map((hit) => hit.record_id))];
}
