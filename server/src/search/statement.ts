import type { Viewer } from '../identity/viewer.js';
import { fold } from '../thesaurus/normalise.js';
import type { SpottedNoun } from '../thesaurus/spotting.js';
import { all, any, type Condition, distance, everything, nothing, type Sql } from './condition.js';
import { audienceBit } from './document-store.js';
import type { FacetNumberMap } from './facet-numbers.js';
import { facetKey } from './facet-values.js';
import { hasTopic, type Plan } from './plan.js';
import { type FacetName, facetNames, type SearchFilters } from './search-engine.js';
import type { IndexQuestion } from './search-index.js';

/** What is known of facet values and of words before a condition is made. */
export interface Known {
  numbers: FacetNumberMap;
  /** What finds each word of the query. */
  forms: ReadonlyMap<string, string>;
}

/** What finds several words, all of them or any; null where none of them can be found. */
function wordQuery({ forms }: Known, words: readonly string[], joined: '&' | '|'): string | null {
  const found = words.flatMap((word) => forms.get(word) ?? []);
  return found.length > 0 ? found.join(` ${joined} `) : null;
}

/** What words of a label can stand for; each is a facet of the same name. */
export const spottedNouns: readonly SpottedNoun[] = ['concept', 'sector', 'country', 'place'];

/** Documents with one of a facet's values; none where no document has any, which is not the same as not being asked for. */
function tagged({ numbers }: Pick<Known, 'numbers'>, name: FacetName, values: readonly string[]): Condition {
  const known = values.flatMap((id) => numbers.get(facetKey({ name, id })) ?? []);
  return known.length > 0 ? { is: 'tagged', numbers: known } : nothing;
}

/** Documents with all of the words in their own texts. */
function inOwnTexts(known: Known, words: readonly string[]): Condition {
  const query = wordQuery(known, words, '&');
  return query ? { is: 'found', sql: { text: 'd.words @@ ?::tsquery', values: [query] } } : nothing;
}

/** Documents with all of the words: each in a text of their own, or in a label of what they are about. */
function matches(known: Known, { labelled }: Plan, words: readonly string[]): Condition {
  if (words.length === 0) return nothing;
  const plain = words.filter((word) => !labelled.has(word));
  const parts = plain.length > 0 ? [inOwnTexts(known, plain)] : [];
  for (const word of words) {
    const by = labelled.get(word);
    if (by)
      parts.push(any(inOwnTexts(known, [word]), ...spottedNouns.map((noun) => tagged(known, noun, [...by[noun]]))));
  }
  return all(...parts);
}

/**
 * Documents with a name spelt almost so. Where the database takes no letters but Latin ones for letters, other scripts have
 * no trigrams: looking for none of them would read the whole index, and find nothing.
 */
function speltLike(words: string): Condition {
  return { is: 'found', sql: { text: `show_trgm(?::text) <> '{}' and ?::text <% d.names`, values: [words, words] } };
}

/** Which documents answer the plan: those it lists, or a topic at a place, or all the words together as in a name. */
function meant(known: Known, plan: Plan): Condition {
  if (plan.only) return { is: 'listed', records: plan.only };
  const rest = plan.rest.split(' ').filter(Boolean);
  const place = atPlaces(known, plan);
  const named: Condition = plan.named.length > 0 ? { is: 'listed', records: plan.named } : nothing;
  if (place === everything && !hasTopic(plan)) {
    return plan.words.length === 0 ? everything : any(matches(known, plan, plan.words), named);
  }
  const topic = hasTopic(plan)
    ? any(
        tagged(known, 'concept', [...plan.concepts, ...plan.near]),
        tagged(known, 'sector', plan.sectors),
        // Beside a recognised topic the other words only order the answer.
        plan.asked.length > 0 || plan.sectors.length > 0 ? nothing : matches(known, plan, rest),
        plan.typos ? speltLike(fold(plan.rest || plan.words.join(' '))) : nothing,
      )
    : everything;
  // Labels have had their say in the topic: beside it all the words must stand in the document's own texts, as in a name.
  return any(all(topic, place), inOwnTexts(known, plan.words), named);
}

/** Documents at one of the places or countries asked for; all of them where none is. */
export function atPlaces(known: Pick<Known, 'numbers'>, plan: Pick<Plan, 'places' | 'countries'>): Condition {
  if (plan.places.length === 0 && plan.countries.length === 0) return everything;
  return any(tagged(known, 'place', plan.places), tagged(known, 'country', plan.countries));
}

/** All by which a word of the query can be met: a name with one of them is the quickest sign that the text will count. */
export function lexemesAsked({ forms }: Known, { only, words }: Plan): string[] {
  if (only) return [];
  return words.flatMap((word) =>
    Array.from((forms.get(word) ?? '').matchAll(/'([^']+)'/g), ([, lexeme = '']) => lexeme),
  );
}

/** Documents with all the words of the query in their own texts, of which the best are ranked before others. */
export function ownWords(known: Known, plan: Plan): Condition {
  return plan.only ? nothing : inOwnTexts(known, plan.words);
}

/** Points for the words by where they stand, and for what of them is like a name. */
export function textScore(known: Known, plan: Plan): Sql {
  const query = plan.only ? null : wordQuery(known, plan.words, '|');
  if (!query) return { text: '0', values: [] };
  const whole = fold(plan.words.join(' '));
  return {
    text: '4 * ts_rank(d.words, ?::tsquery) + word_similarity(?, d.names)',
    values: [query, whole],
  };
}

/** The documents this viewer may find: their audience's own, of published stakeholders, none blocked either way. */
export function visible(viewer: Viewer): Condition {
  const open: Condition = { is: 'open', to: audienceBit(viewer.audience) };
  if (!viewer.actsFor) return open;
  const blocked: Sql = {
    text: `d.record_id in (select b.to_id::text from block b where b.from_id = ?::uuid
      union select b.from_id::text from block b where b.to_id = ?::uuid and b.binds_both)`,
    values: [viewer.actsFor, viewer.actsFor],
  };
  return all(open, { is: 'not', of: { is: 'found', sql: blocked } });
}

/** Nearest first; those without a place last. Without a point there is no nearness, so the order is by name. */
export function nearestOrder(near: SearchFilters['near']): Sql {
  if (!near) return { text: 'd.title, d.record_id', values: [] };
  const { text, values } = distance(near.latitude, near.longitude);
  return { text: `${text} nulls last, d.record_id`, values };
}

/** Filters that are no facets: they hold for every count. */
function within({ near, bounds, updatedSince, among }: SearchFilters): Condition {
  const parts: Condition[] = [];
  if (near?.km) parts.push({ is: 'around', latitude: near.latitude, longitude: near.longitude, km: near.km });
  if (bounds) parts.push({ is: 'inside', bounds });
  if (among) parts.push({ is: 'listed', records: among });
  // A day begins at midnight in UTC, whatever hour the database lives by.
  if (updatedSince) parts.push({ is: 'since', seconds: Date.parse(updatedSince) / 1000 });
  return all(...parts);
}

/** The documents that answer, whatever the facet filters say of them. */
export function answering(known: Known, { plan, viewer, filters }: IndexQuestion): Condition {
  return all(visible(viewer), meant(known, plan), within(filters));
}

/** The documents that answer and that every filter lets pass. */
export function passing(known: Known, question: IndexQuestion): Condition {
  return all(answering(known, question), ...given(known, question.filters).map((each) => each.filter));
}

/** The facets whose filter narrows the answer. */
export function filtered(filters: SearchFilters): FacetName[] {
  return facetNames.filter((name) => (filters[name]?.length ?? 0) > 0);
}

/** Each facet's filter. */
export function given(known: Pick<Known, 'numbers'>, filters: SearchFilters): { name: FacetName; filter: Condition }[] {
  return filtered(filters).map((name) => ({ name, filter: tagged(known, name, filters[name] ?? []) }));
}

/** What a plan gives points for: each concept that was asked for by itself, the rest once, however much of it is met. */
export function worthOf(known: Pick<Known, 'numbers'>, plan: Plan): { condition: Condition; points: number }[] {
  if (plan.only) return [];
  return [
    ...plan.asked.map((id) => ({ condition: tagged(known, 'concept', [id]), points: 3 })),
    { condition: plan.asked.length > 0 ? tagged(known, 'concept', plan.concepts) : nothing, points: 1.5 },
    { condition: tagged(known, 'concept', plan.near), points: 1 },
    { condition: tagged(known, 'sector', plan.sectors), points: 1.5 },
    { condition: tagged(known, 'place', plan.places), points: 2 },
  ];
}
