import type { FacetNumbers } from './facet-numbers.js';
import type { FoundRow } from './hit-reasons.js';
import type { Read } from './index-reader.js';
import { type FacetGroup, facetGroups } from './postgres-facets.js';
import type { FacetName } from './search-engine.js';
import type { IndexQuestion } from './search-index.js';
import {
  counted,
  failedFilter,
  type Known,
  nameScore,
  nearestOrder,
  ownWords,
  passing,
  type Sql,
  textScore,
  topicScore,
} from './statement.js';

/** How many of the most promising hits have their words and names read; the rest follow by topic and place alone. */
const ranked = 250;
/** How many with all words of the query in their own texts are looked for first. */
const mostOwn = 2000;

function orderOf({ sort, filters }: IndexQuestion): Sql {
  if (sort === 'nearest') return nearestOrder(filters.near);
  return { text: sort === 'newest' ? 'd.updated_at desc, d.record_id' : 'd.title, d.record_id', values: [] };
}

/** Equal scores are many: comparing their titles by the rules of a language would take longer than all the rest. */
const byScore = 'score desc, title collate "C", record_id collate "C"';

const shown = `jsonb_agg(jsonb_build_object('record_id', s.record_id, 'score', page.score, 'texts', s.texts, 'tags', s.tags)
  order by page.position)`;

/** A row of the page as the statement gives it. */
interface ShownRow extends Pick<FoundRow, 'record_id' | 'score' | 'texts'> {
  tags: number[];
}

/**
 * A page by relevance and its facets from one reading of the hits. Every hit has points for topic, place and name; the best
 * of them, and first those with all the words in their own texts, have points for their words as well.
 */
export async function pageByRelevance(
  read: Read,
  known: Known,
  question: IndexQuestion,
  mostCounted: number,
): Promise<{ rows: ShownRow[]; groups: FacetGroup[] }> {
  const { plan, first, offset, filters } = question;
  const where = counted(known, question);
  const failed = failedFilter(known, filters);
  const topic = topicScore(known, plan);
  const name = nameScore(known, plan);
  const own = ownWords(known, plan);
  const text = textScore(known, plan);
  const [row] = await read<{ rows: ShownRow[] | null; groups: FacetGroup[] }>({
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
export async function pageInOrder(read: Read, known: Known, question: IndexQuestion): Promise<ShownRow[]> {
  const where = passing(known, question);
  const order = orderOf(question);
  const [row] = await read<{ rows: ShownRow[] | null }>({
    text: `select ${shown} as rows from (
        select d.doc_id, 0 as score, row_number() over () as position from (
          select d.doc_id from search_document d where ${where.text} order by ${order.text}
          limit ?::int offset ?::int) d) page
      join search_document s using (doc_id)`,
    values: [...where.values, ...order.values, question.first, question.offset],
  });
  return row?.rows ?? [];
}

export async function countOf(read: Read, known: Known, question: IndexQuestion): Promise<number> {
  const { text, values } = passing(known, question);
  const statement = `select count(*)::int as count from search_document d where ${text}`;
  const [row] = await read<{ count: number }>({ text: statement, values });
  return row?.count ?? 0;
}

/** A row with what its tags stand for. */
export async function foundFrom(facetNumbers: FacetNumbers, rows: readonly ShownRow[]): Promise<FoundRow[]> {
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
