import type { EntityManager } from '@mikro-orm/postgresql';

/** Thrown to take everything back that was only tried. */
class TriedOnly extends Error {}

/**
 * Does something with every rule of the code and of the database, then takes all of it back: the answer tells what would
 * have come of it, and whatever refuses it refuses it here.
 */
export async function tried<T>(em: EntityManager, attempt: (em: EntityManager) => Promise<T>): Promise<T> {
  let answer: { value: T } | null = null;
  await em
    .fork()
    .transactional(async (transaction) => {
      answer = { value: await attempt(transaction) };
      await transaction.flush();
      throw new TriedOnly();
    })
    .catch((error: unknown) => {
      if (!(error instanceof TriedOnly)) throw error;
    });
  return (answer as { value: T } | null as { value: T }).value;
}
