import type { Viewer } from '../identity/viewer.js';
import { fold } from '../thesaurus/normalise.js';
import type { SpottedNoun } from '../thesaurus/spotting.js';
import { audienceBit } from './document-store.js';
import type { FacetNumberMap } from './facet-numbers.js';
import { facetKey } from './facet-values.js';
import { pgArray } from './pg-array.js';
import { hasTopic, type Plan } from './plan.js';
import { type FacetName, facetNames, type SearchFilters } from './search-engine.js';
import type { IndexQuestion } from './search-index.js';

/** A piece of a statement with the values of its placeholders in order. */
export interface Sql {
  text: string;
  values: unknown[];
}

function join(parts: readonly Sql[], separator: string): Sql {
  return {
    text: parts.map((each) => `(${each.text})`).join(separator),
    values: parts.flatMap((each) => each.values),
  };
}

/** What is known of facet values and of words before a statement is written. */
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
const no: Sql = { text: 'false', values: [] };
const yes: Sql = { text: 'true', values: [] };

/** Documents with one of a facet's values; none where no document has any, which is not the same as not being asked for. */
function tagged({ numbers }: Pick<Known, 'numbers'>, name: FacetName, values: readonly string[]): Sql {
  if (values.length === 0) return no;
  const known = values.flatMap((id) => numbers.get(facetKey({ name, id })) ?? []);
  return { text: 'd.tags && ?::int[]', values: [`{${known.join(',')}}`] };
}

/** Documents with all of the words in their own texts. */
function inOwnTexts(known: Known, words: readonly string[]): Sql {
  const query = wordQuery(known, words, '&');
  return query ? { text: 'd.words @@ ?::tsquery', values: [query] } : no;
}

/** Documents with all of the words: each in a text of their own, or in a label of what they are about. */
function matches(known: Known, { labelled }: Plan, words: readonly string[]): Sql {
  if (words.length === 0) return no;
  const plain = words.filter((word) => !labelled.has(word));
  const parts: Sql[] = plain.length > 0 ? [inOwnTexts(known, plain)] : [];
  for (const word of words) {
    const by = labelled.get(word);
    if (!by) continue;
    const either = [inOwnTexts(known, [word]), ...spottedNouns.map((noun) => tagged(known, noun, [...by[noun]]))];
    const some = either.filter((each) => each !== no);
    parts.push(some.length > 0 ? join(some, ' or ') : no);
  }
  return join(parts, ' and ');
}

/**
 * Documents with a name spelt almost so. Where the database takes no letters but Latin ones for letters, other scripts have
 * no trigrams: looking for none of them would read the whole index, and find nothing.
 */
function speltLike(words: string): Sql {
  return { text: `show_trgm(?::text) <> '{}' and ?::text <% d.names`, values: [words, words] };
}

/** Which documents answer the plan: those it lists, or a topic at a place, or all the words together as in a name. */
function condition(known: Known, plan: Plan): Sql {
  if (plan.only) return { text: 'd.record_id = any(?::text[])', values: [pgArray(plan.only)] };
  const rest = plan.rest.split(' ').filter(Boolean);
  const place = atPlaces(known, plan);
  if (place === yes && !hasTopic(plan)) {
    return plan.words.length === 0 ? yes : join([matches(known, plan, plan.words), ...named(plan)], ' or ');
  }
  const topic = hasTopic(plan)
    ? join(
        [
          tagged(known, 'concept', [...plan.concepts, ...plan.near]),
          tagged(known, 'sector', plan.sectors),
          // Beside a recognised topic the other words only order the answer.
          plan.asked.length > 0 || plan.sectors.length > 0 ? no : matches(known, plan, rest),
          plan.typos ? speltLike(fold(plan.rest || plan.words.join(' '))) : no,
        ].filter((each) => each !== no),
        ' or ',
      )
    : yes;
  // Labels have had their say in the topic: beside it all the words must stand in the document's own texts, as in a name.
  const own = plan.words.length > 0 ? [inOwnTexts(known, plan.words)] : [];
  return join([join([topic, place], ' and '), ...own, ...named(plan)], ' or ');
}

/** Documents whose name is close to the query, where there are any. */
function named(plan: Plan): Sql[] {
  return plan.named.length === 0 ? [] : [{ text: 'd.record_id = any(?::text[])', values: [pgArray(plan.named)] }];
}

/** Documents at one of the places or countries asked for; all of them where none is. */
export function atPlaces(known: Pick<Known, 'numbers'>, plan: Pick<Plan, 'places' | 'countries'>): Sql {
  const parts = [tagged(known, 'place', plan.places), tagged(known, 'country', plan.countries)];
  const asked = parts.filter((each) => each !== no);
  return asked.length > 0 ? join(asked, ' or ') : yes;
}

/** Documents with a word of the query in the name: the quickest sign that the text will count. */
export function inName(known: Known, plan: Plan): Sql {
  const query = plan.only ? null : wordQuery(known, plan.words, '|');
  return query ? { text: 'd.name_words @@ ?::tsquery', values: [query] } : no;
}

/** Documents with all the words of the query in their own texts, of which the best are ranked before others. */
export function ownWords(known: Known, plan: Plan): Sql {
  return plan.only || plan.words.length === 0 ? no : inOwnTexts(known, plan.words);
}

/** Points for the words by where they stand, and for the likeness of the name. */
export function textScore(known: Known, plan: Plan): Sql {
  const query = plan.only ? null : wordQuery(known, plan.words, '|');
  if (!query) return { text: '0', values: [] };
  const whole = fold(plan.words.join(' '));
  return {
    text: `4 * ts_rank(d.words, ?::tsquery) + word_similarity(?, d.names) + similarity(?, d.names)`,
    values: [query, whole, whole],
  };
}

/** The documents this viewer may find: their audience's own, of published stakeholders, none blocked either way. */
export function visible(viewer: Viewer): Sql {
  const open: Sql = { text: `d.open_to & ${audienceBit(viewer.audience)} <> 0`, values: [] };
  if (!viewer.actsFor) return open;
  const unblocked: Sql = {
    text: `not exists (select from block b
      where (b.from_id = ?::uuid and b.to_id::text = d.record_id)
         or (b.to_id = ?::uuid and b.binds_both and b.from_id::text = d.record_id))`,
    values: [viewer.actsFor, viewer.actsFor],
  };
  return join([open, unblocked], ' and ');
}

/** Great-circle distance in kilometres from a point to the document's place, by the haversine formula. */
function distance(latitude: number, longitude: number): Sql {
  return {
    text: `12742 * asin(sqrt(power(sin(radians(d.latitude - ?::float8) / 2), 2)
      + cos(radians(?::float8)) * cos(radians(d.latitude)) * power(sin(radians(d.longitude - ?::float8) / 2), 2)))`,
    values: [latitude, latitude, longitude],
  };
}

/** Nearest first; those without a place last. Without a point there is no nearness, so the order is by name. */
export function nearestOrder(near: SearchFilters['near']): Sql {
  if (!near) return { text: 'd.title, d.record_id', values: [] };
  const { text, values } = distance(near.latitude, near.longitude);
  return { text: `${text} nulls last, d.record_id`, values };
}

const kilometresPerDegree = 111.19;

/** The strip of latitudes that holds everything within a distance, found by the index before distances are measured. */
function aroundPoint(latitude: number, km: number): Sql {
  const reach = km / kilometresPerDegree;
  return { text: 'd.latitude between ?::float8 and ?::float8', values: [latitude - reach, latitude + reach] };
}

/** Filters that are no facets: they hold for every count. */
function within({ near, bounds, updatedSince, among }: SearchFilters): Sql {
  const parts: Sql[] = [yes];
  if (near?.km) {
    const { text, values } = distance(near.latitude, near.longitude);
    parts.push(aroundPoint(near.latitude, near.km), { text: `${text} <= ?::float8`, values: [...values, near.km] });
  }
  if (bounds) {
    parts.push({
      text: 'd.latitude between ?::float8 and ?::float8 and d.longitude between ?::float8 and ?::float8',
      values: [bounds.south, bounds.north, bounds.west, bounds.east],
    });
  }
  if (among) parts.push({ text: 'd.record_id = any(?::text[])', values: [pgArray(among)] });
  if (updatedSince) parts.push({ text: 'd.updated_at >= ?::timestamptz', values: [updatedSince] });
  return join(parts, ' and ');
}

/** The documents that answer, whatever the facet filters say of them. */
export function answering(known: Known, { plan, viewer, filters }: IndexQuestion): Sql {
  return join(
    [visible(viewer), condition(known, plan), within(filters)].filter((each) => each !== yes),
    ' and ',
  );
}

/** The documents that answer and that every filter lets pass. */
export function passing(known: Known, question: IndexQuestion): Sql {
  return join([answering(known, question), ...given(known, question.filters).map((each) => each.filter)], ' and ');
}

/**
 * The documents that answer and fail at most one filter: those that facets count, since a facet's counts leave out its own
 * filter alone.
 */
export function counted(known: Known, question: IndexQuestion): Sql {
  const filters = given(known, question.filters).map((each) => each.filter);
  const answer = answering(known, question);
  if (filters.length < 2) return answer;
  const allButOne = filters.map((left) =>
    join(
      filters.filter((each) => each !== left),
      ' and ',
    ),
  );
  return join([answer, join(allButOne, ' or ')], ' and ');
}

/** The name of the facet whose filter one of these documents fails, empty when it passes them all. */
export function failedFilter(known: Known, filters: SearchFilters): Sql {
  const all = given(known, filters);
  if (all.length === 0) return { text: `''::text`, values: [] };
  return {
    text: `case ${all.map(({ name, filter }) => `when not (${filter.text}) then '${name}'`).join(' ')} else '' end`,
    values: all.flatMap(({ filter }) => filter.values),
  };
}

/** The facets whose filter narrows the answer. */
export function filtered(filters: SearchFilters): FacetName[] {
  return facetNames.filter((name) => (filters[name]?.length ?? 0) > 0);
}

function given(known: Known, filters: SearchFilters): { name: FacetName; filter: Sql }[] {
  return filtered(filters).map((name) => ({ name, filter: tagged(known, name, filters[name] ?? []) }));
}
