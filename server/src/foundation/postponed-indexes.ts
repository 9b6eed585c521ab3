import type { Bulk } from './in-bulk.js';

/**
 * Takes down the indexes of `tables` that only make reading quick: made anew when all rows are there they cost a fraction.
 * What uniqueness rests on stays. They are noted in a table by the same transaction, so that whoever comes next makes
 * them, whatever becomes of this process.
 */
export async function postponeIndexes(bulk: Bulk, tables: readonly string[]): Promise<void> {
  await bulk.transaction(async () => {
    // Whoever is making the last ones takes the table away with them.
    await bulk.query("select pg_advisory_xact_lock(hashtext('postponed indexes'))");
    await bulk.query('create table if not exists postponed_index (definition text primary key)');
    const found = await bulk.query<{ name: string; definition: string }>(
      `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
       where indrelid = any($1::text[]::regclass[]) and not indisunique and indisvalid`,
      [tables],
    );
    for (const { name, definition } of found) {
      await bulk.query('insert into postponed_index values ($1)', [definition]);
      await bulk.query(`drop index ${name}`);
    }
  });
}

/** Makes the indexes that were postponed, and nothing where none were. */
export async function makePostponedIndexes(bulk: Bulk): Promise<void> {
  // One process at a time; whoever waited finds nothing left. Given back with the connection.
  await bulk.query("select pg_advisory_lock(hashtext('postponed indexes'))");
  const [known] = await bulk.query<{ there: boolean }>("select to_regclass('postponed_index') is not null as there");
  if (!known?.there) return;
  await bulk.query("set maintenance_work_mem = '512MB'");
  for (let left = true; left; ) {
    await bulk.transaction(async () => {
      const [next] = await bulk.query<{ definition: string }>(
        `delete from postponed_index where definition =
           (select definition from postponed_index order by definition limit 1 for update) returning definition`,
      );
      await bulk.query(next?.definition ?? 'drop table postponed_index');
      left = next !== undefined;
    });
  }
}
