import type { Viewer } from '../identity/viewer.js';
import { fold, languagesOf } from '../thesaurus/normalise.js';
import { configurationOf, pgArray } from './document-store.js';
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

/** The words as text search sees them in every language they may be of, stemmed, and folded as written. */
function wordQuery(words: string, any: boolean): Sql {
  const one = (config: string, text: string): Sql => ({
    text: any
      ? `replace(plainto_tsquery(?::regconfig, ?)::text, '&', '|')::tsquery`
      : 'plainto_tsquery(?::regconfig, ?)',
    values: [config, text],
  });
  return join(
    [one('simple', fold(words)), ...languagesOf(words).map((lang) => one(configurationOf(lang), words))],
    ' || ',
  );
}

const no: Sql = { text: 'false', values: [] };
const yes: Sql = { text: 'true', values: [] };

function overlaps(column: string, values: readonly string[]): Sql {
  return values.length > 0 ? { text: `d.${column} && ?::text[]`, values: [pgArray(values)] } : no;
}

function among(column: string, values: readonly string[]): Sql {
  return values.length > 0 ? { text: `d.${column} = any(?::text[])`, values: [pgArray(values)] } : no;
}

function matches(words: string): Sql {
  if (words === '') return no;
  const query = wordQuery(words, false);
  return { text: `d.words @@ (${query.text})`, values: query.values };
}

/** Which documents answer the plan: a topic at a place, or all the words together as in a name. */
function condition(plan: Plan): Sql {
  const whole = plan.words.join(' ');
  if (plan.places.length === 0 && plan.countries.length === 0 && !hasTopic(plan))
    return whole === '' ? yes : matches(whole);
  const topic = hasTopic(plan)
    ? join(
        [
          overlaps('concepts', [...plan.concepts, ...plan.near]),
          overlaps('sectors', plan.sectors),
          // Beside a recognised topic the other words only order the answer.
          plan.asked.length > 0 || plan.sectors.length > 0 ? no : matches(plan.rest),
          plan.typos ? { text: '?::text <% d.names', values: [fold(plan.rest || whole)] } : no,
        ],
        ' or ',
      )
    : yes;
  const somewhere = plan.places.length > 0 || plan.countries.length > 0;
  const place = somewhere ? join([among('place', plan.places), among('country', plan.countries)], ' or ') : yes;
  return join([join([topic, place], ' and '), matches(whole)], ' or ');
}

/** How well a document answers: concepts asked for, nearness, words by where they stand, the place, the name. */
function score(plan: Plan): Sql {
  const whole = plan.words.join(' ');
  const parts: Sql[] = [];
  if (plan.asked.length > 0) {
    parts.push({
      text: '3 * cardinality(array(select unnest(d.concepts) intersect select unnest(?::text[])))',
      values: [pgArray(plan.asked)],
    });
    const { text, values } = overlaps('concepts', plan.concepts);
    parts.push({ text: `case when ${text} then 1.5 else 0 end`, values });
  }
  for (const [column, values, worth] of [
    ['concepts', plan.near, 1],
    ['sectors', plan.sectors, 1.5],
  ] as const) {
    const part = overlaps(column, values);
    if (part !== no) parts.push({ text: `case when ${part.text} then ${worth} else 0 end`, values: part.values });
  }
  if (plan.places.length > 0) {
    const part = among('place', plan.places);
    parts.push({ text: `case when ${part.text} then 2 else 0 end`, values: part.values });
  }
  if (whole !== '') {
    const words = wordQuery(whole, true);
    parts.push({ text: `4 * ts_rank(d.words, (${words.text}))`, values: words.values });
    parts.push({ text: 'word_similarity(?, d.names)', values: [fold(whole)] });
    parts.push({ text: 'similarity(?, lower(unaccent(d.title)))', values: [fold(whole)] });
  }
  return parts.length > 0 ? join(parts, ' + ') : { text: '0', values: [] };
}

/** Where each facet's values are, as an array column. */
export const facetColumns: Record<FacetName, string> = {
  kind: 'array[d.kind]',
  country: 'array[d.country]',
  place: 'array_remove(array[d.place], null)',
  region: 'array_remove(array[d.region], null)',
  sector: 'd.sectors',
  cluster: 'd.clusters',
  direction: 'd.directions',
  offeringKind: 'd.offering_kinds',
  agreement: 'd.agreements',
  target: 'd.targets',
  womenLed: 'd.women_forms',
  evidence: 'd.women_evidence',
  language: 'd.languages',
  size: 'array_remove(array[d.size], null)',
  concept: 'd.concepts',
};

function filterOf(name: FacetName, filters: SearchFilters): Sql {
  const wanted = filters[name];
  return wanted && wanted.length > 0 ? { text: `${facetColumns[name]} && ?::text[]`, values: [pgArray(wanted)] } : yes;
}

/** The documents this viewer may find: their audience's own, of published stakeholders, none blocked either way. */
export function visible(viewer: Viewer): Sql {
  const open: Sql = { text: '? = any(d.audiences)', values: [viewer.audience] };
  if (!viewer.actsFor) return open;
  const unblocked: Sql = {
    text: `not exists (select from block b
      where (b.from_id = ?::uuid and b.to_id::text = d.record_id)
         or (b.to_id = ?::uuid and b.from_id::text = d.record_id))`,
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

/** Filters that are no facets: they hold for every count. */
function within({ near, bounds, updatedSince }: SearchFilters): Sql {
  const parts: Sql[] = [yes];
  if (near?.km) {
    const { text, values } = distance(near.latitude, near.longitude);
    parts.push({ text: `${text} <= ?::float8`, values: [...values, near.km] });
  }
  if (bounds) {
    parts.push({
      text: 'd.latitude between ?::float8 and ?::float8 and d.longitude between ?::float8 and ?::float8',
      values: [bounds.south, bounds.north, bounds.west, bounds.east],
    });
  }
  if (updatedSince) parts.push({ text: 'd.updated_at >= ?::timestamptz', values: [updatedSince] });
  return join(parts, ' and ');
}

/**
 * The matching documents as a common table `m`, with a column telling for each filter whether it lets them pass.
 * It holds only what order and counts need: the texts of the few that are shown are fetched afterwards.
 */
export function matched({ plan, viewer, filters }: IndexQuestion, scored: boolean): Sql {
  const rank: Sql = scored ? score(plan) : { text: '0', values: [] };
  const passes = facetNames.map((name) => ({ name, ...filterOf(name, filters) }));
  const where = join([visible(viewer), condition(plan), within(filters)], ' and ');
  return {
    text: `with m as materialized (
      select d.doc_id, d.record_id, d.title, d.title_lang, d.kind, d.country, d.place, d.region, d.sectors, d.clusters,
        d.directions, d.offering_kinds, d.agreements, d.targets, d.women_forms, d.women_evidence, d.languages, d.size,
        d.concepts, d.updated_at, d.latitude, d.longitude, (${rank.text})::float8 as score,
        ${passes.map(({ name, text }) => `(${text}) as "pass_${name}"`).join(', ')}
      from search_document d where ${where.text})`,
    values: [...rank.values, ...passes.flatMap((each) => each.values), ...where.values],
  };
}

/** All filters together, or all but one: what a facet counts. */
export function passing(except?: FacetName): string {
  return facetNames
    .filter((name) => name !== except)
    .map((name) => `d."pass_${name}"`)
    .join(' and ');
}
