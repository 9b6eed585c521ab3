import type { MikroORM } from '@mikro-orm/postgresql';
import type { Sql } from './condition.js';
import { poolWith } from './pool-with.js';
import { runOver } from './run.js';

/** Reads the documents; every statement is one message to PostgreSQL and one back. */
export type Read = <T extends object>(statement: Sql) => Promise<T[]>;

/**
 * Words are looked up in their index, since the planner does not know what reading the words of every document costs;
 * the bar for typos is lower than the server's; one worker reads, since several hand over equal hits in another order each time.
 */
const settings = [
  'enable_seqscan=off',
  'max_parallel_workers_per_gather=0',
  'pg_trgm.word_similarity_threshold=0.45',
  'statement_timeout=60s',
];

/** So many may read at once; what comes beyond waits. */
const most = 8;
const readers = new WeakMap<MikroORM, Read>();

/**
 * Connections that do nothing but read the documents, with the settings that reading needs, so that no statement has to bring
 * them. Idle ones are let go of and keep no process alive.
 */
export function readerOf(orm: MikroORM): Read {
  const known = readers.get(orm);
  if (known) return known;
  const pool = poolWith(orm.config.get('clientUrl'), settings, {
    max: most,
    idleTimeoutMillis: 10_000,
    connectionTimeoutMillis: 60_000,
    allowExitOnIdle: true,
  });
  const run = runOver(pool);
  const read: Read = <T extends object>({ text, values }: Sql) => run<T>(text, values);
  readers.set(orm, read);
  return read;
}
