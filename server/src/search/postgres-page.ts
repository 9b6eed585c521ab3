import { foundIn, type Sql, sqlOf } from './condition.js';
import { numbersOf, testOf } from './conditions-in-memory.js';
import type { Documents } from './documents.js';
import type { FacetNumbers } from './facet-numbers.js';
import { numbersIn } from './facet-values.js';
import type { Found, HeldDocuments } from './held-documents.js';
import type { FoundRow } from './hit-reasons.js';
import { type FacetGroup, hitsOf, pointsOf } from './hits.js';
import type { Read } from './index-reader.js';
import { hasInName } from './name-words.js';
import { pgArray } from './pg-array.js';
import type { Plan } from './plan.js';
import type { FacetName } from './search-engine.js';
import { type IndexQuestion, withNames } from './search-index.js';
import {
  answering,
  given,
  type Known,
  lexemesAsked,
  nearestOrder,
  ownWords,
  passing,
  textScore,
  visible,
  worthOf,
} from './statement.js';

/** How many of the most promising hits have their words and names read; the rest follow by topic and place alone. */
const ranked = 150;
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

/** Points for records that a plan names, whatever they are about. */
function pointsByName({ only, named }: Plan): Map<string, number> {
  if (only) return new Map(only.map((id, at) => [id, 1 / (61 + at)]));
  return new Map(named.map((id, at) => [id, 999 - at]));
}

/** Documents in the order of their points; what has the same keeps its order. */
function inOrder(numbers: readonly number[], pointsOf: (number: number) => number): number[] {
  const groups = new Map<number, number[]>();
  for (const number of numbers) {
    const points = pointsOf(number);
    const group = groups.get(points);
    if (group) group.push(number);
    else groups.set(points, [number]);
  }
  return [...groups].sort(([one], [other]) => other - one).flatMap(([, group]) => group);
}

/** A record with its points for topic, place and name. */
interface Promising {
  id: string;
  points: number;
}

/**
 * A page by relevance and its facets. Every hit has points for topic, place and name; the best of them, and first those with
 * all the words in their own texts, have points for their words as well.
 */
export async function pageByRelevance(
  read: Read,
  held: HeldDocuments,
  known: Known,
  question: IndexQuestion,
): Promise<{ rows: ShownRow[]; groups: FacetGroup[] }> {
  const { plan, filters, first, offset } = question;
  const own = ownWords(known, plan);
  const end = offset + first;
  // Close names are listed records: they change nothing of what PostgreSQL is asked.
  const wanted = [answering(known, question), own].flatMap(foundIn);
  const pick = (documents: Documents, found: Found, named: IndexQuestion) => {
    const [answers, byName] = [answering(known, named), pointsByName(named.plan)];
    const hits = hitsOf(documents, found, answers, given(known, filters));
    const points = pointsOf(documents, found, worthOf(known, plan));
    const [isNamed, isOwn] = [hasInName(documents, lexemesAsked(known, plan)), testOf(documents, own, found)];
    const recordOf = (number: number) => documents.records[number] ?? '';
    const pointsAt = (number: number) => points(number) + (byName.get(recordOf(number)) ?? 0);
    const order = inOrder(
      hits.passing,
      (number) => pointsAt(number) + (isNamed(number) ? promise.name : 0) + (isOwn(number) ? promise.own : 0),
    );
    const promising = (numbers: readonly number[]) =>
      numbers.map((number): Promising => ({ id: recordOf(number), points: pointsAt(number) }));
    return {
      groups: hits.groups,
      best: promising(order.slice(0, ranked)),
      // Beyond those whose words are read the order stands.
      rest: promising(order.slice(Math.max(offset, ranked), end)),
    };
  };
  const { groups, best, rest } = await held.read(wanted, pick, withNames(question));
  const rows = [
    ...(await scored(read, question, best, textScore(known, plan), offset, first)),
    ...(await scored(read, question, rest, { text: '0', values: [] }, 0, first)),
  ];
  return { rows, groups };
}

/** Equal scores are many: comparing their titles by the rules of a language would take longer than all the rest. */
const byScore = 'score desc, d.title collate "C", d.record_id collate "C"';

/** Rows of some hits, those with the most points for their words and of their own first. */
async function scored(
  read: Read,
  { viewer }: IndexQuestion,
  hits: readonly Promising[],
  score: Sql,
  offset: number,
  first: number,
): Promise<ShownRow[]> {
  if (hits.length === 0) return [];
  const open = sqlOf(visible(viewer));
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

/** A page in an order that has nothing to do with the query, and its facets. */
export async function pageInOrder(
  read: Read,
  held: HeldDocuments,
  known: Known,
  question: IndexQuestion,
): Promise<{ rows: ShownRow[]; groups: FacetGroup[] }> {
  const where = sqlOf(passing(known, question));
  const order = orderOf(question);
  const answers = answering(known, question);
  const [rows, groups] = await Promise.all([
    read<ShownRow>({
      text: `select d.record_id, 0 as score, d.texts, d.facets from search_document d
        where ${where.text} order by ${order.text} limit ?::int offset ?::int`,
      values: [...where.values, ...order.values, question.first, question.offset],
    }),
    held.read(
      foundIn(answers),
      (documents, found) => hitsOf(documents, found, answers, given(known, question.filters)).groups,
    ),
  ]);
  return { rows, groups };
}

/** The records that answer and pass every filter. */
export function recordsOf(held: HeldDocuments, known: Known, question: IndexQuestion): Promise<string[]> {
  const where = passing(known, question);
  return held.read(foundIn(where), (documents, found) =>
    numbersOf(documents, where, found).map((number) => documents.records[number] ?? ''),
  );
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
