import type { EntityManager } from '@mikro-orm/postgresql';

const batch = 5000;

/**
 * Writes rows by a few statements, leaving those whose key exists; returns how many are new. `columns` is `name type, …`,
 * as the rows name them.
 */
export async function insertRows(
  em: EntityManager,
  table: string,
  columns: string,
  rows: readonly object[],
): Promise<number> {
  const names = columns.replaceAll(/ (?:text|boolean)/g, '');
  let count = 0;
  for (let at = 0; at < rows.length; at += batch) {
    const made = await em.execute<{ made: number }[]>(
      `with made as (insert into ${table} (${names}) select ${names} from jsonb_to_recordset(?::jsonb) as given (${columns})
       on conflict do nothing returning 1) select count(*)::int as made from made`,
      [JSON.stringify(rows.slice(at, at + batch))],
    );
    count += made[0]?.made ?? 0;
  }
  return count;
}
