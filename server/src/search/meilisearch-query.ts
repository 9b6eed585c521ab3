import type { Index, Meilisearch, MultiSearchQueryWithFederation } from 'meilisearch';
import type { FoundRow } from './hit-reasons.js';
import type { StoredDocument } from './meilisearch-document.js';
import { allOf, among, anyOf, type FilterText } from './meilisearch-statement.js';
import { hasTopic, type Plan } from './plan.js';
import type { IndexQuestion } from './search-index.js';
import { rarestWords } from './ten-terms.js';

/** Hits of words beside a topic take part up to this many; words alone are all counted. */
const mostTextHits = 1000;

/** Every word must be there: what is left over widens by our own stated steps, not by dropping words. */
export const wholeWords = { matchingStrategy: 'all' } as const;

/** What a hit is shown, ordered and explained by: its labels in every language are most of a document. */
const readOfHits = { attributesToRetrieve: ['record_id', 'texts', 'concepts', 'sectors', 'country', 'place'] };

/** A plan as Meilisearch takes it: words, a filter, and the documents that the words alone would find. */
export interface BaseQuery {
  q: string;
  filter: FilterText;
  textIds: readonly string[];
  /** Words that the engine has no room for. */
  leftOut: string[];
}

/**
 * The plan as words and a filter. Words alone are searched as they are; beside a topic, a place or a close name their hits
 * are found first and joined to the filter by identifier, since a filter cannot hold a search.
 */
export async function baseQuery(
  client: Meilisearch,
  index: Index<StoredDocument>,
  plan: Plan,
  open: FilterText,
): Promise<BaseQuery> {
  const { sent, leftOut } = await rarestWords(client, index.uid, plan.words, open);
  const whole = sent.join(' ');
  const somewhere = plan.places.length > 0 || plan.countries.length > 0;
  const known = plan.asked.length > 0 || plan.sectors.length > 0 || plan.near.length > 0;
  const named = among('record_id', plan.named);
  if (!somewhere && !known && plan.named.length === 0) return { q: whole, filter: open, textIds: [], leftOut };
  const idsOf = async (q: string): Promise<string[]> => {
    if (q === '') return [];
    const options = { ...wholeWords, limit: mostTextHits, attributesToRetrieve: ['doc_id'] };
    const { hits } = await index.search(q, { ...options, ...(open === null ? {} : { filter: open }) });
    return hits.map((hit) => hit.doc_id);
  };
  // Beside a recognised topic the other words only order the answer.
  const restCounts = plan.typos || (plan.asked.length === 0 && plan.sectors.length === 0);
  const rest = restCounts ? await rarestWords(client, index.uid, plan.rest.split(' ').filter(Boolean), open) : null;
  const [textIds, restIds] = await Promise.all([idsOf(whole), idsOf(rest?.sent.join(' ') ?? '')]);
  // Of words alone all hits count: where they are more than can be joined, a close name is left to the words.
  if (!somewhere && !known && textIds.length >= mostTextHits) return { q: whole, filter: open, textIds: [], leftOut };
  const topic = hasTopic(plan)
    ? anyOf([
        among('concepts', [...plan.concepts, ...plan.near]),
        among('sectors', plan.sectors),
        among('doc_id', restIds),
      ])
    : null;
  const place = somewhere ? anyOf([among('place', plan.places), among('country', plan.countries)]) : null;
  return {
    q: '',
    filter: allOf([open, anyOf([allOf([topic, place]), among('doc_id', textIds), named])]),
    textIds,
    leftOut,
  };
}

/** What comes first among hits of a topic: the words themselves, the very concepts, narrower ones, the rest. */
function tiersOf(plan: Plan, textIds: readonly string[]): { part: FilterText; weight: number }[] {
  const asked = among('concepts', plan.asked);
  return [
    { part: among('record_id', plan.named), weight: 7, when: plan.named.length > 0 },
    {
      part: allOf([asked, among('place', plan.places)]),
      weight: 6,
      when: plan.asked.length > 0 && plan.places.length > 0,
    },
    { part: asked, weight: 5, when: plan.asked.length > 0 },
    { part: among('doc_id', textIds), weight: 4, when: textIds.length > 0 },
    { part: among('concepts', plan.concepts), weight: 3, when: plan.concepts.length > 0 },
    { part: among('place', plan.places), weight: 2, when: plan.places.length > 0 },
    { part: null, weight: 1, when: true },
  ]
    .filter((each) => each.when)
    .map(({ part, weight }) => ({ part, weight: weight / 7 }));
}

/** A page in the order wished for; by relevance, topics are ranked in tiers by federated search. */
export async function pageOf(
  client: Meilisearch,
  uid: string,
  { plan, sort, filters: { near }, first, offset }: IndexQuestion,
  { q, filter, textIds }: BaseQuery,
): Promise<FoundRow[]> {
  if (sort === 'relevance' && q === '' && (hasTopic(plan) || textIds.length > 0 || plan.named.length > 0)) {
    const queries = tiersOf(plan, textIds).map(({ part, weight }): MultiSearchQueryWithFederation => {
      const narrowed = allOf([filter, part]);
      return {
        indexUid: uid,
        q: '',
        ...readOfHits,
        federationOptions: { weight },
        ...(narrowed === null ? {} : { filter: narrowed }),
      };
    });
    const found = await client.multiSearch<
      { federation: { limit: number; offset: number }; queries: MultiSearchQueryWithFederation[] },
      StoredDocument
    >({ federation: { limit: first, offset }, queries });
    return found.hits.map((hit) => rowOf(hit, hit._federation?.weightedRankingScore ?? 0));
  }
  const order = {
    relevance: [],
    newest: ['updated:desc'],
    name: ['title:asc'],
    nearest: near ? [`_geoPoint(${near.latitude}, ${near.longitude}):asc`] : ['title:asc'],
  }[sort];
  const { hits } = await client.index<StoredDocument>(uid).search(q, {
    ...wholeWords,
    ...readOfHits,
    limit: first,
    offset,
    showRankingScore: true,
    ...(filter === null ? {} : { filter }),
    ...(order.length > 0 ? { sort: order } : {}),
  });
  return hits.map((hit) => rowOf(hit, hit._rankingScore ?? 0));
}

function rowOf(hit: StoredDocument, score: number): FoundRow {
  const { record_id, texts, concepts, sectors, country, place } = hit;
  return { record_id, score, texts, concepts, sectors, country, place };
}
