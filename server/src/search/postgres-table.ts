import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { copyDocuments, type Writing } from './document-store.js';
import { writeMark } from './mark.js';
import { nameStart } from './postgres-names.js';
import type { SearchDocument } from './search-document.js';
import type { SearchIndex } from './search-index.js';
import type { WordStore } from './word-store.js';

/** Fills a fresh table beside the present one by COPY, then makes its indexes; returns how to swap it in. */
export async function fillTable(
  orm: MikroORM,
  { writingOf, words }: { writingOf: (documents: readonly SearchDocument[]) => Promise<Writing>; words: WordStore },
  fill: Parameters<SearchIndex['fillBeside']>[1],
): ReturnType<SearchIndex['fillBeside']> {
  // A connection of its own, for COPY and for settings that hold while it lives.
  const client = new pg.Client({ connectionString: orm.config.get('clientUrl') });
  // A lost connection fails the statement under way; told twice it would end the process.
  client.on('error', () => {});
  await client.connect();
  const run = (text: string, values: unknown[] = []) => client.query(text, values);
  const next = 'search_document_next';
  try {
    // What is half built after a crash is built again, so nothing has to wait for the disk.
    await run('set synchronous_commit = off');
    await run(`set maintenance_work_mem = '512MB'`);
    await run(`drop table if exists ${next}`);
    await run(`create table ${next} (like search_document including defaults including constraints including identity)
      with (toast_tuple_target = 600)`);
    for (const statement of storageStatements(next)) await run(statement);
    await fill(async (documents) => {
      await copyDocuments(client, next, documents, await writingOf(documents));
      await words.add(documents);
    });
    for (const statement of indexStatements(next)) await run(statement);
    await run(`analyze ${next}`);
  } finally {
    await client.end();
  }
  return (mark) =>
    orm.em.fork().transactional(async (transaction) => {
      await transaction.execute('drop table search_document');
      await transaction.execute(`alter table ${next} rename to search_document`);
      await writeMark(transaction, 'postgres', mark);
    });
}

/**
 * What is read of every hit stays in its row; texts and words, read of the few that are ranked or shown, lie outside it.
 * Without this the short columns would be moved out as well to make the row narrow, and be fetched one by one.
 */
function storageStatements(table: string): string[] {
  const inside = ['doc_id', 'hash', 'record_id', 'title', 'title_lang', 'names', 'name_words', 'tags', 'facets'];
  return [
    ...inside.map((column) => `alter table ${table} alter column ${column} set storage main`),
    `alter table ${table} alter column words set storage external`,
  ];
}

/** The indexes of a table of documents; made after it is filled, which is several times faster. */
function indexStatements(table: string): string[] {
  return [
    `alter table ${table} add primary key (doc_id)`,
    `create index on ${table} (record_id)`,
    `create unique index on ${table} (number)`,
    `create index on ${table} using gin (words)`,
    `create index on ${table} using gin (name_words)`,
    `create index on ${table} using gin (names gin_trgm_ops)`,
    `create index on ${table} using gin (name_keys)`,
    `create index on ${table} using gin (tags)`,
    `create index on ${table} ((${nameStart.replace('d.', '')}), record_id)`,
    `create index on ${table} (title, record_id)`,
    `create index on ${table} (updated_at desc, record_id)`,
    `create index on ${table} (latitude, longitude)`,
    // Which values go with how many documents decides between an index and reading everything.
    `alter table ${table} alter column tags set statistics 1000`,
  ];
}
