import type { EntityManager } from '@mikro-orm/postgresql';
import { pgArray } from '../search/pg-array.js';

/** Column definitions `name type, …` of a batch, and the statements that go with them. */
function namesIn(columns: string): string[] {
  return columns
    .split(/,\s*/)
    .map((each) => each.trim().split(' ')[0] ?? '')
    .filter(Boolean);
}

/** Inserts a whole batch by one statement; rows whose key exists are left alone. Returns the given column of the new rows. */
export async function insertRows(
  em: EntityManager,
  table: string,
  columns: string,
  rows: readonly object[],
  returning: string,
): Promise<string[]> {
  if (rows.length === 0) return [];
  const names = namesIn(columns).join(', ');
  const made = await em.execute<Record<string, string>[]>(
    `insert into ${table} (${names}) select ${names} from jsonb_to_recordset(?::jsonb) as given (${columns})
     on conflict do nothing returning ${returning}::text as made`,
    [JSON.stringify(rows)],
  );
  return made.map((each) => each.made ?? '');
}

/** Updates rows by their id, a whole batch by one statement. */
export async function updateRows(
  em: EntityManager,
  table: string,
  columns: string,
  rows: readonly object[],
  also = '',
): Promise<void> {
  if (rows.length === 0) return;
  const set = namesIn(columns)
    .filter((name) => name !== 'id')
    .map((name) => `${name} = given.${name}`);
  await em.execute(
    `update ${table} set ${set.join(', ')}${also} from jsonb_to_recordset(?::jsonb) as given (${columns})
     where ${table}.id = given.id`,
    [JSON.stringify(rows)],
  );
}

/** Replaces the rows that belong to the given owners. */
export async function replaceOwned(
  em: EntityManager,
  table: string,
  owner: string,
  columns: string,
  ids: readonly string[],
  rows: readonly object[],
): Promise<void> {
  if (ids.length === 0) return;
  await em.execute(`delete from ${table} where ${owner} = any(?::uuid[])`, [pgArray(ids)]);
  await insertRows(em, table, columns, rows, owner);
}
