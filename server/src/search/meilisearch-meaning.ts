import type { Index } from 'meilisearch';
import { type Embedder, embedderName, vectorsOf } from './embedder.js';
import type { StoredDocument } from './meilisearch-document.js';
import type { FilterText } from './meilisearch-statement.js';

/** Nobody who searches waits longer for what is near in meaning, in milliseconds: the words alone answer then. */
const patience = 3000;

/** Records near in meaning to some words, the nearest first; fails where the embedder fails or takes too long. */
export async function recordsMeant(
  documents: Index<StoredDocument>,
  embedder: Embedder,
  words: string,
  filter: FilterText,
  limit: number,
): Promise<string[]> {
  const own = embedder.source === 'userProvided' ? (await vectorsOf(embedder, [words], patience))[0] : undefined;
  const { hits } = await documents.search(
    words,
    {
      ...(filter === null ? {} : { filter }),
      ...(own ? { vector: own } : {}),
      hybrid: { embedder: embedderName, semanticRatio: embedder.semanticRatio },
      rankingScoreThreshold: embedder.least,
      attributesToRetrieve: ['record_id'],
      limit,
    },
    { signal: AbortSignal.timeout(patience) },
  );
  return [...new Set(hits.map((hit) => hit.record_id))];
}
