import type { MikroORM } from '@mikro-orm/postgresql';
import { systemClock } from '../../foundation/clock.js';
import { visitor } from '../../identity/viewer.js';
import { createSearchEngine } from '../engine.js';
import { postgresIndex } from '../postgres-index.js';
import type { SearchDocument } from '../search-document.js';
import type { SearchIndex } from '../search-index.js';
import { maximumQuery } from '../understanding.js';
import type { Vocabulary } from '../vocabulary.js';
import { engineDocument } from './engine-document.js';
import type { EvaluationText } from './evaluation-files.js';

const batch = 500;
const atOnce = 4;
/** A page, as a visitor is shown it: what lies deeper is seen by nobody. */
const first = 20;

/** Nobody follows the outbox of a scratch index. */
const noMark = { xid: '0', id: '0', at: '', day: '2026-01-01' };

async function fill(index: SearchIndex, vocabulary: Vocabulary, documents: readonly SearchDocument[]): Promise<void> {
  const swapIn = await index.fillBeside(vocabulary, async ({ write }) => {
    for (let at = 0; at < documents.length; at += batch) await write(documents.slice(at, at + batch));
  });
  await swapIn(noMark);
}

/**
 * What the product’s engine finds for each query, as a visitor would: the documents go into the (scratch) index, and into
 * PostgreSQL’s, where names and spellings lie whichever engine answers. Queries are cut at what the product takes.
 */
export async function engineWay(
  orm: MikroORM,
  index: SearchIndex,
  vocabulary: Vocabulary,
  documents: readonly EvaluationText[],
  queries: readonly EvaluationText[],
  progress: (words: string) => void,
): Promise<Map<string, string[]>> {
  const made = (withLabels: boolean) => documents.map((each, at) => engineDocument(vocabulary, each, at, withLabels));
  await fill(postgresIndex(orm), vocabulary, made(false));
  if (index.name !== 'postgres') await fill(index, vocabulary, made(index.wantsLabels));
  const keeper = { known: async () => vocabulary, refresh: async () => {} };
  const engine = createSearchEngine(orm, systemClock, index, keeper);
  const found = new Map<string, string[]>();
  const ask = async ({ id, lang, text }: EvaluationText) => {
    const query = text.slice(0, maximumQuery).replace(/\p{Cs}$/u, '');
    const request = { query, lang, filters: {}, sort: 'relevance', without: [], viewer: visitor, offset: 0 } as const;
    const { hits } = await engine.search({ ...request, first });
    found.set(
      id,
      hits.flatMap((hit) => documents[Number(hit.id)]?.id ?? []),
    );
  };
  for (let at = 0; at < queries.length; at += atOnce) {
    if (at % 100 === 0) progress(`${index.name}: ${at} of ${queries.length} queries`);
    await Promise.all(queries.slice(at, at + atOnce).map(ask));
  }
  return found;
}
