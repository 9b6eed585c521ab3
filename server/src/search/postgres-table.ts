import { availableParallelism } from 'node:os';
import type { MikroORM } from '@mikro-orm/postgresql';
import { columns, copyDocuments } from './document-store.js';
import type { Filling } from './fill-thread.js';
import { fillThreads } from './fill-threads.js';
import { writeMark } from './mark.js';
import { poolWith } from './pool-with.js';
import { nameStart } from './postgres-names.js';
import type { SearchIndex } from './search-index.js';
import type { Vocabulary } from './vocabulary.js';
import type { Writers } from './writers.js';

/** More would only wait for the database. */
const mostThreads = 4;

const next = 'search_document_next';

/**
 * What is half built after a crash is built again, so nothing has to wait for the disk. An index of words is made in little
 * memory as fast as in much.
 */
const settings = ['synchronous_commit=off', 'maintenance_work_mem=128MB'];

/**
 * Fills a fresh table beside the present one by COPY, in threads from so many records on, then makes its indexes, two at
 * once; returns how to swap it in.
 */
export async function fillTable(
  orm: MikroORM,
  { writingOf, words }: Writers,
  threadsFrom: number,
  fill: Parameters<SearchIndex['fillBeside']>[1],
): ReturnType<SearchIndex['fillBeside']> {
  const url = orm.config.get('clientUrl') ?? '';
  const pool = poolWith(url, settings, { max: 2 });
  const inOrder = async (statements: readonly string[]) => {
    for (const statement of statements) await pool.query(statement);
  };
  try {
    await inOrder([
      `drop table if exists ${next}`,
      // Nothing in it is old, and reading it for statistics again and again while it is filled tells nobody anything.
      `create table ${next} (like search_document including defaults including constraints including identity)
        with (toast_tuple_target = 600, autovacuum_enabled = off, toast.autovacuum_enabled = off)`,
      ...storageStatements,
    ]);
    await fill({
      write: async (documents) => {
        await copyDocuments(pool, next, documents, await writingOf(documents));
        await words.add(documents);
      },
      makers: ({ suggestable, sectors }, today, records) =>
        records < threadsFrom
          ? null
          : fillThreads(
              { url, table: next, today, labels: suggestable, sectors: parentsOf(sectors) },
              Math.min(availableParallelism(), mostThreads),
            ),
    });
    await inOrder([`alter table ${next} add primary key (doc_id)`]);
    // The index of words takes as long as all others together.
    await Promise.all([inOrder(wordsIndex), inOrder(otherIndexes)]);
    await inOrder(statistics);
    await inOrder([`alter table ${next} reset (autovacuum_enabled, toast.autovacuum_enabled)`]);
  } finally {
    await pool.end();
  }
  return (mark) =>
    orm.em.fork().transactional(async (transaction) => {
      await transaction.execute('drop table search_document');
      await transaction.execute(`alter table ${next} rename to search_document`);
      await writeMark(transaction, 'postgres', mark);
    });
}

/** As plain rows, which can be handed to a thread. */
function parentsOf(sectors: Vocabulary['sectors']): Filling['sectors'] {
  return new Map([...sectors].map(([id, { parentId }]) => [id, { parentId }]));
}

const inside = ['doc_id', 'hash', 'record_id', 'title', 'title_lang', 'names', 'name_words', 'tags', 'facets'];

/**
 * What is read of every hit stays in its row; texts and words, read of the few that are ranked or shown, lie outside it.
 * Without this the short columns would be moved out as well to make the row narrow, and be fetched one by one. Texts are
 * short: made smaller by a sixth, they would cost the time to do it.
 */
const storageStatements = [
  ...inside.map((column) => `alter table ${next} alter column ${column} set storage main`),
  `alter table ${next} alter column words set storage external`,
  `alter table ${next} alter column texts set storage external`,
  // Which values go with how many documents decides between an index and reading everything.
  `alter table ${next} alter column tags set statistics 1000`,
];

// The indexes are made after the table is filled, which is several times faster.
const wordsIndex = [`create index on ${next} using gin (words)`];

const otherIndexes = [
  `create index on ${next} (record_id)`,
  `create unique index on ${next} (number)`,
  `create index on ${next} using gin (name_words)`,
  `create index on ${next} using gin (names gin_trgm_ops)`,
  `create index on ${next} using gin (name_keys)`,
  `create index on ${next} using gin (tags)`,
  `create index on ${next} ((${nameStart.replace('d.', '')}), record_id)`,
  `create index on ${next} (title, record_id)`,
  `create index on ${next} (updated_at desc, record_id)`,
  `create index on ${next} (latitude, longitude)`,
];

/** Tags are read in every row, all others in fewer: read together, the words of every row would be. */
const statistics = [`analyze ${next} (${columns.replace(' tags,', '')}, number)`, `analyze ${next} (tags)`];
