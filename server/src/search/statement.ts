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

/** A word as text search sees it in every language it may be of, stemmed, and folded as written. */
function anyForm(word: string): Sql {
  const forms = [['simple', fold(word)], ...languagesOf(word).map((lang) => [configurationOf(lang), word])];
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

const no: Sql = { text: 'false', values: [] };
const yes: Sql = { text: 'true', values: [] };

function overlaps(column: string, values: readonly string[]): Sql {
  return values.length > 0 ? { text: `d.${column} && ?::text[]`, values: [pgArray(values)] } : no;
}

function among(column: string, values: readonly string[]): Sql {
  return values.length > 0 ? { text: `d.${column} = any(?::text[])`, values: [pgArray(values)] } : no;
}

/** Documents with all of the words in their own texts. */
function inOwnTexts(words: readonly string[]): Sql {
  const { text, values } = wordQuery(words, '&&');
  return { text: `d.words @@ (${text})`, values };
}

/** Documents with all of the words: each in a text of their own, or in a label of what they are about. */
function matches({ labelled }: Plan, words: readonly string[]): Sql {
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
          ...(by.concept.size > 0 ? [overlaps('concepts', [...by.concept])] : []),
          ...(by.sector.size > 0 ? [overlaps('sectors', [...by.sector])] : []),
          ...(by.country.size > 0 ? [among('country', [...by.country])] : []),
          ...(by.place.size > 0 ? [among('place', [...by.place])] : []),
        ],
        ' or ',
      ),
    );
  }
  return join(parts, ' and ');
}

/** Which documents answer the plan: a topic at a place, or all the words together as in a name. */
function condition(plan: Plan): Sql {
  const rest = plan.rest.split(' ').filter(Boolean);
  if (plan.places.length === 0 && plan.countries.length === 0 && !hasTopic(plan))
    return plan.words.length === 0 ? yes : matches(plan, plan.words);
  const topic = hasTopic(plan)
    ? join(
        [
          overlaps('concepts', [...plan.concepts, ...plan.near]),
          overlaps('sectors', plan.sectors),
          // Beside a recognised topic the other words only order the answer.
          plan.asked.length > 0 || plan.sectors.length > 0 ? no : matches(plan, rest),
          plan.typos ? { text: '?::text <% d.names', values: [fold(plan.rest || plan.words.join(' '))] } : no,
        ].filter((each) => each !== no),
        ' or ',
      )
    : yes;
  const somewhere = plan.places.length > 0 || plan.countries.length > 0;
  const place = somewhere
    ? join(
        [among('place', plan.places), among('country', plan.countries)].filter((each) => each !== no),
        ' or ',
      )
    : yes;
  // Labels have had their say in the topic: beside it all the words must stand in the document's own texts, as in a name.
  const own = plan.words.length > 0 ? [inOwnTexts(plan.words)] : [];
  return join([join([topic, place], ' and '), ...own], ' or ');
}

/** Points for what a document is about and where it is: concepts asked for before narrower ones, then nearness. */
export function topicScore(plan: Plan): Sql {
  const parts = plan.asked.map((id): Sql => {
    const { text, values } = overlaps('concepts', [id]);
    return { text: `case when ${text} then 3 else 0 end`, values };
  });
  for (const [part, worth] of [
    [plan.asked.length > 0 ? overlaps('concepts', plan.concepts) : no, 1.5],
    [overlaps('concepts', plan.near), 1],
    [overlaps('sectors', plan.sectors), 1.5],
    [among('place', plan.places), 2],
  ] as const) {
    if (part !== no) parts.push({ text: `case when ${part.text} then ${worth} else 0 end`, values: part.values });
  }
  return parts.length > 0 ? join(parts, ' + ') : { text: '0', values: [] };
}

/** Whether the name has a word of the query: the quickest sign that the text will count. */
export function nameScore(plan: Plan): Sql {
  if (plan.words.length === 0) return { text: '0', values: [] };
  const { text, values } = wordQuery(plan.words, '||');
  return { text: `case when d.name_words @@ (${text}) then 2 else 0 end`, values };
}

/** Points for the words by where they stand, and for the likeness of the name. */
export function textScore(plan: Plan): Sql {
  if (plan.words.length === 0) return { text: '0', values: [] };
  const whole = fold(plan.words.join(' '));
  const words = wordQuery(plan.words, '||');
  return {
    text: `4 * ts_rank(d.words, (${words.text})) + word_similarity(?, d.names) + similarity(?, d.names)`,
    values: [...words.values, whole, whole],
  };
}

/** Where each facet's values are, as an array column. */
const facetColumns: Record<FacetName, string> = {
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

/** The documents that answer, whatever the facet filters say of them. */
export function answering({ plan, viewer, filters }: IndexQuestion): Sql {
  return join(
    [visible(viewer), condition(plan), within(filters)].filter((each) => each !== yes),
    ' and ',
  );
}

/** The documents that answer and that every filter lets pass. */
export function passing(question: IndexQuestion): Sql {
  return join([answering(question), ...given(question.filters).map((each) => each.filter)], ' and ');
}

/**
 * The name of the one facet whose filter a document fails, empty when it passes them all, null when it fails several. A
 * facet's counts leave out its own filter, so they are those of documents that pass all, or fail that filter alone.
 */
export function failedFilter(filters: SearchFilters): Sql {
  const all = given(filters);
  if (all.length === 0) return { text: `''::text`, values: [] };
  const failures = all.map(({ name, filter }) => ({
    text: `case when ${filter.text} then null else '${name}' end`,
    values: filter.values,
  }));
  return {
    text: `(select case count(name) when 0 then '' when 1 then min(name) end
      from unnest(array[${failures.map((each) => each.text).join(', ')}]::text[]) name)`,
    values: failures.flatMap((each) => each.values),
  };
}

/** The facets whose filter narrows the answer. */
export function filtered(filters: SearchFilters): FacetName[] {
  return given(filters).map((each) => each.name);
}

function given(filters: SearchFilters): { name: FacetName; filter: Sql }[] {
  return facetNames.map((name) => ({ name, filter: filterOf(name, filters) })).filter(({ filter }) => filter !== yes);
}
