import type { Logger } from 'pino';
import { systemClock } from '../foundation/clock.js';
import type { Embedder } from '../search/embedder.js';
import { createSearchEngine } from '../search/engine.js';
import { withFallback } from '../search/fallback-engine.js';
import { meilisearchIndex } from '../search/meilisearch-index.js';
import { createPostgresEngine } from '../search/postgres-engine.js';
import type { SearchEngine } from '../search/search-engine.js';
import type { Config } from './config.js';
import type { Database } from './database.js';

/** The engines that are kept true, and the one that answers. */
export interface SearchEngines {
  all: SearchEngine[];
  /** PostgreSQL's. */
  embedded: SearchEngine;
  answering: SearchEngine;
}

/** PostgreSQL always; before it Meilisearch where MEILI_URL is set, with PostgreSQL to fall back on. */
export function openSearchEngines(orm: Database, config: Config, log: Logger): SearchEngines {
  const postgres = createPostgresEngine(orm, systemClock);
  if (!config.MEILI_URL) return { all: [postgres], embedded: postgres, answering: postgres };
  const place = { host: config.MEILI_URL, masterKey: config.MEILI_MASTER_KEY, embedder: embedderOf(config) };
  const meilisearch = createSearchEngine(orm, systemClock, meilisearchIndex(orm, place));
  const failed = (error: unknown) => log.warn({ err: error }, 'Meilisearch does not answer; PostgreSQL does');
  return {
    all: [postgres, meilisearch],
    embedded: postgres,
    answering: withFallback(meilisearch, postgres, failed),
  };
}

/** The embedder of the settings, which were found complete. */
function embedderOf(config: Config): Embedder | null {
  if (!config.MEILI_EMBEDDER) return null;
  return {
    source: config.MEILI_EMBEDDER,
    url: config.MEILI_EMBEDDER_URL ?? null,
    model: config.MEILI_EMBEDDER_MODEL ?? null,
    key: config.MEILI_EMBEDDER_KEY ?? null,
    dimensions: config.MEILI_EMBEDDER_DIMENSIONS ?? null,
    request: config.MEILI_EMBEDDER_REQUEST ?? null,
    response: config.MEILI_EMBEDDER_RESPONSE ?? null,
    semanticRatio: config.MEILI_SEMANTIC_RATIO,
    least: config.MEILI_LEAST_MEANING,
  };
}
