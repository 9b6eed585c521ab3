import type { MikroORM } from '@mikro-orm/postgresql';
import { sqlOf } from './condition.js';
import { replaceDocuments } from './document-store.js';
import type { FacetValue } from './facet-values.js';
import { heldDocuments } from './held-documents.js';
import { readerOf } from './index-reader.js';
import { readMark, writeMark } from './mark.js';
import { pgArray } from './pg-array.js';
import { hasTopic, type Plan } from './plan.js';
import { facetsFrom } from './postgres-facets.js';
import { namesBeginning } from './postgres-names.js';
import { foundFrom, pageByRelevance, pageInOrder, recordsOf } from './postgres-page.js';
import { postgresSpelling, type Spelling } from './postgres-spelling.js';
import { fillTable } from './postgres-table.js';
import { runOf } from './run.js';
import type { MapPoint } from './search-engine.js';
import { type IndexAnswer, type IndexQuestion, type SearchIndex, withNames } from './search-index.js';
import { filtered, type Known, passing, spottedNouns } from './statement.js';
import { writersOver } from './writers.js';

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

/**
 * The documents as a table of PostgreSQL: full text, trigrams and arrays, each with its GIN index. Which of them answer, and
 * facets, are told from the values that this process holds (decision 022). From so many records on documents are made in
 * threads: for fewer, starting them costs more than they spare.
 */
export function postgresIndex(orm: MikroORM, threadsFrom = 5000): SearchIndex & Spelling {
  const writers = writersOver(runOf(orm));
  const { numbers, lexemes, words, writingOf } = writers;
  const read = readerOf(orm);
  const held = heldDocuments(orm);
  const knownFor = async ({ plan, filters }: IndexQuestion): Promise<Known> => {
    await numbers.numbersOf(planValues(plan));
    const wanted = filtered(filters).flatMap((name) => (filters[name] ?? []).map((id) => ({ name, id })));
    return { numbers: await numbers.known(wanted), forms: await lexemes.forms(plan.words) };
  };
  return {
    ...postgresSpelling(orm, numbers),
    name: 'postgres',
    wantsLabels: false,
    meant: null,
    count: async (question) => (await recordsOf(held, await knownFor(question), question)).length,
    async find(question): Promise<IndexAnswer> {
      const known = await knownFor(question);
      const asked = question.plan.only || question.plan.words.length > 0 || hasTopic(question.plan);
      const { rows, groups } =
        question.sort === 'relevance' && asked
          ? await pageByRelevance(read, held, known, question)
          : await pageInOrder(read, held, known, await withNames(question));
      return {
        rows: await foundFrom(numbers, rows),
        total: groups[0]?.total ?? 0,
        leftOut: [],
        facets: await facetsFrom(numbers, groups),
      };
    },
    async points(question, limit) {
      const { text, values } = sqlOf(passing(await knownFor(question), question));
      const found = await read<MapPoint & { tags: number[] }>({
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
    records: async (question, limit) => (await recordsOf(held, await knownFor(question), question)).slice(0, limit),
    refresh: () => held.read([], () => undefined),
    names: (key, first, viewer) => namesBeginning(read, key, first, viewer),
    mark: () => readMark(orm.em.fork(), 'postgres'),
    async replace(recordIds, documents, mark) {
      const writing = await writingOf(documents);
      await words.add(documents);
      await orm.em.fork().transactional(async (em) => {
        if (recordIds.length > 0) await replaceDocuments(em, recordIds, documents, writing);
        if (mark) await writeMark(em, 'postgres', mark);
      });
    },
    fillBeside: (_vocabulary, fill) => fillTable(orm, writers, threadsFrom, fill),
    async hashes(recordIds) {
      const rows = await orm.em
        .fork()
        .execute<{ doc_id: string; hash: string }[]>(
          'select doc_id, hash from search_document where record_id = any(?::text[]) and open_to <> 0',
          [pgArray(recordIds)],
        );
      return new Map(rows.map((row) => [row.doc_id, row.hash]));
    },
    async *stored() {
      const rows = await orm.em
        .fork()
        .execute<{ doc_id: string }[]>('select doc_id from search_document where open_to <> 0');
      for (const { doc_id: id } of rows) yield id;
    },
    async size() {
      const [row] = await orm.em
        .fork()
        .execute<{ n: number }[]>('select count(*)::int as n from search_document where open_to <> 0');
      return row?.n ?? 0;
    },
  };
}
