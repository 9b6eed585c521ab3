import type { FacetNumbers } from './facet-numbers.js';
import { numbersIn } from './facet-values.js';
import type { FoundRow } from './hit-reasons.js';
import { readTags } from './hit-tags.js';
import type { Read } from './index-reader.js';
import { pgArray } from './pg-array.js';
import type { Plan } from './plan.js';
import type { FacetGroup } from './postgres-facets.js';
import type { FacetName } from './search-engine.js';
import type { IndexQuestion } from './search-index.js';
import {
  counted,
  inName,
  type Known,
  nearestOrder,
  ownWords,
  passing,
  type Sql,
  textScore,
  visible,
} from './statement.js';

/** How many of the most promising hits have their words and names read; the rest follow by topic and place alone. */
const ranked = 250;
/** How many with all words of the query in their own texts are looked for first. */
const mostOwn = 2000;
/** What makes a hit promising besides what it is about: a word of the query in its name, all of them in its own texts. */
const promise = { name: 2, own: 1 };

function orderOf({ sort, filters }: IndexQuestion): Sql {
  if (sort === 'nearest') return nearestOrder(filters.near);
  return { text: sort === 'newest' ? 'd.updated_at desc, d.record_id' : 'd.title, d.record_id', values: [] };
}

/** A row of the page as the statement gives it; its values as letters. */
interface ShownRow extends Pick<FoundRow, 'record_id' | 'score' | 'texts'> {
  facets: string;
}

/** All hits as lists of one text each: rows by the ten thousand cost more than what is in them. */
interface HitLists {
  records: string;
  tags: string;
  /** A letter for each hit that tells whether its name has a word of the query. */
  named: string;
  /** Records with all words of the query in their own texts. */
  own: string;
}

const isNamed = '+';

/** The hits that fail no more than one filter. */
async function readHits(read: Read, known: Known, question: IndexQuestion): Promise<HitLists> {
  const { plan, viewer } = question;
  const [where, name, own, open] = [
    counted(known, question),
    inName(known, plan),
    ownWords(known, plan),
    visible(viewer),
  ];
  const list = (column: string, between: string) => `coalesce(string_agg(${column}, '${between}'), '')`;
  const [lists] = await read<HitLists>({
    text: `select ${list('d.record_id', ' ')} as records, ${list('d.facets', ' ')} as tags,
        ${list(`case when ${name.text} then '${isNamed}' else '-' end`, '')} as named,
        (select ${list('o.record_id', ' ')} from (
          select d.record_id from search_document d where (${own.text}) and (${open.text}) limit ${mostOwn}) o) as own
      from search_document d where ${where.text}`,
    values: [...name.values, ...own.values, ...open.values, ...where.values],
  });
  return lists ?? { records: '', tags: '', named: '', own: '' };
}

/** Points for records that a plan names, whatever they are about. */
function pointsByName({ only, named }: Plan): Map<string, number> {
  if (only) return new Map(only.map((id, at) => [id, 1 / (61 + at)]));
  return new Map(named.map((id, at) => [id, 999 - at]));
}

/** Positions in the order of their points; what has the same keeps its order. */
function inOrder(positions: readonly number[], pointsOf: (position: number) => number): number[] {
  const groups = new Map<number, number[]>();
  for (const position of positions) {
    const points = pointsOf(position);
    const group = groups.get(points);
    if (group) group.push(position);
    else groups.set(points, [position]);
  }
  return [...groups].sort(([one], [other]) => other - one).flatMap(([, group]) => group);
}

/**
 * A page by relevance and its facets from one reading of the hits. Every hit has points for topic, place and name; the best
 * of them, and first those with all the words in their own texts, have points for their words as well.
 */
export async function pageByRelevance(
  read: Read,
  known: Known,
  question: IndexQuestion,
): Promise<{ rows: ShownRow[]; groups: FacetGroup[] }> {
  const { plan, filters, first, offset } = question;
  const lists = await readHits(read, known, question);
  const records = lists.records === '' ? [] : lists.records.split(' ');
  const { points, passes, groups } = readTags(lists.tags, records.length, known.numbers, plan, filters);
  const own = new Set(lists.own.split(' '));
  const byName = pointsByName(plan);
  const pointsAt = (at: number) => (points[at] ?? 0) + (byName.get(records[at] ?? '') ?? 0);
  const passing = [...records.keys()].filter((at) => passes[at]);
  const order = inOrder(
    passing,
    (at) =>
      pointsAt(at) + (lists.named[at] === isNamed ? promise.name : 0) + (own.has(records[at] ?? '') ? promise.own : 0),
  );
  const show = (positions: readonly number[], score: Sql, from: number, most: number) =>
    positions.length === 0 || most <= 0
      ? []
      : scored(
          read,
          question,
          positions.map((at) => ({ id: records[at] ?? '', points: pointsAt(at) })),
          score,
          from,
          most,
        );
  const end = offset + first;
  const rows = [
    ...(await show(order.slice(0, ranked), textScore(known, plan), offset, first)),
    // Beyond those whose words were read the order stands.
    ...(await show(order.slice(Math.max(offset, ranked), end), { text: '0', values: [] }, 0, first)),
  ];
  return { rows, groups };
}

/** Equal scores are many: comparing their titles by the rules of a language would take longer than all the rest. */
const byScore = 'score desc, d.title collate "C", d.record_id collate "C"';

/** Rows of some hits, those with the most points for their words and of their own first. */
function scored(
  read: Read,
  { viewer }: IndexQuestion,
  hits: readonly { id: string; points: number }[],
  score: Sql,
  offset: number,
  first: number,
): Promise<ShownRow[]> {
  const open = visible(viewer);
  return read<ShownRow>({
    text: `select d.record_id, best.points + (${score.text})::float8 as score, d.texts, d.facets
      from unnest(?::text[], ?::float8[]) best(id, points)
      join search_document d on d.record_id = best.id and (${open.text})
      order by ${byScore} limit ?::int offset ?::int`,
    values: [
      ...score.values,
      pgArray(hits.map((each) => each.id)),
      `{${hits.map((each) => each.points).join(',')}}`,
      ...open.values,
      first,
      offset,
    ],
  });
}

/** A page in an order that has nothing to do with the query. */
export async function pageInOrder(read: Read, known: Known, question: IndexQuestion): Promise<ShownRow[]> {
  const where = passing(known, question);
  const order = orderOf(question);
  return read<ShownRow>({
    text: `select d.record_id, 0 as score, d.texts, d.facets from search_document d
      where ${where.text} order by ${order.text} limit ?::int offset ?::int`,
    values: [...where.values, ...order.values, question.first, question.offset],
  });
}

export async function countOf(read: Read, known: Known, question: IndexQuestion): Promise<number> {
  const { text, values } = passing(known, question);
  const statement = `select count(*)::int as count from search_document d where ${text}`;
  const [row] = await read<{ count: number }>({ text: statement, values });
  return row?.count ?? 0;
}

/** A row with what its values stand for. */
export async function foundFrom(facetNumbers: FacetNumbers, rows: readonly ShownRow[]): Promise<FoundRow[]> {
  const own = rows.map((row) => numbersIn(row.facets));
  const values = await facetNumbers.valuesOf(own.flat());
  return rows.map(({ facets: _, ...row }, at) => {
    const all = (own[at] ?? []).flatMap((number) => values.get(number) ?? []);
    const of = (name: FacetName) => all.filter((each) => each.name === name).map((each) => each.id);
    return {
      ...row,
      concepts: of('concept'),
      sectors: of('sector'),
      country: of('country')[0] ?? '',
      place: of('place')[0] ?? null,
    };
  });
}
