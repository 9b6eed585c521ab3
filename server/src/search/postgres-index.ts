import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { insertInto, pgArray, replaceDocuments } from './document-store.js';
import type { FoundRow } from './hit-reasons.js';
import { type FacetName, facetNames, type MapPoint, type SearchSort } from './search-engine.js';
import type { IndexAnswer, IndexQuestion, SearchIndex } from './search-index.js';
import { facetColumns, matched, nearestOrder, passing, type Sql, visible } from './statement.js';

function orderOf({ sort, filters }: IndexQuestion): Sql {
  const orders: Record<Exclude<SearchSort, 'nearest'>, string> = {
    relevance: 'd.score desc, d.title, d.record_id',
    newest: 'd.updated_at desc, d.record_id',
    name: 'd.title, d.record_id',
  };
  if (sort === 'nearest') return nearestOrder(filters.near);
  return { text: orders[sort], values: [] };
}

/** The typo step needs a lower bar than the server's default; it holds for this statement's transaction only. */
async function run<T extends object>(em: EntityManager, { plan }: IndexQuestion, { text, values }: Sql): Promise<T[]> {
  if (!plan.typos) return em.execute<T[]>(text, values);
  return em.transactional(async (transaction) => {
    await transaction.execute(`select set_config('pg_trgm.word_similarity_threshold', '0.45', true)`);
    return transaction.execute<T[]>(text, values);
  });
}

/** The documents as a table of PostgreSQL: full text, trigrams and arrays, each with its GIN index. */
export function postgresIndex(orm: MikroORM): SearchIndex {
  return {
    name: 'postgres',
    async count(question) {
      const { text, values } = matched(question, false);
      const statement = `${text} select count(*)::int as count from m d where ${passing()}`;
      const [row] = await run<{ count: number }>(orm.em.fork(), question, { text: statement, values });
      return row?.count ?? 0;
    },
    async find(question): Promise<IndexAnswer> {
      const { text, values } = matched(question, true);
      const order = orderOf(question);
      const facet = (name: FacetName) =>
        `(select '${name}' as name, value as id, count(*)::int as count from m d, unnest(${facetColumns[name]}) as value
          where ${passing(name)} group by value order by count desc, value limit 60)`;
      const [row] = await run<{ total: number; rows: FoundRow[] | null; facets: IndexAnswer['facets'] | null }>(
        orm.em.fork(),
        question,
        {
          text: `${text}, page as (
              select d.doc_id, d.score, row_number() over (order by ${order.text}) as position
              from m d where ${passing()} order by ${order.text} limit ?::int offset ?::int)
            select (select count(*)::int from m d where ${passing()}) as total,
              (select jsonb_agg(jsonb_build_object('record_id', s.record_id, 'score', page.score, 'texts', s.texts,
                 'concepts', s.concepts, 'sectors', s.sectors, 'country', s.country, 'place', s.place)
                 order by page.position) from page join search_document s on s.doc_id = page.doc_id) as rows,
              (select jsonb_agg(f) from (${facetNames.map(facet).join(' union all ')}) f) as facets`,
          values: [...values, ...order.values, ...order.values, question.first, question.offset],
        },
      );
      return { total: row?.total ?? 0, rows: row?.rows ?? [], facets: row?.facets ?? [] };
    },
    async points(question, limit) {
      const { text, values } = matched(question, false);
      return run<MapPoint>(orm.em.fork(), question, {
        text: `${text} select d.record_id as id, d.title, d.title_lang as lang, d.place, d.latitude, d.longitude
          from m d where ${passing()} and d.latitude is not null and d.longitude is not null
          order by d.title, d.record_id limit ?::int`,
        values: [...values, limit],
      });
    },
    async names(key, first, viewer) {
      const allowed = visible(viewer);
      const pattern = `% ${key.replaceAll(/[\\%_]/g, '\\$&')}%`;
      return orm.em.fork().execute(
        `select d.record_id as id, d.title, d.title_lang as lang from search_document d
         where d.names like ? and (${allowed.text}) order by d.title, d.record_id limit ?::int`,
        [pattern, ...allowed.values, first],
      );
    },
    async replace(recordIds, documents) {
      await orm.em.fork().transactional((em) => replaceDocuments(em, recordIds, documents));
    },
    async swapIn(fill) {
      const em = orm.em.fork();
      const next = `search_document_next`;
      await em.execute(`drop table if exists ${next}`);
      await em.execute(`create table ${next} (like search_document including defaults including constraints)`);
      let writing: Promise<void> = Promise.resolve();
      await fill(async (documents) => {
        // One batch is written while the next is made: the database and this process each have a core to use.
        await writing;
        writing = insertInto(orm.em.fork(), next, documents);
        writing.catch(() => {});
      });
      await writing;
      for (const statement of indexStatements(next)) await em.execute(statement);
      await em.execute(`analyze ${next}`);
      await em.transactional(async (transaction) => {
        await transaction.execute('drop table search_document');
        await transaction.execute(`alter table ${next} rename to search_document`);
      });
    },
    async hashes(recordIds) {
      const rows = await orm.em
        .fork()
        .execute<{ doc_id: string; hash: string }[]>(
          'select doc_id, hash from search_document where record_id = any(?::text[])',
          [pgArray(recordIds)],
        );
      return new Map(rows.map((row) => [row.doc_id, row.hash]));
    },
    async size() {
      const [row] = await orm.em.fork().execute<{ n: number }[]>('select count(*)::int as n from search_document');
      return row?.n ?? 0;
    },
  };
}

/** The indexes of a table of documents; made after it is filled, which is several times faster. */
function indexStatements(table: string): string[] {
  const arrays = ['concepts', 'sectors', 'agreements', 'languages', 'clusters'];
  return [
    `alter table ${table} add primary key (doc_id)`,
    `create index on ${table} (record_id)`,
    `create index on ${table} using gin (words)`,
    `create index on ${table} using gin (folded gin_trgm_ops)`,
    `create index on ${table} using gin (names gin_trgm_ops)`,
    ...arrays.map((column) => `create index on ${table} using gin (${column})`),
    `create index on ${table} (country, place)`,
  ];
}
