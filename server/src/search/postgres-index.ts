import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { groupBy } from '../foundation/batching.js';
import { tokenise } from '../thesaurus/normalise.js';
import { insertInto, pgArray, replaceDocuments } from './document-store.js';
import { type FacetNumbers, facetNumbers } from './facet-numbers.js';
import { facetKey, facetValues, tally } from './facet-values.js';
import type { FoundRow } from './hit-reasons.js';
import { hasTopic } from './plan.js';
import type { SearchDocument } from './search-document.js';
import type { MapPoint } from './search-engine.js';
import type { IndexAnswer, IndexQuestion, SearchIndex } from './search-index.js';
import {
  answering,
  failedFilter,
  filtered,
  nameScore,
  nearestOrder,
  passing,
  type Sql,
  textScore,
  topicScore,
  visible,
} from './statement.js';

/** How many of the most promising hits have their words and names read; the rest follow by topic and place alone. */
const ranked = 1000;

function orderOf({ sort, filters }: IndexQuestion): Sql {
  if (sort === 'nearest') return nearestOrder(filters.near);
  return { text: sort === 'newest' ? 'd.updated_at desc, d.record_id' : 'd.title, d.record_id', values: [] };
}

/**
 * Settings for one statement's transaction: the typo step needs a lower bar than the server's default, and words are
 * looked up in their index, since the planner does not know what reading the words of every document costs.
 */
async function run<T extends object>(em: EntityManager, { plan }: IndexQuestion, { text, values }: Sql): Promise<T[]> {
  if (plan.words.length === 0) return em.execute<T[]>(text, values);
  return em.transactional(async (transaction) => {
    await transaction.execute(
      `select set_config('pg_trgm.word_similarity_threshold', '0.45', true), set_config('enable_seqscan', 'off', true)`,
    );
    return transaction.execute<T[]>(text, values);
  });
}

interface NamedRow {
  id: string;
  title: string;
  lang: string;
}

/** The beginning of the names, as its index has it: names may be longer than an entry of the index. */
const nameStart = 'left(d.names, 80) collate "C"';

interface Page {
  rows: FoundRow[];
  total: number;
}

/** Equal scores are many: comparing their titles by the rules of a language would take longer than all the rest. */
const byScore = 'score desc, title collate "C", record_id collate "C"';

const shown = `jsonb_agg(jsonb_build_object('record_id', s.record_id, 'score', page.score, 'texts', s.texts,
  'concepts', s.concepts, 'sectors', s.sectors, 'country', s.country, 'place', s.place) order by page.position)`;

/** A page by relevance: every hit has points for topic and place, the best of them for words and names as well. */
async function pageByRelevance(em: EntityManager, question: IndexQuestion): Promise<Page> {
  const { plan, first, offset } = question;
  const where = passing(question);
  const topic = topicScore(plan);
  const name = nameScore(plan);
  const text = textScore(plan);
  const [row] = await run<{ total: number; rows: FoundRow[] | null }>(em, question, {
    text: `with hit as materialized (
        select d.ctid as at, (${topic.text})::float8 as topic, (${name.text})::float8 as name
        from search_document d where ${where.text}),
      best as materialized (select at, topic from hit order by topic + name desc, at limit ${ranked}),
      scored as (
        select d.doc_id, d.title, d.record_id, best.topic + (${text.text})::float8 as score
        from best join search_document d on d.ctid = best.at${
          offset + first <= ranked
            ? ''
            : `
        union all
        select d.doc_id, d.title, d.record_id, hit.topic from hit join search_document d on d.ctid = hit.at
        where hit.at not in (select at from best)`
        }),
      page as (
        select doc_id, score, row_number() over (order by ${byScore}) as position
        from scored order by ${byScore} limit ?::int offset ?::int)
      select (select count(*)::int from hit) as total,
        (select ${shown} from page join search_document s using (doc_id)) as rows`,
    values: [...topic.values, ...name.values, ...where.values, ...text.values, first, offset],
  });
  return { rows: row?.rows ?? [], total: row?.total ?? 0 };
}

/** A page in an order that has nothing to do with the query. */
async function pageInOrder(em: EntityManager, question: IndexQuestion): Promise<FoundRow[]> {
  const where = passing(question);
  const order = orderOf(question);
  const [row] = await run<{ rows: FoundRow[] | null }>(em, question, {
    text: `select ${shown} as rows from (
        select d.doc_id, 0 as score, row_number() over () as position from (
          select d.doc_id from search_document d where ${where.text} order by ${order.text}
          limit ?::int offset ?::int) d) page
      join search_document s using (doc_id)`,
    values: [...where.values, ...order.values, question.first, question.offset],
  });
  return row?.rows ?? [];
}

async function countOf(em: EntityManager, question: IndexQuestion): Promise<number> {
  const { text, values } = passing(question);
  const statement = `select count(*)::int as count from search_document d where ${text}`;
  const [row] = await run<{ count: number }>(em, question, { text: statement, values });
  return row?.count ?? 0;
}

/**
 * Counts of every facet from one reading of the hits. A facet's hits are those that pass all filters and those that fail
 * its own alone; each of these groups is counted whole up to `counted` documents. Of a larger group so many stand for
 * all: a rebuild stores documents in no order of meaning.
 */
async function facetsOf(
  em: EntityManager,
  numbers: FacetNumbers,
  question: IndexQuestion,
  counted: number,
  passed: Promise<number>,
): Promise<Pick<IndexAnswer, 'estimated' | 'facets'>> {
  const where = answering(question);
  const failed = failedFilter(question.filters);
  const groups = ['', ...filtered(question.filters)].map(
    (
      name,
    ) => `select '${name}' as failed, ${name === '' ? 'null' : `(select count(*)::int from hit where failed = '${name}')`} as total,
      count(*)::int as taken, coalesce(string_agg(facets, ' '), '') as list
      from (select facets from hit where failed = '${name}' limit ${counted}) part`,
  );
  const found = await run<{ failed: string; total: number | null; taken: number; list: string }>(em, question, {
    // Without a limit inside `hit`: it would make the planner read the table from its beginning instead of an index.
    text: `with hit as materialized (select d.facets, ${failed.text} as failed from search_document d where ${where.text})
      ${groups.join(' union all ')}`,
    values: [...failed.values, ...where.values],
  });
  // How many pass all filters is known to the page already, and counting them here would read every one of them.
  const all = await passed;
  const shares = found.map((group) => (group.taken < counted ? 1 : (group.total ?? all) / group.taken));
  const estimated = shares.some((share) => share > 1);
  const facets = new Map<string, IndexAnswer['facets'][number]>();
  for (const [position, group] of found.entries()) {
    const counts = tally(group.list);
    const values = await numbers.valuesOf(counts.keys());
    for (const [number, count] of counts) {
      const value = values.get(number);
      if (!value || (group.failed !== '' && group.failed !== value.name)) continue;
      const key = facetKey(value);
      facets.set(key, { ...value, count: count * (shares[position] ?? 1) + (facets.get(key)?.count ?? 0) });
    }
  }
  const rounded = (count: number) => Math.round(estimated ? Number(count.toPrecision(3)) : count);
  return {
    estimated,
    facets: mostFrequent([...facets.values()].map((each) => ({ ...each, count: rounded(each.count) }))),
  };
}

/** At most sixty values of each facet. */
function mostFrequent(facets: IndexAnswer['facets']): IndexAnswer['facets'] {
  const sorted = facets.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  return [...groupBy(sorted, (each) => each.name).values()].flatMap((each) => each.slice(0, 60));
}

/**
 * The documents as a table of PostgreSQL: full text, trigrams and arrays, each with its GIN index. Facets are counted
 * over at most `counted` hits.
 */
export function postgresIndex(orm: MikroORM, counted = 10_000): SearchIndex {
  const numbers = facetNumbers(orm);
  const numbersFor = (documents: readonly SearchDocument[]) => numbers.numbersOf(documents.flatMap(facetValues));
  return {
    name: 'postgres',
    wantsLabels: false,
    count: (question) => countOf(orm.em.fork(), question),
    async find(question): Promise<IndexAnswer> {
      const em = () => orm.em.fork();
      const asked = question.plan.words.length > 0 || hasTopic(question.plan);
      const paging =
        question.sort === 'relevance' && asked
          ? pageByRelevance(em(), question)
          : Promise.all([pageInOrder(em(), question), countOf(em(), question)]).then(([rows, total]) => ({
              rows,
              total,
            }));
      const [page, facets] = await Promise.all([
        paging,
        facetsOf(
          em(),
          numbers,
          question,
          counted,
          paging.then(({ total }) => total),
        ),
      ]);
      return { ...page, ...facets };
    },
    async points(question, limit) {
      const { text, values } = passing(question);
      return run<MapPoint>(orm.em.fork(), question, {
        text: `select d.record_id as id, d.title, d.title_lang as lang, d.place, d.latitude, d.longitude
          from search_document d where ${text} and d.latitude is not null and d.longitude is not null
          order by d.title, d.record_id limit ?::int`,
        values: [...values, limit],
      });
    },
    async names(key, first, viewer) {
      const allowed = visible(viewer);
      const columns = 'd.record_id as id, d.title, d.title_lang as lang';
      const beginning = await orm.em.fork().execute<NamedRow[]>(
        `select ${columns} from search_document d where ${nameStart} like ? and (${allowed.text})
         order by ${nameStart}, d.record_id limit ?::int`,
        [` ${key.replaceAll(/[\\%_]/g, '\\$&')}%`, ...allowed.values, first],
      );
      const words = tokenise(key).map((token) => `'${token.folded}'`);
      if (beginning.length === first || words.length === 0) return beginning;
      // Two letters begin a word in thousands of names: a hundred of them are enough to choose from.
      const within = await orm.em.fork().execute<NamedRow[]>(
        `select * from (select ${columns} from search_document d
           where d.name_words @@ to_tsquery('simple', ?) and (${allowed.text}) limit 100) found
         order by title, id limit ?::int`,
        [`${words.join(' & ')}:*`, ...allowed.values, first],
      );
      const seen = new Set(beginning.map((row) => row.id));
      return [...beginning, ...within.filter((row) => !seen.has(row.id))].slice(0, first);
    },
    async replace(recordIds, documents) {
      const known = await numbersFor(documents);
      await orm.em.fork().transactional((em) => replaceDocuments(em, recordIds, documents, known));
    },
    async swapIn(fill) {
      const em = orm.em.fork();
      const next = `search_document_next`;
      await em.execute(`drop table if exists ${next}`);
      await em.execute(`create table ${next} (like search_document including defaults including constraints including storage)
         with (toast_tuple_target = 600)`);
      let writing: Promise<void> = Promise.resolve();
      await fill(async (documents) => {
        const known = await numbersFor(documents);
        // One batch is written while the next is made: the database and this process each have a core to use.
        await writing;
        writing = insertInto(orm.em.fork(), next, documents, known);
        writing.catch(() => {});
      });
      await writing;
      await em.transactional(async (transaction) => {
        await transaction.execute(`set local maintenance_work_mem = '256MB'`);
        for (const statement of indexStatements(next)) await transaction.execute(statement);
        await transaction.execute(`analyze ${next}`);
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
    `create index on ${table} using gin (name_words)`,
    `create index on ${table} using gin (names gin_trgm_ops)`,
    ...arrays.map((column) => `create index on ${table} using gin (${column})`),
    `create index on ${table} ((${nameStart.replace('d.', '')}), record_id)`,
    `create index on ${table} (title, record_id)`,
    `create index on ${table} (updated_at desc, record_id)`,
    `create index on ${table} (country, place)`,
    `create index on ${table} (place)`,
  ];
}
