import type { EntityManager } from '@mikro-orm/postgresql';
import type { IndexQuestion } from './search-index.js';
import type { Sql } from './statement.js';

/**
 * Settings for one statement's transaction: the typo step needs a lower bar than the server's default, and words are
 * looked up in their index, since the planner does not know what reading the words of every document costs.
 */
export async function run<T extends object>(
  em: EntityManager,
  { plan }: IndexQuestion,
  { text, values }: Sql,
): Promise<T[]> {
  if (plan.words.length === 0) return em.execute<T[]>(text, values);
  return em.transactional(async (transaction) => {
    await transaction.execute(
      `select set_config('pg_trgm.word_similarity_threshold', '0.45', true), set_config('enable_seqscan', 'off', true)`,
    );
    return transaction.execute<T[]>(text, values);
  });
}
