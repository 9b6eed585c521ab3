import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { groupBy } from '../foundation/batching.js';
import { tokenise } from '../thesaurus/normalise.js';
import { copyDocuments, replaceDocuments, type Writing } from './document-store.js';
import { type FacetNumberMap, type FacetNumbers, facetNumbers } from './facet-numbers.js';
import { type FacetValue, facetKey, facetValues, tally } from './facet-values.js';
import type { FoundRow } from './hit-reasons.js';
import { lexemesOf } from './lexemes.js';
import { readMark, writeMark } from './mark.js';
import { pgArray } from './pg-array.js';
import { hasTopic, type Plan } from './plan.js';
import { postgresSpelling, type Spelling } from './postgres-spelling.js';
import type { SearchDocument } from './search-document.js';
import type { FacetName, MapPoint, SearchFilters } from './search-engine.js';
import type { IndexAnswer, IndexQuestion, SearchIndex } from './search-index.js';
import {
  counted,
  failedFilter,
  filtered,
  nameScore,
  nearestOrder,
  ownWords,
  passing,
  type Sql,
  spottedNouns,
  textScore,
  topicScore,
  visible,
} from './statement.js';
import { wordStore } from './word-store.js';

/** How many of the most promising hits have their words and names read; the rest follow by topic and place alone. */
const ranked = 250;
/** How many with all words of the query in their own texts are looked for first. */
const mostOwn = 2000;

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

/** Equal scores are many: comparing their titles by the rules of a language would take longer than all the rest. */
const byScore = 'score desc, title collate "C", record_id collate "C"';

const shown = `jsonb_agg(jsonb_build_object('record_id', s.record_id, 'score', page.score, 'texts', s.texts, 'tags', s.tags)
  order by page.position)`;

/** A row of the page as the statement gives it. */
interface ShownRow extends Pick<FoundRow, 'record_id' | 'score' | 'texts'> {
  tags: number[];
}

/** Facet values of a group of hits: how many hits there are, how many were taken, and their values as letters. */
interface FacetGroup {
  failed: string;
  total: number;
  taken: number;
  list: string;
}

/**
 * A facet's hits are those that pass all filters and those that fail its own alone; each of these groups is counted whole
 * up to `mostCounted` documents. Of a larger group so many stand for all: a rebuild stores documents in no order of meaning.
 */
function facetGroups(filters: SearchFilters, mostCounted: number): string {
  const group = (name: string) =>
    `select '${name}' as failed, (select count(*)::int from hit where failed = '${name}') as total,
      count(*)::int as taken, coalesce(string_agg(facets, ''), '') as list
      from (select facets from hit where failed = '${name}' limit ${mostCounted}) part`;
  return ['', ...filtered(filters)].map(group).join(' union all ');
}

/**
 * A page by relevance and its facets from one reading of the hits. Every hit has points for topic, place and name; the best
 * of them, and first those with all the words in their own texts, have points for their words as well.
 */
async function pageByRelevance(
  em: EntityManager,
  numbers: FacetNumberMap,
  question: IndexQuestion,
  mostCounted: number,
): Promise<{ rows: ShownRow[]; groups: FacetGroup[] }> {
  const { plan, first, offset, filters } = question;
  const where = counted(numbers, question);
  const failed = failedFilter(numbers, filters);
  const topic = topicScore(numbers, plan);
  const name = nameScore(plan);
  const own = ownWords(plan);
  const text = textScore(plan);
  const [row] = await run<{ rows: ShownRow[] | null; groups: FacetGroup[] }>(em, question, {
    // Without a limit inside `hit`: it would make the planner read the table from its beginning instead of an index.
    text: `with hit as materialized (
        select d.ctid as at, (${topic.text})::float8 as topic, (${name.text})::float8 as name, d.facets,
          ${failed.text} as failed
        from search_document d where ${where.text}),
      own as materialized (select d.ctid as at from search_document d where ${own.text} limit ${mostOwn}),
      best as materialized (
        select hit.at, topic from hit left join own using (at) where failed = ''
        order by topic + name + case when own.at is null then 0 else 1 end desc, hit.at limit ${ranked}),
      scored as (
        select d.doc_id, d.title, d.record_id, best.topic + (${text.text})::float8 as score
        from best join search_document d on d.ctid = best.at${
          offset + first <= ranked
            ? ''
            : `
        union all
        select d.doc_id, d.title, d.record_id, hit.topic from hit join search_document d on d.ctid = hit.at
        where failed = '' and hit.at not in (select at from best)`
        }),
      sorted as materialized (select * from scored offset 0),
      page as (
        select doc_id, score, row_number() over (order by ${byScore}) as position
        from sorted order by ${byScore} limit ?::int offset ?::int)
      select (select ${shown} from page join search_document s using (doc_id)) as rows,
        (select jsonb_agg(g) from (${facetGroups(filters, mostCounted)}) g) as groups`,
    values: [
      ...topic.values,
      ...name.values,
      ...failed.values,
      ...where.values,
      ...own.values,
      ...text.values,
      first,
      offset,
    ],
  });
  return { rows: row?.rows ?? [], groups: row?.groups ?? [] };
}

/** A page in an order that has nothing to do with the query. */
async function pageInOrder(em: EntityManager, numbers: FacetNumberMap, question: IndexQuestion): Promise<ShownRow[]> {
  const where = passing(numbers, question);
  const order = orderOf(question);
  const [row] = await run<{ rows: ShownRow[] | null }>(em, question, {
    text: `select ${shown} as rows from (
        select d.doc_id, 0 as score, row_number() over () as position from (
          select d.doc_id from search_document d where ${where.text} order by ${order.text}
          limit ?::int offset ?::int) d) page
      join search_document s using (doc_id)`,
    values: [...where.values, ...order.values, question.first, question.offset],
  });
  return row?.rows ?? [];
}

async function countOf(em: EntityManager, numbers: FacetNumberMap, question: IndexQuestion): Promise<number> {
  const { text, values } = passing(numbers, question);
  const statement = `select count(*)::int as count from search_document d where ${text}`;
  const [row] = await run<{ count: number }>(em, question, { text: statement, values });
  return row?.count ?? 0;
}

async function groupsOf(
  em: EntityManager,
  numbers: FacetNumberMap,
  question: IndexQuestion,
  mostCounted: number,
): Promise<FacetGroup[]> {
  const where = counted(numbers, question);
  const failed = failedFilter(numbers, question.filters);
  return run<FacetGroup>(em, question, {
    text: `with hit as materialized (select d.facets, ${failed.text} as failed from search_document d where ${where.text})
      ${facetGroups(question.filters, mostCounted)}`,
    values: [...failed.values, ...where.values],
  });
}

/** The counts of every facet from the groups of hits. */
async function facetsFrom(
  facetNumbers: FacetNumbers,
  groups: readonly FacetGroup[],
): Promise<Pick<IndexAnswer, 'estimated' | 'facets'>> {
  const shares = groups.map(({ taken, total }) => (taken === 0 ? 1 : total / taken));
  const estimated = shares.some((share) => share > 1);
  const facets = new Map<string, IndexAnswer['facets'][number]>();
  for (const [position, group] of groups.entries()) {
    const counts = tally(group.list);
    const values = await facetNumbers.valuesOf(counts.keys());
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

/** What a plan asks for as facet values. All are of the vocabulary, so that giving each a number is safe. */
function planValues({ concepts, near, sectors, places, countries, labelled }: Plan): FacetValue[] {
  const of = (name: FacetValue['name'], ids: Iterable<string>) => [...ids].map((id) => ({ name, id }));
  return [
    ...of('concept', [...concepts, ...near]),
    ...of('sector', sectors),
    ...of('place', places),
    ...of('country', countries),
    ...[...labelled.values()].flatMap((by) => spottedNouns.flatMap((noun) => of(noun, by[noun]))),
  ];
}

/** A row with what its tags stand for. */
async function foundFrom(facetNumbers: FacetNumbers, rows: readonly ShownRow[]): Promise<FoundRow[]> {
  const values = await facetNumbers.valuesOf(rows.flatMap((row) => row.tags));
  return rows.map(({ tags, ...row }) => {
    const own = tags.flatMap((tag) => values.get(tag) ?? []);
    const of = (name: FacetName) => own.filter((each) => each.name === name).map((each) => each.id);
    return {
      ...row,
      concepts: of('concept'),
      sectors: of('sector'),
      country: of('country')[0] ?? '',
      place: of('place')[0] ?? null,
    };
  });
}

/** At most sixty values of each facet. */
function mostFrequent(facets: IndexAnswer['facets']): IndexAnswer['facets'] {
  const sorted = facets.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
  return [...groupBy(sorted, (each) => each.name).values()].flatMap((each) => each.slice(0, 60));
}

/**
 * The documents as a table of PostgreSQL: full text, trigrams and arrays, each with its GIN index. Facets are counted
 * over at most `mostCounted` hits.
 */
export function postgresIndex(orm: MikroORM, mostCounted = 10_000): SearchIndex & Spelling {
  const numbers = facetNumbers(orm);
  const lexemes = lexemesOf(orm);
  const writingOf = async (documents: readonly SearchDocument[]): Promise<Writing> => ({
    numbers: await numbers.numbersOf(documents.flatMap(facetValues)),
    reading: await lexemes.read(documents),
  });
  const words = wordStore(orm);
  return {
    ...postgresSpelling(orm, numbers),
    name: 'postgres',
    wantsLabels: false,
    meant: null,
    count: async (question) => countOf(orm.em.fork(), await numbers.known(), question),
    async find(question): Promise<IndexAnswer> {
      const em = () => orm.em.fork();
      const known = await numbers.numbersOf(planValues(question.plan));
      const asked = question.plan.only || question.plan.words.length > 0 || hasTopic(question.plan);
      const { rows, groups } =
        question.sort === 'relevance' && asked
          ? await pageByRelevance(em(), known, question, mostCounted)
          : await Promise.all([pageInOrder(em(), known, question), groupsOf(em(), known, question, mostCounted)]).then(
              ([page, found]) => ({ rows: page, groups: found }),
            );
      return {
        rows: await foundFrom(numbers, rows),
        total: groups.find((group) => group.failed === '')?.total ?? 0,
        leftOut: [],
        ...(await facetsFrom(numbers, groups)),
      };
    },
    async points(question, limit) {
      const { text, values } = passing(await numbers.known(), question);
      const found = await run<MapPoint & { tags: number[] }>(orm.em.fork(), question, {
        text: `select d.record_id as id, d.title, d.title_lang as lang, d.tags, d.latitude, d.longitude
          from search_document d where ${text} and d.latitude is not null and d.longitude is not null
          order by d.title, d.record_id limit ?::int`,
        values: [...values, limit],
      });
      const named = await numbers.valuesOf(found.flatMap((row) => row.tags));
      return found.map(({ tags, ...row }) => ({
        ...row,
        place: tags.map((tag) => named.get(tag)).find((value) => value?.name === 'place')?.id ?? null,
      }));
    },
    async records(question, limit) {
      const { text, values } = passing(await numbers.known(), question);
      const found = await run<{ id: string }>(orm.em.fork(), question, {
        text: `select d.record_id as id from search_document d where ${text} limit ?::int`,
        values: [...values, limit],
      });
      return found.map((row) => row.id);
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
    mark: () => readMark(orm.em.fork(), 'postgres'),
    async replace(recordIds, documents, mark) {
      const writing = await writingOf(documents);
      await words.add(documents);
      await orm.em.fork().transactional(async (em) => {
        if (recordIds.length > 0) await replaceDocuments(em, recordIds, documents, writing);
        if (mark) await writeMark(em, 'postgres', mark);
      });
    },
    async fillBeside(_vocabulary, fill) {
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
        await run(`create table ${next} (like search_document including defaults including constraints)
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
    async *stored() {
      const rows = await orm.em.fork().execute<{ doc_id: string }[]>('select doc_id from search_document');
      for (const { doc_id: id } of rows) yield id;
    },
    async size() {
      const [row] = await orm.em.fork().execute<{ n: number }[]>('select count(*)::int as n from search_document');
      return row?.n ?? 0;
    },
  };
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
