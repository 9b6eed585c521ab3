import type { EntityManager } from '@mikro-orm/postgresql';
import { pgArray } from './pg-array.js';

/** Whose offers and needs these are. */
export async function ownersOf(em: EntityManager, offerings: readonly string[]): Promise<string[]> {
  if (offerings.length === 0) return [];
  const rows = await em.execute<{ id: string }[]>(
    'select distinct stakeholder_id as id from offering where id = any(?::uuid[])',
    [pgArray(offerings)],
  );
  return rows.map((row) => row.id);
}
