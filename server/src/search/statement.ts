import type { Viewer } from '../identity/viewer.js';
import { fold, languagesOf, plainOf } from '../thesaurus/normalise.js';
import type { SpottedNoun } from '../thesaurus/spotting.js';
import { audienceBit } from './document-store.js';
import type { FacetNumberMap } from './facet-numbers.js';
import { facetKey } from './facet-values.js';
import { pgArray } from './pg-array.js';
import { hasTopic, type Plan } from './plan.js';
import { type FacetName, facetNames, type SearchFilters } from './search-engine.js';
import type { IndexQuestion } from './search-index.js';
import { configurationOf } from './text-configuration.js';

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

/** A word as text search sees it in every language it may be of, stemmed, and folded as written. */
function anyForm(word: string): Sql {
  const forms = [['simple', fold(word)], ...languagesOf(word).map((lang) => [configurationOf(lang), plainOf(word)])];
  return {
    text: `(${forms.map(() => 'plainto_tsquery(?::regconfig, ?)').join(' || ')})`,
    values: forms.flat(),
  };
}

/** Several words in any of their forms, joined by && or ||. */
function wordQuery(words: readonly string[], joined: '&&' | '||'): Sql {
  const forms = words.map(anyForm);
  return { text: forms.map((each) => each.text).join(` ${joined} `), values: forms.flatMap((each) => each.values) };
}

/** What words of a label can stand for; each is a facet of the same name. */
export const spottedNouns: readonly SpottedNoun[] = ['concept', 'sector', 'country', 'place'];
const no: Sql = { text: 'false', values: [] };
const yes: Sql = { text: 'true', values: [] };

/** Documents with one of a facet's values. A value given its number since they were read is looked up by the statement. */
function tagged(numbers: FacetNumberMap, name: FacetName, values: readonly string[]): Sql {
  if (values.length === 0) return no;
  const known = values.map((id) => numbers.get(facetKey({ name, id }))).filter((each) => each !== undefined);
  const list = { text: '?::int[]', values: [`{${known.join(',')}}`] };
  if (known.length === values.length) return { text: `d.tags && ${list.text}`, values: list.values };
  return {
    text: `d.tags && (${list.text} || array(select number from search_facet_value where name = ? and value = any(?::text[])))`,
    values: [...list.values, name, pgArray(values)],
  };
}

/** Documents with all of the words in their own texts. */
function inOwnTexts(words: readonly string[]): Sql {
  const { text, values } = wordQuery(words, '&&');
  return { text: `d.words @@ (${text})`, values };
}

/** Documents with all of the words: each in a text of their own, or in a label of what they are about. */
function matches(numbers: FacetNumberMap, { labelled }: Plan, words: readonly string[]): Sql {
  if (words.length === 0) return no;
  const plain = words.filter((word) => !labelled.has(word));
  const parts: Sql[] = plain.length > 0 ? [inOwnTexts(plain)] : [];
  for (const word of words) {
    const by = labelled.get(word);
    if (!by) continue;
    const form = anyForm(word);
    parts.push(
      join(
        [
          { text: `d.words @@ ${form.text}`, values: form.values },
          ...spottedNouns.map((noun) => tagged(numbers, noun, [...by[noun]])).filter((each) => each !== no),
        ],
        ' or ',
      ),
    );
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
function condition(numbers: FacetNumberMap, plan: Plan): Sql {
  if (plan.only) return { text: 'd.record_id = any(?::text[])', values: [pgArray(plan.only)] };
  const rest = plan.rest.split(' ').filter(Boolean);
  const place = atPlaces(numbers, plan);
  if (place === yes && !hasTopic(plan)) {
    return plan.words.length === 0 ? yes : join([matches(numbers, plan, plan.words), ...named(plan)], ' or ');
  }
  const topic = hasTopic(plan)
    ? join(
        [
          tagged(numbers, 'concept', [...plan.concepts, ...plan.near]),
          tagged(numbers, 'sector', plan.sectors),
          // Beside a recognised topic the other words only order the answer.
          plan.asked.length > 0 || plan.sectors.length > 0 ? no : matches(numbers, plan, rest),
          plan.typos ? speltLike(fold(plan.rest || plan.words.join(' '))) : no,
        ].filter((each) => each !== no),
        ' or ',
      )
    : yes;
  // Labels have had their say in the topic: beside it all the words must stand in the document's own texts, as in a name.
  const own = plan.words.length > 0 ? [inOwnTexts(plan.words)] : [];
  return join([join([topic, place], ' and '), ...own, ...named(plan)], ' or ');
}

/** Documents whose name is close to the query, where there are any. */
function named(plan: Plan): Sql[] {
  return plan.named.length === 0 ? [] : [{ text: 'd.record_id = any(?::text[])', values: [pgArray(plan.named)] }];
}

/** Documents at one of the places or countries asked for; all of them where none is. */
export function atPlaces(numbers: FacetNumberMap, plan: Pick<Plan, 'places' | 'countries'>): Sql {
  const parts = [tagged(numbers, 'place', plan.places), tagged(numbers, 'country', plan.countries)];
  const asked = parts.filter((each) => each !== no);
  return asked.length > 0 ? join(asked, ' or ') : yes;
}

/** Points for what a document is about and where it is: concepts asked for before narrower ones, then nearness. */
export function topicScore(numbers: FacetNumberMap, plan: Plan): Sql {
  if (plan.only) {
    return { text: '1.0 / (60 + array_position(?::text[], d.record_id))', values: [pgArray(plan.only)] };
  }
  const worth: [Sql, number][] = [
    ...plan.asked.map((id): [Sql, number] => [tagged(numbers, 'concept', [id]), 3]),
    [plan.asked.length > 0 ? tagged(numbers, 'concept', plan.concepts) : no, 1.5],
    [tagged(numbers, 'concept', plan.near), 1],
    [tagged(numbers, 'sector', plan.sectors), 1.5],
    [tagged(numbers, 'place', plan.places), 2],
  ];
  const parts = worth
    .filter(([part]) => part !== no)
    .map(([{ text, values }, points]): Sql => ({ text: `case when ${text} then ${points} else 0 end`, values }));
  if (plan.named.length > 0) {
    parts.push({ text: 'coalesce(1000 - array_position(?::text[], d.record_id), 0)', values: [pgArray(plan.named)] });
  }
  return parts.length > 0 ? join(parts, ' + ') : { text: '0', values: [] };
}

/** Points for a word of the query in the name: the quickest sign that the text will count. */
export function nameScore(plan: Plan): Sql {
  if (plan.only || plan.words.length === 0) return { text: '0', values: [] };
  const { text, values } = wordQuery(plan.words, '||');
  return { text: `case when d.name_words @@ (${text}) then 2 else 0 end`, values };
}

/** Documents with all the words of the query in their own texts, of which the best are ranked before others. */
export function ownWords(plan: Plan): Sql {
  return plan.only || plan.words.length === 0 ? no : inOwnTexts(plan.words);
}

/** Points for the words by where they stand, and for the likeness of the name. */
export function textScore(plan: Plan): Sql {
  if (plan.only || plan.words.length === 0) return { text: '0', values: [] };
  const whole = fold(plan.words.join(' '));
  const words = wordQuery(plan.words, '||');
  return {
    text: `4 * ts_rank(d.words, (${words.text})) + word_similarity(?, d.names) + similarity(?, d.names)`,
    values: [...words.values, whole, whole],
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
export function answering(numbers: FacetNumberMap, { plan, viewer, filters }: IndexQuestion): Sql {
  return join(
    [visible(viewer), condition(numbers, plan), within(filters)].filter((each) => each !== yes),
    ' and ',
  );
}

/** The documents that answer and that every filter lets pass. */
export function passing(numbers: FacetNumberMap, question: IndexQuestion): Sql {
  return join([answering(numbers, question), ...given(numbers, question.filters).map((each) => each.filter)], ' and ');
}

/**
 * The documents that answer and fail at most one filter: those that facets count, since a facet's counts leave out its own
 * filter alone.
 */
export function counted(numbers: FacetNumberMap, question: IndexQuestion): Sql {
  const filters = given(numbers, question.filters).map((each) => each.filter);
  const answer = answering(numbers, question);
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
export function failedFilter(numbers: FacetNumberMap, filters: SearchFilters): Sql {
  const all = given(numbers, filters);
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

function given(numbers: FacetNumberMap, filters: SearchFilters): { name: FacetName; filter: Sql }[] {
  return filtered(filters).map((name) => ({ name, filter: tagged(numbers, name, filters[name] ?? []) }));
}
