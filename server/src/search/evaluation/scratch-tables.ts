import type { MikroORM } from '@mikro-orm/postgresql';

const schema = 'search_evaluation';
/** Everything that filling and asking an index writes to. */
const written = ['search_document', 'search_facet_value', 'search_word', 'outbox_reader', 'outbox_set_aside'];

/** Opens a second connection to the database whose tables are looked for first in `schema`. */
export type OpenBeside = (schema: string) => Promise<MikroORM>;

/**
 * Works with empty tables of the same names beside those of the index, which stay as they are; the vocabulary is read from
 * where it is. The tables go afterwards, and what a run that was killed left goes before. One such run at a time.
 */
export async function withScratchTables<T>(
  orm: MikroORM,
  open: OpenBeside,
  work: (scratch: MikroORM) => Promise<T>,
): Promise<T> {
  const run = (sql: string) => orm.em.fork().execute(sql);
  const clear = () => run(`drop schema if exists ${schema} cascade`);
  await clear();
  await run(`create schema ${schema}`);
  for (const table of written) await run(`create table ${schema}.${table} (like ${table} including all)`);
  const scratch = await open(schema);
  try {
    const rows = await scratch.em
      .fork()
      .execute<{ name: string }[]>(
        `select relnamespace::regnamespace::text as name from pg_class where oid = 'search_document'::regclass`,
      );
    if (rows[0]?.name !== schema) throw new Error('The scratch tables are not the ones that are found; nothing done.');
    return await work(scratch);
  } finally {
    await scratch.close(true);
    await clear();
  }
}
