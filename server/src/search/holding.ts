import type { HasDatabase } from '../foundation/database-slice.js';

/**
 * Runs work that must not be done twice at once, whichever process wants it: an index is written to by one at a time,
 * else the slower could put older documents over newer ones. The lock goes with its process, however that ends.
 * Without `wait` the answer is null when another process holds it.
 */
export function holding<T>(database: HasDatabase, name: string, work: () => Promise<T>): Promise<T>;
export function holding<T>(database: HasDatabase, name: string, work: () => Promise<T>, wait: false): Promise<T | null>;
export function holding<T>({ em }: HasDatabase, name: string, work: () => Promise<T>, wait = true): Promise<T | null> {
  return em.fork().transactional(async (lock) => {
    const key = `hashtext('outbox ' || ?)`;
    const [row] = await lock.execute<{ held: boolean }[]>(
      wait
        ? `select true as held from (select pg_advisory_xact_lock(${key})) waited`
        : `select pg_try_advisory_xact_lock(${key}) as held`,
      [name],
    );
    return row?.held ? work() : null;
  });
}
