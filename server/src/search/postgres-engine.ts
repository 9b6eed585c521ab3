import type { MikroORM } from '@mikro-orm/postgresql';
import type { Clock } from '../foundation/clock.js';
import { createSearchEngine } from './engine.js';
import { postgresIndex } from './postgres-index.js';
import type { SearchEngine } from './search-engine.js';

/** The embedded engine: the index is a table beside the rows, so that no other service is needed. */
export function createPostgresEngine(orm: MikroORM, clock: Clock): SearchEngine {
  return createSearchEngine(orm, clock, postgresIndex(orm));
}
