import type { EntityName, FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { BadInput } from './refusal.js';

/** Refuses a filter by what does not exist, since an empty list would not tell a slip of the pen from nothing found. */
export async function requireKnown<T extends object>(
  em: EntityManager,
  entity: EntityName<T>,
  key: string & keyof T,
  field: string,
  values: readonly string[] | string | null | undefined,
): Promise<void> {
  const wanted = [...new Set(typeof values === 'string' ? [values] : (values ?? []))];
  if (wanted.length === 0) return;
  const rows = await em.find<T>(entity, { [key]: { $in: wanted } } as FilterQuery<NoInfer<T>>);
  const known = new Set(rows.map((row) => String((row as T)[key])));
  const unknown = wanted.filter((each) => !known.has(each));
  if (unknown.length > 0)
    throw new BadInput(field, 'there is no {values} here', { values: unknown.map((each) => `"${each}"`).join(', ') });
}
